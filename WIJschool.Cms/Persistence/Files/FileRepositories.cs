using System.Text;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace WIJschool.Cms.Persistence.Files;

/// <summary>Partial views are compiled with the site: their folders can be kept in order, the files themselves are only read.</summary>
internal sealed class PartialViewRepository(FileSystems files)
    : FileRepository<IPartialView>(files.PartialViewsFileSystem!, "*.cshtml"), IPartialViewRepository
{
    protected override bool IsWritable => false;

    protected override IPartialView Build(string path, Func<IFile, string?> read) => new PartialView(path, read);
}

/// <summary>Scripts that editors write; those of the site are built and lie in another folder.</summary>
internal sealed class ScriptRepository(FileSystems files)
    : FileRepository<IScript>(files.ScriptsFileSystem!, "*.js"), IScriptRepository
{
    protected override IScript Build(string path, Func<IFile, string?> read) => new Script(path, read);
}

/// <summary>Style sheets that editors write; those of the site are built and lie in another folder.</summary>
internal sealed class StylesheetRepository(FileSystems files)
    : FileRepository<IStylesheet>(files.StylesheetsFileSystem!, "*.css"), IStylesheetRepository
{
    protected override IStylesheet Build(string path, Func<IFile, string?> read) => new Stylesheet(path, read);
}

/// <summary>Text files in a folder of the site, known by their path below it.</summary>
internal abstract class FileRepository<TFile>(IFileSystem files, string pattern)
    where TFile : class, IFile
{
    protected virtual bool IsWritable => true;

    public TFile? Get(string? id) => id is not null && Exists(id) ? Read(id) : null;

    public IEnumerable<TFile> GetMany(params string[]? ids) =>
        (ids is { Length: > 0 } ? ids.Where(Exists) : AllBelow("")).Select(Read).ToList();

    public bool Exists(string id) => files.FileExists(id);

    public bool FolderExists(string folderPath) => files.DirectoryExists(folderPath);

    public bool FolderHasContent(string folderPath) => FolderExists(folderPath) && (files.GetFiles(folderPath).Any() || files.GetDirectories(folderPath).Any());

    public Stream GetFileContentStream(string filepath) => Exists(filepath) ? files.OpenFile(filepath) : Stream.Null;

    public long GetFileSize(string filepath) => Exists(filepath) ? files.GetSize(filepath) : -1;

    /// <summary>Writes the text where the path says; a file that came from another path is no longer there.</summary>
    /// <exception cref="NotSupportedException">The files are part of the site's source.</exception>
    public void Save(TFile entity)
    {
        EnsureWritable(entity.Path);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(entity.Content ?? ""));
        files.AddFile(entity.Path, text, overrideIfExists: true);
        if (entity.OriginalPath != entity.Path) files.DeleteFile(entity.OriginalPath);
        entity.ResetOriginalPath();
        Describe(entity);
    }

    public void Delete(TFile entity)
    {
        EnsureWritable(entity.Path);
        files.DeleteFile(entity.Path);
    }

    public void SetFileContent(string filepath, Stream content)
    {
        EnsureWritable(filepath);
        files.AddFile(filepath, content, overrideIfExists: true);
    }

    /// <summary>Makes a folder. A file system of Core makes folders only for files, so that one comes and goes.</summary>
    public void AddFolder(string folderPath)
    {
        var passing = $"{folderPath}/{Guid.NewGuid():N}.tmp";
        files.AddFile(passing, Stream.Null);
        files.DeleteFile(passing);
    }

    public void DeleteFolder(string folderPath) => files.DeleteDirectory(folderPath);

    protected abstract TFile Build(string path, Func<IFile, string?> read);

    private TFile Read(string path)
    {
        var file = Build(path, f => Text(f.OriginalPath)); // a file that gets another name still has its text at the old one
        Describe(file);
        return file;
    }

    private void Describe(TFile file)
    {
        file.CreateDate = files.GetCreated(file.Path).UtcDateTime;
        file.UpdateDate = files.GetLastModified(file.Path).UtcDateTime;
        file.VirtualPath = files.GetUrl(file.Path);
        file.ResetDirtyProperties(false);
    }

    private string? Text(string path)
    {
        using var reader = new StreamReader(files.OpenFile(path), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private IEnumerable<string> AllBelow(string folder) => files.GetFiles(folder, pattern).Concat(files.GetDirectories(folder).SelectMany(AllBelow));

    private void EnsureWritable(string path)
    {
        if (!IsWritable) throw new NotSupportedException($"{path} cannot be changed here: it is part of the site's source. Change it there and build the site.");
    }
}
