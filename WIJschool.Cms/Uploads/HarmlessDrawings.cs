using System.Text;
using System.Xml;
using Umbraco.Cms.Core.Security;

namespace WIJschool.Cms.Uploads;

/// <summary>
/// Keeps out SVG drawings in which something would run in the browser of who looks at them: scripts, handlers of events, addresses that are
/// code, frames. A drawing that cannot be read as XML is kept out too: browsers show how far they come.
/// </summary>
internal sealed class HarmlessDrawings : IFileStreamSecurityAnalyzer
{
    private const int Beginning = 64 * 1024;

    private static readonly HashSet<string> running = new(StringComparer.OrdinalIgnoreCase) { "script", "iframe", "object", "embed", "handler", "listener", "base" };
    private static readonly string[] code = ["javascript:", "vbscript:", "data:text/", "data:application/x"];

    /// <inheritdoc />
    public bool ShouldHandle(Stream fileStream)
    {
        using var reader = new StreamReader(fileStream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var beginning = new char[Beginning];
        var text = beginning.AsSpan(0, reader.ReadBlock(beginning, 0, Beginning));
        return text.TrimStart().StartsWith("<", StringComparison.Ordinal) && text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc />
    public bool IsConsideredSafe(Stream fileStream)
    {
        try
        {
            using var reader = XmlReader.Create(fileStream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CloseInput = false });
            while (reader.Read())
            {
                if (Runs(reader)) return false;
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool Runs(XmlReader reader) => reader.NodeType switch
    {
        XmlNodeType.ProcessingInstruction => reader.Name.Equals("xml-stylesheet", StringComparison.OrdinalIgnoreCase),
        XmlNodeType.Element => running.Contains(reader.LocalName) || HasCode(reader),
        _ => false,
    };

    private static bool HasCode(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            var isHandler = reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || (reader.LocalName.Equals("attributeName", StringComparison.OrdinalIgnoreCase) && reader.Value.TrimStart().StartsWith("on", StringComparison.OrdinalIgnoreCase));
            if (isHandler || IsCode(reader.Value)) return true;
        }

        return false;
    }

    // browsers leave out white space and control signs in the name of a scheme
    private static bool IsCode(string value)
    {
        var plain = string.Concat(value.Where(sign => !char.IsWhiteSpace(sign) && !char.IsControl(sign)));
        return code.Any(scheme => plain.Contains(scheme, StringComparison.OrdinalIgnoreCase));
    }
}
