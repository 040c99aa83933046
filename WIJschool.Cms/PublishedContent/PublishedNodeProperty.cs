using System.Collections.Concurrent;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace WIJschool.Cms.PublishedContent;

/// <summary>A property of a published node: its stored values and what its converter made of them, as long as that holds.</summary>
internal sealed class PublishedNodeProperty(
    IPublishedPropertyType type, PublishedNode owner, PropertyValue[] values, bool isPreview, PublishedContentMaker maker)
    : PublishedPropertyBase(type, PropertyCacheLevel.Element)
{
    private readonly ConcurrentDictionary<(string Culture, string Segment), Converted> converted = new();

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
            : Keep(PropertyType.DeliveryApiCacheLevel, ref slot.Delivered, level => Deliver(slot, level, expanding: false));
    }

    private object? Deliver(Converted slot, PropertyCacheLevel level, bool expanding) =>
        PropertyType.ConvertInterToDeliveryApiObject(owner, level, Inter(slot), isPreview, expanding);

    private Converted Slot(string? culture, string? segment)
    {
        maker.Variations.ContextualizeVariation(PropertyType.Variations, owner.Id, Alias, ref culture, ref segment);
        var place = (culture ?? "", segment ?? "");
        return converted.TryGetValue(place, out var slot) ? slot : converted.GetOrAdd(place, static (key, all) => new Converted(Find(all, key)), values);
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
        if (level is not (PropertyCacheLevel.Element or PropertyCacheLevel.Elements)) return convert(level);
        var now = level == PropertyCacheLevel.Element ? 0 : maker.Version;
        if (kept is { } known && known.Version == now) return known.Value;
        var made = new Kept(convert(level), now);
        kept = made;
        return made.Value;
    }

    private sealed class Converted(object? source)
    {
        public readonly object? Source = source;
        public Kept? Inter;
        public Kept? Object;
        public Kept? Delivered;
        public Kept? Expanded;
    }

    private sealed record Kept(object? Value, long Version);
}
