namespace WIJschool.Cms.Api.Management.Files;

/// <summary>A folder of the site with what is in it, as the back office shows it. What is not there has nothing in it.</summary>
internal abstract class FileTree
{
    /// <summary>Whether what stands at the top names <c>/</c> as its parent; else it has none.</summary>
    protected virtual bool TopHasParent => false;

    /// <summary>What is in a folder: folders first, each by name.</summary>
    public IReadOnlyList<FileTreeItem> Level(FilePath folder) =>
    [
        .. Sorted(Folders(folder)).Select(path => Show(path, isFolder: true, TopHasParent)),
        .. Sorted(Files(folder)).Select(path => Show(path, isFolder: false, TopHasParent)),
    ];

    /// <summary>The way from the top to a place, the place itself last; nothing for a place that is not there.</summary>
    public IReadOnlyList<FileTreeItem> Ancestors(FilePath descendant) => HasFile(descendant) || HasFolder(descendant)
        ? [.. descendant.Line().Select(path => Show(path, isFolder: !HasFile(path), topHasParent: true))] : [];

    /// <summary>What stands around a place in its folder, the place included.</summary>
    public Subset<FileTreeItem> Siblings(FilePath target, int before, int after)
    {
        var level = Level(target.Parent ?? FilePath.Root);
        return Subset<FileTreeItem>.Around(level, item => item.Path == target.ToString(), before, after);
    }

    /// <summary>Those that are there, in the order in which they are asked.</summary>
    public IReadOnlyList<FileItem> Items(IEnumerable<FilePath> paths) => [.. paths.Distinct().Where(path => !path.IsRoot && (HasFile(path) || HasFolder(path)))
        .Select(path => new FileItem(path.Name, path.ToString(), new FolderReference(path.Parent!.ToString()), IsFolder: !HasFile(path)))];

    public abstract bool HasFile(FilePath path);

    public abstract bool HasFolder(FilePath path);

    protected abstract IEnumerable<FilePath> Files(FilePath folder);

    protected abstract IEnumerable<FilePath> Folders(FilePath folder);

    private FileTreeItem Show(FilePath path, bool isFolder, bool topHasParent) => new(
        path.Name, path.ToString(), topHasParent && path.Parent is { } parent ? new FolderReference(parent.ToString()) : FolderReference.Above(path),
        isFolder, HasChildren: isFolder && (Folders(path).Any() || Files(path).Any()));

    private static IEnumerable<FilePath> Sorted(IEnumerable<FilePath> paths) => paths.OrderBy(path => path.Name, StringComparer.OrdinalIgnoreCase);
}
