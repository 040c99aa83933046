using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using WIJschool.Cms.Persistence;

namespace WIJschool.Cms.Imaging;

/// <summary>
/// The pictures that were made, as files below the data folder (<c>Umbraco:CMS:Imaging:Cache:CacheFolder</c>). A file's name stands for
/// the source in its present state and for what was asked of it, so that a kept picture is never out of date; the ones that were not
/// asked for longest go when the folder grows over its size. Nothing is remembered of it in memory: nodes may share the folder.
/// </summary>
internal sealed class ImageFolder(
    CmsDatabaseOptions database, IOptionsMonitor<ImagingSettings> umbraco, IOptionsMonitor<ImageOptions> options, TimeProvider clock, ILogger<ImageFolder> logger) : IDisposable
{
    private const string AppRoot = "~/";
    private const string Unfinished = ".part";
    private const long Megabyte = 1024 * 1024;

    /// <summary>What is left when files have gone, so that the next few pictures do not ask for another round.</summary>
    private const double LeftOver = 0.9;

    private static readonly TimeSpan UseIsNoted = TimeSpan.FromHours(1);
    private static readonly TimeSpan GivenUp = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim cleaning = new(1, 1);
    private long size = -1;

    /// <summary>Umbraco's default lies in its own folder; in ours it is <c>TEMP/MediaCache</c> below the data folder.</summary>
    private string Root => umbraco.CurrentValue.Cache.CacheFolder is var folder && folder.StartsWith(AppRoot, StringComparison.Ordinal)
        ? Path.Combine(Path.GetFullPath(database.DataDirectory), folder.EndsWith("/TEMP/MediaCache", StringComparison.Ordinal) ? "TEMP/MediaCache" : folder[AppRoot.Length..])
        : Path.GetFullPath(folder);

    /// <summary>A kept picture.</summary>
    /// <param name="name">A hexadecimal name of some length, with an extension.</param>
    /// <returns>The file, or null when it is not there or too old.</returns>
    public FileInfo? Find(string name)
    {
        var file = new FileInfo(PathOf(name));
        var now = clock.GetUtcNow().UtcDateTime;
        if (!file.Exists || file.LastWriteTimeUtc + umbraco.CurrentValue.Cache.CacheMaxAge < now) return null;

        if (file.LastAccessTimeUtc + UseIsNoted < now) NoteUse(file, now);
        return file;
    }

    /// <summary>A place to write a picture before it is <see cref="Keep">kept</see>.</summary>
    public string NewFile(string name)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return $"{path}.{Guid.NewGuid():N}{Unfinished}";
    }

    /// <summary>Keeps what was written, in one step: who reads it sees all of it or nothing.</summary>
    public FileInfo Keep(string written, string name)
    {
        var path = PathOf(name);
        File.Move(written, path, overwrite: true);
        var kept = new FileInfo(path);
        NoteUse(kept, clock.GetUtcNow().UtcDateTime);
        Grow(kept.Length);
        return kept;
    }

    /// <summary>Waits until a round of cleaning that is going on has ended.</summary>
    internal async Task WhenCleanAsync()
    {
        await cleaning.WaitAsync();
        cleaning.Release();
    }

    /// <inheritdoc />
    public void Dispose() => cleaning.Dispose();

    private string PathOf(string name) => Path.Combine(Root, name[..2], name);

    private void Grow(long bytes)
    {
        var known = Interlocked.Read(ref size) >= 0;
        if ((known && Interlocked.Add(ref size, bytes) <= options.CurrentValue.CacheMegabytes * Megabyte) || !cleaning.Wait(0)) return;

        _ = Task.Run(() =>
        {
            try
            {
                Clean(options.CurrentValue.CacheMegabytes * Megabyte);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                logger.FolderNotCleaned(failure);
            }
            finally
            {
                cleaning.Release();
            }
        });
    }

    private void Clean(long most)
    {
        var files = new DirectoryInfo(Root).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).ToList();
        var left = files.Sum(file => file.Length);
        var given = clock.GetUtcNow().UtcDateTime - GivenUp;
        var (full, removed) = (left, 0);
        foreach (var file in files.OrderBy(file => file.LastAccessTimeUtc))
        {
            var isGivenUp = file.Extension == Unfinished && file.LastWriteTimeUtc < given;
            if (!isGivenUp && (full <= most || left <= most * LeftOver || file.Extension == Unfinished)) continue;

            left -= file.Length;
            file.Delete(); // another node may have been first: that is no error
            removed++;
        }

        Interlocked.Exchange(ref size, left);
        if (removed > 0) logger.KeptPicturesRemoved(removed, full / Megabyte);
    }

    private static void NoteUse(FileInfo file, DateTime now)
    {
        try
        {
            file.LastAccessTimeUtc = now; // set by hand: many disks do not note reading
        }
        catch (IOException)
        {
            // it has just gone
        }
    }
}
