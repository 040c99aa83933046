using System.IO.Compression;
using System.Text;

namespace WIJschool.Core.Forms;

/// <summary>A kind of file that forms can take.</summary>
/// <param name="Type">By which an editor chooses it, and the usual end of its name.</param>
public sealed record FileKind(string Type, string MediaType, IReadOnlyList<string> Extensions);

/// <summary>Tells by its content what a file is. The name and what the browser says of it count for nothing.</summary>
public static class FileKinds
{
    private const int HeadLength = 16;
    private const int MostEntries = 5000; // of an archive: a document has a few hundred

    public static readonly IReadOnlyList<FileKind> All =
    [
        new("pdf", "application/pdf", ["pdf"]),
        new("jpg", "image/jpeg", ["jpg", "jpeg"]),
        new("png", "image/png", ["png"]),
        new("webp", "image/webp", ["webp"]),
        new("gif", "image/gif", ["gif"]),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"]),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx"]),
        new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ["pptx"]),
        new("odt", "application/vnd.oasis.opendocument.text", ["odt"]),
        new("txt", "text/plain", ["txt"]),
    ];

    /// <returns>Null for a kind that no form takes, and for an office document with a macro in it.</returns>
    /// <param name="content">Can be read from its beginning more than once; it is left there.</param>
    public static FileKind? Of(Stream content)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        content.Position = 0;
        var read = content.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        var type = TypeOf(head[..read], content);
        content.Position = 0;
        return All.FirstOrDefault(kind => kind.Type == type);
    }

    private static string? TypeOf(ReadOnlySpan<byte> head, Stream content) => head switch
    {
        _ when head.StartsWith("%PDF-"u8) => "pdf",
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "png",
        _ when head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8) => "webp",
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => "gif",
        [0x50, 0x4B, 0x03, 0x04, ..] => DocumentType(content),
        _ => IsText(content) ? "txt" : null,
    };

    private static string? DocumentType(Stream content)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries) return null;
            var names = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            if (names.Contains("[Content_Types].xml"))
                return names.Contains("word/document.xml") ? "docx" : names.Contains("xl/workbook.xml") ? "xlsx" : names.Contains("ppt/presentation.xml") ? "pptx" : null;
            return IsOpenDocument(archive) ? "odt" : null;
        }
        catch (InvalidDataException)
        {
            return null; // it only began like an archive
        }
    }

    private static bool IsOpenDocument(ZipArchive archive)
    {
        const string type = "application/vnd.oasis.opendocument.text";
        if (archive.GetEntry("mimetype") is not { Length: < 100 } entry || archive.Entries.Any(e => e.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase))) return false;
        using var reader = new StreamReader(entry.Open(), Encoding.ASCII);
        return reader.ReadToEnd().Trim() == type;
    }

    private static bool IsText(Stream content)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), leaveOpen: true);
        var buffer = new char[4096];
        try
        {
            for (int read; (read = reader.Read(buffer)) > 0;)
            {
                if (buffer.AsSpan(0, read).IndexOfAnyInRange('\0', '\b') >= 0) return false;
            }
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
