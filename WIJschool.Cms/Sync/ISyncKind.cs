using System.Xml.Linq;

namespace WIJschool.Cms.Sync;

/// <summary>A kind of item that uSync files describe: how one is found, written as a file and made from one.</summary>
internal interface ISyncKind
{
    /// <summary>The folder of the kind below <c>uSync/v17</c>.</summary>
    string Folder { get; }

    /// <summary>The name of the root element of its files.</summary>
    string Element { get; }

    /// <summary>All items of the site in the order of their files' names.</summary>
    Task<IReadOnlyList<XElement>> ExportAsync(CancellationToken ct);

    /// <summary>The item of the site that a file speaks of, as a file; null when there is none.</summary>
    Task<XElement?> CurrentAsync(SyncFile file, CancellationToken ct);

    /// <summary>Puts files in the order in which they can be imported: what others point at first.</summary>
    IEnumerable<SyncFile> Ordered(IEnumerable<SyncFile> files) => files.OrderBy(f => f.Level).ThenBy(f => f.Path, StringComparer.Ordinal);

    /// <summary>Makes the site's item equal to the file.</summary>
    /// <exception cref="SyncFileException">The file asks for something that cannot be.</exception>
    Task ApplyAsync(SyncFile file, CancellationToken ct);

    /// <summary>What of the file can be set only when all files have been applied once: mutual references.</summary>
    Task FinishAsync(SyncFile file, CancellationToken ct) => Task.CompletedTask;
}
