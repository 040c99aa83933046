using System.ComponentModel.DataAnnotations;

namespace WIJschool.Cms.Api.Management.Files;

/// <summary>Points at a folder by its path.</summary>
internal sealed record FolderReference([property: Required] string Path)
{
    /// <summary>The folder something lies in; null where that is the folder of all.</summary>
    public static FolderReference? Above(FilePath path) => path.Parent is { IsRoot: false } parent ? new(parent.ToString()) : null;
}

/// <summary>What a tree shows of a file or folder.</summary>
internal sealed record FileTreeItem(string Name, string Path, FolderReference? Parent, bool IsFolder, bool HasChildren);

/// <summary>What a picker shows of a file or folder.</summary>
internal sealed record FileItem(string Name, string Path, FolderReference? Parent, bool IsFolder);

internal sealed record FolderResponse(string Path, string Name, FolderReference? Parent);

internal sealed record FileResponse(string Path, string Name, FolderReference? Parent, string Content);

internal sealed record CreateFolderRequest
{
    [Required] public string Name { get; init; } = "";

    public FolderReference? Parent { get; init; }
}

internal sealed record CreateFileRequest
{
    [Required] public string Name { get; init; } = "";

    public FolderReference? Parent { get; init; }

    [Required(AllowEmptyStrings = true)] public string? Content { get; init; }
}

internal sealed record UpdateFileRequest
{
    [Required(AllowEmptyStrings = true)] public string? Content { get; init; }
}

internal sealed record RenameFileRequest
{
    [Required] public string Name { get; init; } = "";
}
