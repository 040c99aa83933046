using System.IO.Compression;
using System.Xml.Linq;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Packaging;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Persistence.Packaging;

/// <summary>Writes a package as Umbraco reads it: <c>package.xml</c>, or where it has media <c>package.zip</c> with their files beside that.</summary>
internal sealed class PackageFile(
    IEntityXmlSerializer xml, IContentService documents, IMediaService media, IContentTypeService documentTypes, IMediaTypeService mediaTypes, IDataTypeService dataTypes,
    ITemplateService templates, IDictionaryItemService dictionary, ILanguageService languages, FileSystems files, MediaFileManager mediaFiles, IHostingEnvironment hosting)
{
    public static string NameOf(PackageDefinition package) => package.MediaUdis.Count > 0 ? "package.zip" : "package.xml";

    /// <summary>Writes the file into a folder of its own among the temporary ones.</summary>
    /// <returns>Its path.</returns>
    public string Write(PackageDefinition package)
    {
        var folder = Directory.CreateDirectory(Path.Combine(hosting.LocalTempPath, "packages"));
        var path = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}-{NameOf(package)}");
        Dictionary<string, IMedia> withFiles = new(StringComparer.Ordinal);
        var text = Text(package, withFiles);
        using var output = new FileStream(path, FileMode.CreateNew);
        if (package.MediaUdis.Count == 0) text.Save(output);
        else WriteZip(output, text, withFiles);
        return path;
    }

    private XDocument Text(PackageDefinition package, Dictionary<string, IMedia> withFiles) => new(new XElement(
        "umbPackage",
        new XElement("info", new XElement("package", new XElement("name", package.Name))),
        Documents(package),
        Several("DocumentTypes", package.DocumentTypes, key => documentTypes.Get(key) is { } type ? xml.Serialize(type) : null),
        Several("MediaTypes", package.MediaTypes, key => mediaTypes.Get(key) is { } type ? xml.Serialize(type) : null),
        Several("Templates", package.Templates, key => templates.GetAsync(key).GetAwaiter().GetResult() is { } template ? xml.Serialize(template) : null),
        TextFiles("Stylesheets", "Stylesheet", package.Stylesheets, files.StylesheetsFileSystem),
        TextFiles("Scripts", "Script", package.Scripts, files.ScriptsFileSystem),
        TextFiles("PartialViews", "View", package.PartialViews, files.PartialViewsFileSystem),
        Several("DictionaryItems", package.DictionaryItems, key => dictionary.GetAsync(key).GetAwaiter().GetResult() is { } item ? xml.Serialize(item, includeChildren: false) : null),
        new XElement("Languages", package.Languages.Select(code => languages.GetAsync(code).GetAwaiter().GetResult()).OfType<ILanguage>().Select(xml.Serialize)),
        Several("DataTypes", package.DataTypes, key => dataTypes.GetAsync(key).GetAwaiter().GetResult() is { } type ? xml.Serialize(type) : null),
        MediaItems(package, withFiles)));

    private XElement? Documents(PackageDefinition package) => Guid.TryParse(package.ContentNodeId, out var key) && documents.GetById(key) is { } document
        ? new XElement("Documents", new XElement("DocumentSet", new XAttribute("importMode", "root"), xml.Serialize(document, published: false, withDescendants: package.ContentLoadChildNodes)))
        : null;

    private XElement MediaItems(PackageDefinition package, Dictionary<string, IMedia> withFiles) => new(
        "MediaItems",
        media.GetByIds(package.MediaUdis.Select(udi => udi.Guid)).Select(item => new XElement("MediaSet", xml.Serialize(item, package.MediaLoadChildNodes, (one, element) =>
        {
            using var content = mediaFiles.GetFile(one, out var path);
            if (path is null || content == Stream.Null) return;
            element.Add(new XAttribute("mediaFilePath", path));
            withFiles[path] = one;
        }))));

    private static XElement Several(string name, IEnumerable<string> keys, Func<Guid, XElement?> write) =>
        new(name, keys.Select(key => Guid.TryParse(key, out var parsed) ? write(parsed) : null));

    private static XElement TextFiles(string name, string one, IEnumerable<string> paths, IFileSystem? from) => new(
        name, paths.Select(path => path.TrimStart('/')).Where(path => IsBelow(path) && from?.FileExists(path) == true).Select(path =>
        {
            using var reader = new StreamReader(from!.OpenFile(path));
            return new XElement(one, new XAttribute("path", path), new XCData(reader.ReadToEnd()));
        }));

    // a file system of Core throws at a path that leads out of it
    private static bool IsBelow(string path) => path.Length > 0 && !path.Split('/', '\\').Contains("..", StringComparer.Ordinal);

    private void WriteZip(Stream output, XDocument text, Dictionary<string, IMedia> withFiles)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        using (var entry = zip.CreateEntry("package.xml").Open()) text.Save(entry);
        foreach (var (path, item) in withFiles)
        {
            using var content = mediaFiles.GetFile(item, out _);
            using var entry = zip.CreateEntry($"media/{path.TrimStart('/')}").Open();
            content.CopyTo(entry);
        }
    }
}
