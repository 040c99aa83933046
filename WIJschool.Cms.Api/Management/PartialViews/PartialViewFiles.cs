using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.FileSystem;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.FileSystem;
using WIJschool.Cms.Api.Management.Files;

namespace WIJschool.Cms.Api.Management.PartialViews;

/// <summary>Partial views, in <c>Views/Partials</c>. The site compiles them when it is built, so that Core refuses each change.</summary>
internal sealed class PartialViewFiles(IPartialViewService views, IPartialViewFolderService folders, FileSystems files) : IFileKind
{
    public string Resource => "partial-view";

    public string Noun => "partial view";

    public FileTree Tree { get; } = new CoreFileTree(files.PartialViewsFileSystem!, ".cshtml");

    public async Task<IFile?> GetAsync(FilePath path) => await views.GetAsync(path.Relative);

    public async Task<FileChange> CreateAsync(string name, FilePath folder, string content, Guid user) =>
        FileChange.Of(await views.CreateAsync(new PartialViewCreateModel { Name = name, ParentPath = folder.Relative, Content = content }, user));

    public async Task<FileChange> UpdateAsync(FilePath path, string content, Guid user) =>
        FileChange.Of(await views.UpdateAsync(path.Relative, new PartialViewUpdateModel { Content = content }, user));

    public async Task<FileChange> RenameAsync(FilePath path, string name, Guid user) =>
        FileChange.Of(await views.RenameAsync(path.Relative, new PartialViewRenameModel { Name = name }, user));

    public async Task<FileChange> DeleteAsync(FilePath path, Guid user) => FileChange.Of(await views.DeleteAsync(path.Relative, user));

    public async Task<FileChange> CreateFolderAsync(string name, FilePath folder) =>
        FileChange.OfFolder(await folders.CreateAsync(new PartialViewFolderCreateModel { Name = name, ParentPath = folder.Relative }));

    public async Task<FileChange> DeleteFolderAsync(FilePath path) => FileChange.Of(await folders.DeleteAsync(path.Relative));
}
