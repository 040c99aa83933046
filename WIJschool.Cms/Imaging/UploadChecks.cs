using System.Text;
using System.Xml;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Imaging.Vips;

namespace WIJschool.Cms.Imaging;

/// <summary>Refuses an uploaded picture that could not be shown: damaged in its head, or larger than may be unpacked.</summary>
internal sealed class PictureCheck(ImageMaker maker) : IFileStreamSecurityAnalyzer
{
    private const int Start = 12;

    public bool ShouldHandle(Stream fileStream)
    {
        Span<byte> head = stackalloc byte[Start];
        return VipsLibrary.IsAvailable && fileStream.ReadAtLeast(head, Start, throwOnEndOfStream: false) == Start && IsPicture(head);
    }

    public bool IsConsideredSafe(Stream fileStream) => ImageFile.With(fileStream, file => maker.Inspect(file, out _) is not null);

    // JPEG, PNG, GIF, WebP, TIFF of both kinds, AVIF
    private static bool IsPicture(ReadOnlySpan<byte> head) =>
        head is [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..]
        || head.StartsWith("GIF8"u8) || (head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) || head[4..].StartsWith("ftypavi"u8);
}

/// <summary>Refuses an uploaded SVG drawing that holds script, and one that cannot be read through to see that it does not.</summary>
internal sealed class DrawingCheck : IFileStreamSecurityAnalyzer
{
    private const int Start = 4096;
    private static readonly string[] Running = ["script", "foreignObject", "iframe", "object", "embed", "handler", "listener"];
    private static readonly string[] RunningSchemes = ["javascript:", "vbscript:", "data:text/html", "data:image/svg+xml"];

    public bool ShouldHandle(Stream fileStream)
    {
        var head = new byte[Start];
        var length = fileStream.ReadAtLeast(head, Start, throwOnEndOfStream: false);
        var text = (head is [0xFF, 0xFE, ..] ? Encoding.Unicode : head is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : Encoding.UTF8).GetString(head, 0, length);
        return text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<') && text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }

    public bool IsConsideredSafe(Stream fileStream)
    {
        try
        {
            // entities could spell what is looked for: a document type is passed over, and what it defined is an error
            using var reader = XmlReader.Create(fileStream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.ProcessingInstruction && reader.Name == "xml-stylesheet") return false;
                if (reader.NodeType == XmlNodeType.Element && Runs(reader)) return false;
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool Runs(XmlReader element)
    {
        if (Running.Contains(element.LocalName, StringComparer.OrdinalIgnoreCase)) return true;

        while (element.MoveToNextAttribute())
        {
            if (element.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || HasRunningAddress(element.Value)) return true;
        }

        element.MoveToElement();
        return false;
    }

    // also among the values of an animation, with the white space that browsers pass over
    private static bool HasRunningAddress(string value)
    {
        var plain = string.Concat(value.Where(sign => !char.IsWhiteSpace(sign) && !char.IsControl(sign)));
        return RunningSchemes.Any(scheme => plain.Split(';').Any(part => part.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)));
    }
}
