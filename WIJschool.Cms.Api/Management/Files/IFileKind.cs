using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.FileSystem;

namespace WIJschool.Cms.Api.Management.Files;

/// <summary>A kind of text files that the back office shows and, where Core allows, changes. Each has services of its own in Core, which are alike.</summary>
internal interface IFileKind
{
    FileTree Tree { get; }

    /// <summary>Its part of addresses, as in <c>partial-view</c>.</summary>
    string Resource { get; }

    /// <summary>What refusals call it, as in "partial view".</summary>
    string Noun { get; }

    /// <summary>A file with its text.</summary>
    Task<IFile?> GetAsync(FilePath path);

    Task<FileChange> CreateAsync(string name, FilePath folder, string content, Guid user);

    Task<FileChange> UpdateAsync(FilePath path, string content, Guid user);

    Task<FileChange> RenameAsync(FilePath path, string name, Guid user);

    Task<FileChange> DeleteAsync(FilePath path, Guid user);

    Task<FileChange> CreateFolderAsync(string name, FilePath folder);

    Task<FileChange> DeleteFolderAsync(FilePath path);
}

/// <summary>What came of a change.</summary>
/// <param name="Status">Core's status by its name: the kinds have their own enumerations with the same names.</param>
/// <param name="Path">Where the file or folder now is; null when it was refused or deleted.</param>
internal sealed record FileChange(string Status, string? Path)
{
    public const string Success = nameof(Success);

    public bool IsDone => Status == Success;

    public static FileChange Of<TStatus>(TStatus status)
        where TStatus : struct, Enum => new(status.ToString(), null);

    public static FileChange Of<TFile, TStatus>(Attempt<TFile?, TStatus> attempt)
        where TFile : IFile
        where TStatus : struct, Enum => new(attempt.Status.ToString(), attempt.Result?.Path);

    public static FileChange OfFolder<TFolder, TStatus>(Attempt<TFolder?, TStatus> attempt)
        where TFolder : FolderModelBase
        where TStatus : struct, Enum => new(attempt.Status.ToString(), attempt.Result?.Path);
}
