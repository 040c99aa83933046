using Umbraco.Cms.Core.IO;

namespace WIJschool.Cms.Api.Management.Files;

/// <summary>The tree of one of Core's file systems: its folders, and its files of one kind.</summary>
/// <param name="files">The file system.</param>
/// <param name="extension">As in <c>.css</c>.</param>
internal sealed class CoreFileTree(IFileSystem files, string extension) : FileTree
{
    public override bool HasFile(FilePath path) => !path.IsRoot && files.FileExists(path.Relative);

    public override bool HasFolder(FilePath path) => path.IsRoot || files.DirectoryExists(path.Relative);

    protected override IEnumerable<FilePath> Files(FilePath folder) => files.GetFiles(folder.Relative).Select(file => folder.At(Path.GetFileName(file)))
        .Where(file => file.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    protected override IEnumerable<FilePath> Folders(FilePath folder) => files.GetDirectories(folder.Relative).Select(below => folder.At(Path.GetFileName(below)));
}
