using System.Globalization;
using System.Xml;
using Umbraco.Cms.Core.Media;
using Size = System.Drawing.Size;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>
/// Width and height of an SVG drawing: its own, where both are whole pixels, or else those of its view box. A file that is no
/// XML has no known size.
/// </summary>
internal sealed class DrawingDimensions : ISvgDimensionExtractor
{
    private static readonly char[] Between = [' ', ',', '\t', '\r', '\n'];

    public Size? GetDimensions(Stream stream)
    {
        try
        {
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            if (reader.MoveToContent() != XmlNodeType.Element) return null;
            return Pixels(reader.GetAttribute("width")) is { } width && Pixels(reader.GetAttribute("height")) is { } height
                ? new Size(width, height) : ViewBox(reader.GetAttribute("viewBox"));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static int? Pixels(string? length)
    {
        if (length is null) return null;
        var number = length.Trim();
        if (number.EndsWith("px", StringComparison.OrdinalIgnoreCase)) number = number[..^2].TrimEnd();
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels > 0 ? pixels : null;
    }

    private static Size? ViewBox(string? box) =>
        box?.Split(Between, StringSplitOptions.RemoveEmptyEntries) is [_, _, var width, var height] && Length(width) is { } wide && Length(height) is { } high
            ? new Size(wide, high) : null;

    private static int? Length(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var length) && length is >= 0 and <= int.MaxValue ? (int)Math.Round(length) : null;
}
