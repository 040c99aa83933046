using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace WIJschool.Cms.Sync;

/// <summary>One item of a uSync folder: a file, or the form an item of the site would have as one.</summary>
internal sealed record SyncFile(string Path, XElement Root)
{
    private static readonly XmlWriterSettings Form = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        Indent = true,
        NewLineChars = "\n",
        Async = false,
    };

    public Guid Key => Root.RequiredKey(this);

    public string Alias => Root.Attribute("Alias")?.Value ?? throw Wrong("the attribute Alias is missing");

    public int Level => int.TryParse(Root.Attribute("Level")?.Value, out var level) ? level : 0;

    /// <exception cref="SyncFileException">The file is not well-formed XML.</exception>
    public static SyncFile Load(string path)
    {
        try
        {
            var document = XDocument.Load(path, LoadOptions.SetLineInfo);
            return new SyncFile(path, document.Root!);
        }
        catch (XmlException broken)
        {
            throw new SyncFileException(path, broken.LineNumber, broken.Message, broken);
        }
    }

    /// <summary>The bytes that uSync 17 writes for this item: UTF-8 with its mark, two spaces of indent.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Form)) new XDocument(Root).Save(writer);
        return stream.ToArray();
    }

    public SyncFileException Wrong(string reason, XObject? where = null) =>
        new(Path, (where ?? Root) is IXmlLineInfo line && line.HasLineInfo() ? line.LineNumber : 0, reason);
}

/// <summary>A file cannot be imported. Nothing of the import remains.</summary>
public sealed class SyncFileException(string path, int line, string reason, Exception? inner = null)
    : Exception($"{path}({line}): {reason}", inner)
{
    public string Path { get; } = path;

    /// <summary>From 1; 0 where the fault has no place.</summary>
    public int Line { get; } = line;

    public string Reason { get; } = reason;
}
