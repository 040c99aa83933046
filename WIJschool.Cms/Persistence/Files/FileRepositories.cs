using System.Text;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace WIJschool.Cms.Persistence.Files;

internal sealed class PartialViewRepository(FileSystems files)
    : SourceFileRepository<IPartialView>(files.PartialViewsFileSystem, "*.cshtml"), IPartialViewRepository
{
    protected override IPartialView Build(string path, Func<IFile, string?> read) => new PartialView(path, read);
}

internal sealed class ScriptRepository(FileSystems files)
    : SourceFileRepository<IScript>(files.ScriptsFileSystem, "*.js"), IScriptRepository
{
    protected override IScript Build(string path, Func<IFile, string?> read) => new Script(path, read);
}

internal sealed class StylesheetRepository(FileSystems files)
    : SourceFileRepository<IStylesheet>(files.StylesheetsFileSystem, "*.css"), IStylesheetRepository
{
    protected override IStylesheet Build(string path, Func<IFile, string?> read) => new Stylesheet(path, read);
}

/// <summary>
/// Files that belong to the site's source: the back office shows them and cannot change them, because the site compiles its
/// views and fingerprints its scripts and style sheets when it is built.
/// </summary>
internal abstract class SourceFileRepository<TFile>(IFileSystem? files, string pattern) where TFile : class, IFile
{
    public TFile? Get(string? id) => id is not null && Exists(id) ? Read(id) : null;

    public IEnumerable<TFile> GetMany(params string[]? ids) =>
        (ids is { Length: > 0 } ? ids.Where(Exists) : AllBelow("")).Select(Read).ToList();

    public bool Exists(string id) => files?.FileExists(id) == true;

    public bool FolderExists(string folderPath) => files?.DirectoryExists(folderPath) == true;

    public bool FolderHasContent(string folderPath) =>
        FolderExists(folderPath) && (files!.GetFiles(folderPath).Any() || files.GetDirectories(folderPath).Any());

    public Stream GetFileContentStream(string filepath) => Exists(filepath) ? files!.OpenFile(filepath) : Stream.Null;

    public long GetFileSize(string filepath) => Exists(filepath) ? files!.GetSize(filepath) : -1;

    public void Save(TFile entity) => throw Refused(entity.Path);

    public void Delete(TFile entity) => throw Refused(entity.Path);

    public void SetFileContent(string filepath, Stream content) => throw Refused(filepath);

    public void AddFolder(string folderPath) => throw Refused(folderPath);

    public void DeleteFolder(string folderPath) => throw Refused(folderPath);

    protected abstract TFile Build(string path, Func<IFile, string?> read);

    private TFile Read(string path)
    {
        var file = Build(path, f => Text(f.Path));
        file.CreateDate = files!.GetCreated(path).UtcDateTime;
        file.UpdateDate = files.GetLastModified(path).UtcDateTime;
        file.VirtualPath = files.GetUrl(path);
        file.ResetDirtyProperties(false);
        return file;
    }

    private string? Text(string path)
    {
        using var reader = new StreamReader(files!.OpenFile(path), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private IEnumerable<string> AllBelow(string folder) => files is null || !files.DirectoryExists(folder)
        ? []
        : files.GetFiles(folder, pattern).Concat(files.GetDirectories(folder).SelectMany(AllBelow));

    private static NotSupportedException Refused(string path) =>
        new($"{path} cannot be changed here: it is part of the site's source. Change it there and build the site.");
}
