using System.Globalization;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace WIJschool.Core.Pages;

/// <summary>
/// The values of one page or block, read in one culture. What the culture lacks is taken from the default culture, so that a
/// page that is half translated is never half empty. An alias that does not exist reads as empty.
/// </summary>
public sealed class ContentValues(IPublishedElement element, Reading reading)
{
    public Reading Reading => reading;

    /// <summary>Plain text, trimmed; empty when there is none.</summary>
    public string Text(string alias) => (Value(alias) as string)?.Trim() ?? Value(alias)?.ToString()?.Trim() ?? "";

    /// <summary>Markup that an editor wrote; empty when there is none.</summary>
    public RichText Html(string alias) => Value(alias) switch
    {
        IHtmlEncodedString html => new RichText(html.ToHtmlString() ?? ""),
        string markup => new RichText(markup),
        _ => RichText.Empty,
    };

    /// <summary>The lines of a list of short texts, or the choices of a list of boxes.</summary>
    public IReadOnlyList<string> Lines(string alias) => Value(alias) switch
    {
        string line when line.Length > 0 => [line],
        IEnumerable<string> lines => [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0)],
        _ => [],
    };

    /// <summary>The one choice of a dropdown; null when nothing is chosen.</summary>
    public string? Choice(string alias) => Lines(alias) is [var first, ..] ? first : null;

    public int? Number(string alias) => Value(alias) switch
    {
        int number => number == 0 ? null : number,
        long number => checked((int)number),
        decimal number => decimal.ToInt32(number),
        string text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public bool Flag(string alias) => Value(alias) is true or 1 or "1";

    /// <summary>A day as the editor chose it; null when none is chosen.</summary>
    public DateOnly? Day(string alias) => Value(alias) switch
    {
        DateTime date when date > DateTime.MinValue => DateOnly.FromDateTime(date),
        DateTimeOffset date when date > DateTimeOffset.MinValue => DateOnly.FromDateTime(date.DateTime),
        DateOnly date => date,
        _ => null,
    };

    /// <summary>The pages or media that were picked and that the reader may know of, in the order in which they were picked.</summary>
    public IReadOnlyList<IPublishedContent> Picked(string alias) => Value(alias) switch
    {
        IPublishedContent one => reading.Rights.MayRead(one) ? [one] : [],
        IEnumerable<IPublishedContent> many => [.. many.Where(reading.Rights.MayRead)],
        _ => [],
    };

    public IPublishedContent? PickedOne(string alias) => Picked(alias) is [var first, ..] ? first : null;

    public Picture? Picture(string alias) => PickedOne(alias) is { } media ? reading.PictureOf(media) : null;

    /// <summary>The pictures that were picked, in their order.</summary>
    public IReadOnlyList<Picture> Pictures(string alias) => [.. Picked(alias).Select(reading.PictureOf).OfType<Picture>()];

    /// <summary>The address of the picked file; null when none is picked.</summary>
    public MediaFile? File(string alias) => PickedOne(alias) is { } media ? reading.FileOf(media) : null;

    public IReadOnlyList<LinkTo> Links(string alias) => Value(alias) switch
    {
        Link one => LinkTo.From([one]),
        IEnumerable<Link> many => LinkTo.From(many),
        _ => [],
    };

    /// <summary>The blocks of a list, each read in the same culture.</summary>
    public IReadOnlyList<BlockValues> Blocks(string alias) => Value(alias) is IEnumerable<BlockListItem> items
        ? [.. items.Select(item => new BlockValues(item.Content.ContentType.Alias, new ContentValues(item.Content, reading)))]
        : [];

    private object? Value(string alias)
    {
        var property = element.GetProperty(alias);
        if (property is null)
            return null;
        if (!property.PropertyType.VariesByCulture())
            return property.GetValue();
        return property.HasValue(reading.Culture)
            ? property.GetValue(reading.Culture)
            : property.GetValue(reading.DefaultCulture);
    }
}

/// <summary>A block of a block list: the alias of its element type and its values.</summary>
public sealed record BlockValues(string Alias, ContentValues Values);
