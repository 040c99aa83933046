using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.FileSystem;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.FileSystem;
using WIJschool.Cms.Api.Management.Files;

namespace WIJschool.Cms.Api.Management.Scripts;

/// <summary>Scripts that editors write, in <c>wwwroot/scripts</c>. Those of the site itself are built elsewhere and are not among them.</summary>
internal sealed class ScriptFiles(IScriptService scripts, IScriptFolderService folders, FileSystems files) : IFileKind
{
    public string Resource => "script";

    public string Noun => "script";

    public FileTree Tree { get; } = new CoreFileTree(files.ScriptsFileSystem!, ".js");

    public async Task<IFile?> GetAsync(FilePath path) => await scripts.GetAsync(path.Relative);

    public async Task<FileChange> CreateAsync(string name, FilePath folder, string content, Guid user) =>
        FileChange.Of(await scripts.CreateAsync(new ScriptCreateModel { Name = name, ParentPath = folder.Relative, Content = content }, user));

    public async Task<FileChange> UpdateAsync(FilePath path, string content, Guid user) =>
        FileChange.Of(await scripts.UpdateAsync(path.Relative, new ScriptUpdateModel { Content = content }, user));

    public async Task<FileChange> RenameAsync(FilePath path, string name, Guid user) =>
        FileChange.Of(await scripts.RenameAsync(path.Relative, new ScriptRenameModel { Name = name }, user));

    public async Task<FileChange> DeleteAsync(FilePath path, Guid user) => FileChange.Of(await scripts.DeleteAsync(path.Relative, user));

    public async Task<FileChange> CreateFolderAsync(string name, FilePath folder) =>
        FileChange.OfFolder(await folders.CreateAsync(new ScriptFolderCreateModel { Name = name, ParentPath = folder.Relative }));

    public async Task<FileChange> DeleteFolderAsync(FilePath path) => FileChange.Of(await folders.DeleteAsync(path.Relative));
}
