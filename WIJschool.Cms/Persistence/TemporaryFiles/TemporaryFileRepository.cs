using System.Globalization;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace WIJschool.Cms.Persistence.TemporaryFiles;

/// <summary>Uploads that wait for the form they belong to: a folder a file, under the data directory.</summary>
internal sealed class TemporaryFileRepository(CmsDatabaseOptions options) : ITemporaryFileRepository
{
    private const string ExpiryFile = ".until";

    private string Root => Path.Combine(Path.GetFullPath(options.DataDirectory), "temp", "uploads");

    public async Task<TemporaryFileModel?> GetAsync(Guid key)
    {
        var folder = Folder(key);
        try
        {
            if (!folder.Exists || await Expiry(folder) is not { } until || folder.EnumerateFiles().FirstOrDefault(f => f.Name != ExpiryFile) is not { } file) return null;
            return new TemporaryFileModel { Key = key, FileName = file.Name, AvailableUntil = until, OpenReadStream = () => file.OpenRead() };
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // Core deletes an upload in the background once it is used
        }
    }

    public async Task SaveAsync(TemporaryFileModel model)
    {
        var folder = Folder(model.Key);
        if (folder.Exists) folder.Delete(recursive: true);
        folder.Create();

        // only the last part of the name: what a browser sends may hold a path
        await using (var target = File.Create(Path.Combine(folder.FullName, Path.GetFileName(model.FileName))))
        await using (var source = model.OpenReadStream())
        {
            await source.CopyToAsync(target);
        }
        var until = model.AvailableUntil.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, ExpiryFile), until); // last, so that a half upload is no file
    }

    public Task DeleteAsync(Guid key)
    {
        var folder = Folder(key);
        if (folder.Exists) folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Deletes what is no longer available, and half uploads of which nobody knows until when they are.</summary>
    public async Task<IEnumerable<Guid>> CleanUpOldTempFiles(DateTime dateTime)
    {
        var now = dateTime.ToUniversalTime();
        var root = new DirectoryInfo(Root);
        if (!root.Exists) return [];
        List<Guid> deleted = [];
        foreach (var folder in root.EnumerateDirectories())
        {
            if (!Guid.TryParse(folder.Name, out var key)) continue;
            var until = await Expiry(folder) ?? folder.LastWriteTimeUtc.AddDays(1);
            if (until >= now) continue;
            await DeleteAsync(key);
            deleted.Add(key);
        }
        return deleted;
    }

    private DirectoryInfo Folder(Guid key) => new(Path.Combine(Root, key.ToString("N")));

    private static async Task<DateTime?> Expiry(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, ExpiryFile);
        if (!File.Exists(path)) return null;
        return DateTime.TryParse(await File.ReadAllTextAsync(path), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var until) ? until : null;
    }
}
