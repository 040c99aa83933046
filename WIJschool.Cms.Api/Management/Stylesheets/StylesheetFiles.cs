using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.FileSystem;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.FileSystem;
using WIJschool.Cms.Api.Management.Files;

namespace WIJschool.Cms.Api.Management.Stylesheets;

/// <summary>Style sheets that editors write, in <c>wwwroot/css</c>: those of the rich text editor. Those of the site itself are built elsewhere and are not among them.</summary>
internal sealed class StylesheetFiles(IStylesheetService stylesheets, IStylesheetFolderService folders, FileSystems files) : IFileKind
{
    public string Resource => "stylesheet";

    public string Noun => "stylesheet";

    public FileTree Tree { get; } = new CoreFileTree(files.StylesheetsFileSystem!, ".css");

    public async Task<IFile?> GetAsync(FilePath path) => await stylesheets.GetAsync(path.Relative);

    public async Task<FileChange> CreateAsync(string name, FilePath folder, string content, Guid user) =>
        FileChange.Of(await stylesheets.CreateAsync(new StylesheetCreateModel { Name = name, ParentPath = folder.Relative, Content = content }, user));

    public async Task<FileChange> UpdateAsync(FilePath path, string content, Guid user) =>
        FileChange.Of(await stylesheets.UpdateAsync(path.Relative, new StylesheetUpdateModel { Content = content }, user));

    public async Task<FileChange> RenameAsync(FilePath path, string name, Guid user) =>
        FileChange.Of(await stylesheets.RenameAsync(path.Relative, new StylesheetRenameModel { Name = name }, user));

    public async Task<FileChange> DeleteAsync(FilePath path, Guid user) => FileChange.Of(await stylesheets.DeleteAsync(path.Relative, user));

    public async Task<FileChange> CreateFolderAsync(string name, FilePath folder) =>
        FileChange.OfFolder(await folders.CreateAsync(new StylesheetFolderCreateModel { Name = name, ParentPath = folder.Relative }));

    public async Task<FileChange> DeleteFolderAsync(FilePath path) => FileChange.Of(await folders.DeleteAsync(path.Relative));
}
