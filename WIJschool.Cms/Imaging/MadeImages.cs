using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WIJschool.Cms.Imaging;

/// <summary>A picture that is ready to be sent, or why there is none.</summary>
/// <param name="Version">Changes with the source and with what is asked of it.</param>
internal sealed record MadeImage(FileInfo? File, ImageFormat? Format, string Version, ImageProblem? Problem = null);

/// <summary>Finds pictures that were made before and makes the others.</summary>
internal sealed class MadeImages(ImageMaker maker, ImageFolder folder, ImageLimits limits, TimeProvider clock) : IDisposable
{
    /// <summary>Raised when the same commands come to make another picture, so that kept ones are not served any more.</summary>
    private const int Generation = 1;

    private const int MostRemembered = 1000;
    private const int MostPlain = 20_000;
    private static readonly TimeSpan RefusalLasts = TimeSpan.FromMinutes(5);

    private readonly SharedWork<MadeImage> work = new(limits.Workers);
    private readonly ConcurrentDictionary<string, (ImageProblem Problem, DateTimeOffset Until)> refused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> plain = new(StringComparer.Ordinal);

    /// <summary>The picture that the commands make of a file.</summary>
    /// <param name="source">The file, which exists.</param>
    /// <param name="named">The format by its name.</param>
    /// <exception cref="OperationCanceledException">Who asked has gone.</exception>
    public async Task<MadeImage> GetAsync(FileInfo source, ImageFormat named, ImageCommands commands, CancellationToken ct)
    {
        var asked = commands.Format is null ? commands with { Format = named } : commands;
        var version = VersionOf(source, asked.Key);
        var name = $"{version}.{asked.Format!.Name}";
        if (folder.Find(name) is { } kept) return new MadeImage(kept, asked.Format, version);
        if (refused.TryGetValue(version, out var refusal) && clock.GetUtcNow() < refusal.Until) return new MadeImage(File: null, asked.Format, version, refusal.Problem);

        var tooBusy = new MadeImage(File: null, asked.Format, version, ImageProblem.Busy);
        return await work.RunAsync(version, stop => Make(source, asked, version, name, stop), limits.QueueTime, tooBusy, ct);
    }

    /// <summary>The file as it was uploaded, without what it tells of its maker.</summary>
    /// <returns>The copy; null when the file itself tells nothing.</returns>
    /// <exception cref="OperationCanceledException">Who asked has gone.</exception>
    public async Task<MadeImage?> GetPlainAsync(FileInfo source, ImageFormat format, CancellationToken ct)
    {
        var version = VersionOf(source, "plain");
        if (plain.ContainsKey(version)) return null;

        var name = $"{version}.{format.Name}";
        if (folder.Find(name) is { } kept) return new MadeImage(kept, format, version);

        var tooBusy = new MadeImage(File: null, format, version, ImageProblem.Busy);
        var made = await work.RunAsync(version, _ => MakePlain(source, format, version, name), limits.QueueTime, tooBusy, ct);
        return made is { File: null, Problem: null } ? null : made;
    }

    /// <inheritdoc />
    public void Dispose() => work.Dispose();

    private MadeImage MakePlain(FileInfo source, ImageFormat format, string version, string name)
    {
        var written = folder.NewFile(name);
        try
        {
            if (ImageMaker.MakePlain(source.FullName, written)) return new MadeImage(folder.Keep(written, name), format, version);

            if (plain.Count >= MostPlain) plain.Clear();
            plain[version] = true;
            return new MadeImage(File: null, format, version);
        }
        finally
        {
            File.Delete(written);
        }
    }

    private MadeImage Make(FileInfo source, ImageCommands commands, string version, string name, CancellationToken ct)
    {
        if (folder.Find(name) is { } kept) return new MadeImage(kept, commands.Format, version); // somebody was just ready

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limits.WorkTime);
        var written = folder.NewFile(name);
        try
        {
            var problem = maker.Make(source.FullName, written, commands, patience.Token);
            if (problem is not null) return Refuse(problem, commands, version);
            return new MadeImage(folder.Keep(written, name), commands.Format, version);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Refuse(ImageProblem.TooSlow, commands, version);
        }
        finally
        {
            File.Delete(written);
        }
    }

    // a bad file is not read again each time that somebody asks for it
    private MadeImage Refuse(ImageProblem problem, ImageCommands commands, string version)
    {
        if (refused.Count >= MostRemembered) refused.Clear();
        refused[version] = (problem, clock.GetUtcNow() + RefusalLasts);
        return new MadeImage(File: null, commands.Format, version, problem);
    }

    private static string VersionOf(FileInfo source, string asked)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Generation}|{source.FullName}|{source.LastWriteTimeUtc.Ticks}|{source.Length}|{asked}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));
    }
}
