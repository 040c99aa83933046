using System.Text;
using Umbraco.Cms.Core.IO;

namespace WIJschool.Cms.Persistence.Templates;

/// <summary>The Razor views that templates stand for, as files of the site. They are compiled with it and not edited here.</summary>
internal sealed class ViewFiles(FileSystems files)
{
    /// <summary>The file of a template below the folder of views: "article.cshtml".</summary>
    public static string PathOf(string alias) => alias + ".cshtml";

    /// <summary>The text of a view, or null when it is only there compiled.</summary>
    public string? Read(string path)
    {
        if (Files is not { } views || !views.FileExists(path)) return null;
        using var reader = new StreamReader(views.OpenFile(path), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public Stream Open(string path) => Files is { } views && views.FileExists(path) ? views.OpenFile(path) : Stream.Null;

    public long Size(string path) => Files is { } views && views.FileExists(path) ? views.GetSize(path) : -1;

    /// <exception cref="NotSupportedException">The text is another than the view's: views are compiled and changed in the site's source.</exception>
    public void EnsureUnchanged(string path, string? content)
    {
        if (string.IsNullOrWhiteSpace(content) || string.Equals(Lines(content), Lines(Read(path)), StringComparison.Ordinal)) return;
        throw Refused(path);
    }

    public static NotSupportedException Refused(string path) =>
        new($"{path} cannot be written: this site compiles its views. Change the file in the site's source and build it.");

    private IFileSystem? Files => files.MvcViewsFileSystem;

    private static string? Lines(string? text) => text?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
