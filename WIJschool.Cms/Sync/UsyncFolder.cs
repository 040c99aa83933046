using System.Text;
using System.Xml.Linq;

namespace WIJschool.Cms.Sync;

/// <summary>The site as files in uSync 17's format: import, export and the report of what an import would change.</summary>
/// <remarks>Format: uSync 17 (https://github.com/KevinJump/uSync), written by us from its files.</remarks>
public sealed class UsyncFolder
{
    private const string VersionFile = "usync.config";
    private const string Version = "<uSync version=\"17.0.0.0\" format=\"10.7.0\" />";

    private readonly IReadOnlyList<ISyncKind> kinds;
    private readonly SyncTransaction transaction;
    private readonly SyncMediaFiles mediaFiles;

    internal UsyncFolder(IEnumerable<ISyncKind> kinds, SyncTransaction transaction, SyncMediaFiles mediaFiles)
    {
        this.kinds = [.. kinds];
        this.transaction = transaction;
        this.mediaFiles = mediaFiles;
    }

    /// <summary>What importing the folder would change and why. Nothing is changed.</summary>
    /// <param name="folder">A folder such as <c>uSync/v17</c>.</param>
    /// <param name="ct">Stops it between two files.</param>
    /// <exception cref="SyncFileException">A file cannot be read.</exception>
    public async Task<IReadOnlyList<SyncChange>> ReportAsync(string folder, CancellationToken ct)
    {
        var changes = new List<SyncChange>();
        foreach (var (kind, file) in Files(folder)) changes.Add(await JudgeAsync(kind, file, ct));
        return changes;
    }

    /// <summary>Makes the site equal to the folder, in one transaction; what the folder does not name stays.</summary>
    /// <param name="folder">A folder such as <c>uSync/v17</c>; media files lie in <c>media</c> beside or in it.</param>
    /// <param name="ct">Stops it between two files; nothing remains then.</param>
    /// <exception cref="SyncFileException">A file is broken; nothing of the import remains.</exception>
    public async Task<IReadOnlyList<SyncChange>> ImportAsync(string folder, CancellationToken ct)
    {
        var files = Files(folder).ToList(); // a broken file is found before anything is changed
        var changes = new List<SyncChange>();
        await transaction.RunAsync(async () =>
        {
            foreach (var group in files.GroupBy(f => f.Kind).Select(g => g.ToList())) await ImportAsync(group, changes, ct);
        });
        mediaFiles.CopyFrom(folder);
        return changes;
    }

    /// <summary>Writes the whole site to the folder. A file that already says the same is left alone; one of an item that is gone is removed.</summary>
    /// <returns>The paths that were written or removed, relative to the folder.</returns>
    public async Task<IReadOnlyList<string>> ExportAsync(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var touched = new List<string>();
        foreach (var kind in kinds) await ExportAsync(folder, kind, touched, ct);
        Write(Path.Combine(folder, VersionFile), new SyncFile(VersionFile, XElement.Parse(Version)).ToBytes(), touched);
        return [.. touched.Select(path => Path.GetRelativePath(folder, path))];
    }

    private static async Task ImportAsync(List<(ISyncKind Kind, SyncFile File)> files, List<SyncChange> changes, CancellationToken ct)
    {
        var applied = new List<(ISyncKind Kind, SyncFile File)>();
        foreach (var (kind, file) in files)
        {
            ct.ThrowIfCancellationRequested();
            var change = await JudgeAsync(kind, file, ct);
            changes.Add(change);
            if (change.Kind == SyncChangeKind.None) continue;
            await kind.ApplyAsync(file, ct);
            applied.Add((kind, file));
        }
        foreach (var (kind, file) in applied) await kind.FinishAsync(file, ct);
    }

    private static async Task<SyncChange> JudgeAsync(ISyncKind kind, SyncFile file, CancellationToken ct)
    {
        var item = $"{kind.Folder}/{file.Alias}";
        var current = await kind.CurrentAsync(file, ct);
        if (current is null) return new SyncChange(item, SyncChangeKind.Create, []);
        var differences = SyncDifference.Between(current, file.Root);
        return new SyncChange(item, differences.Count == 0 ? SyncChangeKind.None : SyncChangeKind.Update, differences);
    }

    private IEnumerable<(ISyncKind Kind, SyncFile File)> Files(string folder)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        foreach (var kind in kinds)
        {
            var place = Path.Combine(folder, kind.Folder);
            if (!Directory.Exists(place)) continue;
            var files = Directory.EnumerateFiles(place, "*.config", SearchOption.AllDirectories).Select(SyncFile.Load).ToList();
            foreach (var file in files.Where(f => f.Root.Name.LocalName != kind.Element && !IsEmptyMarker(f)))
                throw file.Wrong($"the element {kind.Element} was expected, not {file.Root.Name.LocalName}");
            foreach (var file in kind.Ordered(files.Where(f => !IsEmptyMarker(f)))) yield return (kind, file);
        }
    }

    // uSync leaves <Empty> files behind for items that were deleted or renamed where the folder came from
    private static bool IsEmptyMarker(SyncFile file) => file.Root.Name.LocalName == "Empty";

    private static async Task ExportAsync(string folder, ISyncKind kind, List<string> touched, CancellationToken ct)
    {
        var place = Path.Combine(folder, kind.Folder);
        var items = await kind.ExportAsync(ct);
        if (items.Count == 0 && !Directory.Exists(place)) return;
        Directory.CreateDirectory(place);

        var old = Directory.EnumerateFiles(place, "*.config").Select(SyncFile.Load).ToList();
        var names = old.GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.First().Path);
        var taken = names.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            var file = new SyncFile("", item);
            if (!names.TryGetValue(file.Key, out var path)) path = NewName(place, file, taken);
            Write(path, file.ToBytes(), touched);
            written.Add(path);
        }
        foreach (var gone in old.Select(f => f.Path).Where(path => !written.Contains(path)))
        {
            File.Delete(gone);
            touched.Add(gone);
        }
    }

    private static string NewName(string place, SyncFile file, HashSet<string> taken)
    {
        var name = Safe(file.Alias);
        var path = Path.Combine(place, $"{name}.config");
        if (!taken.Add(path)) taken.Add(path = Path.Combine(place, $"{name}_{file.Key.ToString("N")[..8]}.config"));
        return path;
    }

    private static string Safe(string alias)
    {
        var name = new StringBuilder();
        foreach (var letter in alias.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter == '.') name.Append(letter);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
        }
        var text = name.ToString().Trim('-', '.');
        return text.Length == 0 ? "item" : text;
    }

    private static void Write(string path, byte[] bytes, List<string> touched)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) return;
        var fresh = path + ".new"; // a full disk or a killed process leaves the old file whole
        File.WriteAllBytes(fresh, bytes);
        File.Move(fresh, path, overwrite: true);
        touched.Add(path);
    }
}
