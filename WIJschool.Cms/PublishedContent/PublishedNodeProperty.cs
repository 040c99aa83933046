using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace WIJschool.Cms.PublishedContent;

/// <summary>A property of a published node: its stored values and what its converter made of them, as long as that holds.</summary>
internal sealed class PublishedNodeProperty(
    IPublishedPropertyType type, PublishedNode owner, PropertyValue[] values, bool isPreview, PublishedContentMaker maker)
    : PublishedPropertyBase(type, PropertyCacheLevel.Element)
{
    /// <summary>One for each culture and segment that was read: one or two, so that an array is smaller and faster than a dictionary.</summary>
    private Converted[] converted = [];

    public override bool HasValue(string? culture = null, string? segment = null)
    {
        var slot = Slot(culture, segment);
        return PropertyType.IsValue(slot.Source, PropertyValueLevel.Source)
            ?? PropertyType.IsValue(Inter(slot), PropertyValueLevel.Inter)
            ?? PropertyType.IsValue(GetValue(culture, segment), PropertyValueLevel.Object)
            ?? false;
    }

    public override object? GetSourceValue(string? culture = null, string? segment = null) => Slot(culture, segment).Source;

    public override object? GetValue(string? culture = null, string? segment = null)
    {
        var slot = Slot(culture, segment);
        return Keep(PropertyType.CacheLevel, ref slot.Object, level => PropertyType.ConvertInterToObject(owner, level, Inter(slot), isPreview));
    }

    public override object? GetDeliveryApiValue(bool expanding, string? culture = null, string? segment = null)
    {
        var slot = Slot(culture, segment);
        return expanding
            ? Keep(PropertyType.DeliveryApiCacheLevelForExpansion, ref slot.Expanded, level => Deliver(slot, level, expanding: true))
            : Keep(PropertyType.DeliveryApiCacheLevel, ref slot.Delivered, level => IsKept(level)
                ? maker.Delivered.Make(owner, PropertyType, expanding, () => Deliver(slot, level, expanding: false))
                : Deliver(slot, level, expanding: false));
    }

    private static bool IsKept(PropertyCacheLevel level) => level is PropertyCacheLevel.Element or PropertyCacheLevel.Elements;

    private object? Deliver(Converted slot, PropertyCacheLevel level, bool expanding) =>
        PropertyType.ConvertInterToDeliveryApiObject(owner, level, Inter(slot), isPreview, expanding);

    private Converted Slot(string? culture, string? segment)
    {
        // a value that does not vary may still be made of others that do: a link on a page with cultures leads to the page of the reader's
        maker.Variations.ContextualizeVariation(PropertyType.Variations | owner.ContentType.Variations, owner.Id, Alias, ref culture, ref segment);
        var place = (culture ?? "", segment ?? "");
        if (Known(place) is { } slot) return slot;

        // asked for a culture or segment that it does not know, a property gives the value that counts for all of them
        return Add(new Converted(place, Find(values, (PropertyType.VariesByCulture() ? place.Item1 : "", PropertyType.VariesBySegment() ? place.Item2 : ""))));
    }

    private Converted? Known((string Culture, string Segment) place)
    {
        foreach (var slot in converted)
        {
            if (slot.Place == place) return slot;
        }
        return null;
    }

    private Converted Add(Converted slot)
    {
        while (true)
        {
            var before = converted;
            if (Known(slot.Place) is { } known) return known;
            if (Interlocked.CompareExchange(ref converted, [.. before, slot], before) == before) return slot;
        }
    }

    private static object? Find(PropertyValue[] values, (string Culture, string Segment) place)
    {
        foreach (var value in values)
        {
            if (value.Culture.Equals(place.Culture, StringComparison.OrdinalIgnoreCase)
                && value.Segment.Equals(place.Segment, StringComparison.OrdinalIgnoreCase)) return value.Value;
        }
        return null;
    }

    private object? Inter(Converted slot)
    {
        if (slot.Inter is { } known) return known.Value;
        var made = new Kept(PropertyType.ConvertSourceToInter(owner, slot.Source, isPreview), 0);
        slot.Inter = made;
        return made.Value;
    }

    // Two readers may convert the same value at once and get equal results: cheaper than a lock on every read.
    private object? Keep(PropertyCacheLevel level, ref Kept? kept, Func<PropertyCacheLevel, object?> convert)
    {
        if (!IsKept(level)) return convert(level);
        var now = level == PropertyCacheLevel.Element ? 0 : maker.Version;
        if (kept is { } known && known.Version == now) return known.Value;
        var made = new Kept(convert(level), now);
        kept = made;
        return made.Value;
    }

    private sealed class Converted((string Culture, string Segment) place, object? source)
    {
        public readonly (string Culture, string Segment) Place = place;
        public readonly object? Source = source;
        public Kept? Inter;
        public Kept? Object;
        public Kept? Delivered;
        public Kept? Expanded;
    }

    private sealed record Kept(object? Value, long Version);
}
