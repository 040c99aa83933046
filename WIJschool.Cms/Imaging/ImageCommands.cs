using System.Drawing;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.PropertyEditors.Images;

namespace WIJschool.Cms.Imaging;

/// <summary>
/// What the query of an image's address asks for, in Umbraco's words: <c>width</c>, <c>height</c>, <c>rmode</c>, <c>ranchor</c>, <c>rxy</c>
/// (focal point), <c>cc</c> (what a crop cuts off), <c>format</c>, <c>quality</c>, <c>bgcolor</c> and <c>rcolor</c>. What cannot be read
/// is left out, as Umbraco does.
/// </summary>
/// <param name="Width">In pixels; 0 when it follows from the height.</param>
/// <param name="Height">In pixels; 0 when it follows from the width.</param>
/// <param name="Quality">1 to 100; null for what suits the format.</param>
/// <param name="Background">Goes under transparent parts.</param>
/// <param name="Padding">Goes round a picture that is padded.</param>
public sealed record ImageCommands(
    int Width, int Height, ImageCropMode Mode, ImageCropAnchor Anchor, FocalPoint? FocalPoint, CropCoordinates? Crop,
    ImageFormat? Format, int? Quality, Color? Background, Color? Padding)
{
    /// <summary>The words that ask for something; a signature covers these and no others. Some are only known, so that an address of Umbraco's own keeps its signature.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "width", "height", "rmode", "ranchor", "rxy", "rsampler", "rcolor", "compand", "orient", "cc", "format", "quality", "bgcolor", "autoorient",
    };

    /// <summary>The known words of a query in their order, each with its last value.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> KnownIn(IEnumerable<KeyValuePair<string, StringValues>> query) =>
        [.. query.Where(pair => Known.Contains(pair.Key) && pair.Value.Count > 0).Select(pair => KeyValuePair.Create(pair.Key, pair.Value[^1]))];

    /// <summary>Reads them. A width or height over the largest that may be asked for is left out, as Umbraco does.</summary>
    /// <returns>What is asked for, or null when it comes to nothing.</returns>
    public static ImageCommands? Read(IReadOnlyList<KeyValuePair<string, string?>> known, ImagingResizeSettings largest)
    {
        var words = known.ToDictionary(pair => pair.Key, pair => pair.Value ?? "", StringComparer.OrdinalIgnoreCase);
        var commands = new ImageCommands(
            Length(words.GetValueOrDefault("width"), largest.MaxWidth), Length(words.GetValueOrDefault("height"), largest.MaxHeight),
            Choice<ImageCropMode>(words.GetValueOrDefault("rmode")), Choice<ImageCropAnchor>(words.GetValueOrDefault("ranchor")),
            Numbers(words.GetValueOrDefault("rxy")) is [var x, var y] ? new FocalPoint(Share(x), Share(y)) : null,
            Numbers(words.GetValueOrDefault("cc")) is [var x1, var y1, var x2, var y2] cut && cut.Exists(side => side != 0) ? new CropCoordinates(Share(x1), Share(y1), Share(x2), Share(y2)) : null,
            ImageFormat.Find(words.GetValueOrDefault("format")),
            int.TryParse(words.GetValueOrDefault("quality"), NumberStyles.None, CultureInfo.InvariantCulture, out var quality) ? Math.Clamp(quality, 1, 100) : null,
            ColorOf(words.GetValueOrDefault("bgcolor")), ColorOf(words.GetValueOrDefault("rcolor")));
        return commands.AsksNothing ? null : commands;
    }

    private bool AsksNothing => Width == 0 && Height == 0 && Crop is null && Format is null && Quality is null && Background is null;

    /// <summary>The same for all addresses that ask for the same.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"{Width}x{Height} {Mode} {Anchor} {FocalPoint?.Left:0.####},{FocalPoint?.Top:0.####} {Crop?.X1:0.######},{Crop?.Y1:0.######},{Crop?.X2:0.######},{Crop?.Y2:0.######} {Format?.Name} {Quality} {Background?.ToArgb():X8} {Padding?.ToArgb():X8}");

    private static int Length(string? text, int largest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= largest ? length : 0;

    private static TChoice Choice<TChoice>(string? text)
        where TChoice : struct, Enum =>
        Enum.TryParse<TChoice>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : default;

    private static List<decimal> Numbers(string? text)
    {
        List<decimal> numbers = [];
        foreach (var part in (text ?? "").Split(','))
        {
            if (!decimal.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return [];
            numbers.Add(number);
        }

        return numbers;
    }

    private static decimal Share(decimal number) => Math.Clamp(number, 0, 1);

    // "fff", "ffffff", "ffffff80", "255,255,255" with or without alpha, or a name
    private static Color? ColorOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Numbers(text) is [var red, var green, var blue, .. var rest] && rest.Count < 2)
        {
            return Color.FromArgb(rest is [var alpha] ? Part(alpha) : 255, Part(red), Part(green), Part(blue));
        }

        var digits = text.TrimStart('#');
        if (digits.Length == 3) digits = string.Concat(digits.Select(digit => $"{digit}{digit}"));
        if (digits.Length == 6) digits += "ff";
        if (digits.Length == 8 && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgba))
        {
            return Color.FromArgb((int)(rgba & 0xFF), (int)(rgba >> 24), (int)(rgba >> 16) & 0xFF, (int)(rgba >> 8) & 0xFF);
        }

        return Color.FromName(text) is { IsKnownColor: true } named ? named : null;
    }

    private static int Part(decimal number) => (int)Math.Clamp(number, 0, 255);
}
