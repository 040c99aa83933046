using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>The published elements of one block: its content and, where there are, its settings.</summary>
public sealed record BlockPair(IPublishedElement Content, IPublishedElement? Settings, IBlockConfiguration Configuration);

/// <summary>
/// Makes published elements of stored blocks, in the culture of the reader. A block is shown where it was exposed; what varies is decided
/// by the page and the element type together, as either may have changed since the block was saved.
/// </summary>
public sealed class BlockElements(
    IPublishedContentTypeCache types, IVariationContextAccessor variations, IPublishedModelFactory models, IDefaultCultureAccessor defaults)
{
    /// <summary>The blocks of a value by the key of their content, without those that are not configured or not exposed.</summary>
    /// <param name="owner">The page, or the element that the blocks are nested in.</param>
    /// <param name="value">The stored blocks.</param>
    /// <param name="configurations">What the data type allows.</param>
    /// <param name="level">The cache level of the property that holds the blocks.</param>
    /// <param name="preview">True when drafts are asked for.</param>
    public BlockSource Open(
        IPublishedElement owner, BlockValue value, IEnumerable<IBlockConfiguration> configurations, PropertyCacheLevel level, bool preview)
    {
        var byType = configurations.DistinctBy(c => c.ContentElementTypeKey).ToDictionary(c => c.ContentElementTypeKey);
        var settingTypes = byType.Values.Select(c => c.SettingsElementTypeKey).OfType<Guid>().ToHashSet();
        var content = Elements(value.ContentData.Where(item => byType.ContainsKey(item.ContentTypeKey)), owner, level, preview)
            .Where(pair => IsExposed(value, owner, pair.Value)).ToDictionary();
        var settings = content.Count == 0
            ? []
            : Elements(value.SettingsData.Where(item => settingTypes.Contains(item.ContentTypeKey)), owner, level, preview).ToDictionary();
        return new BlockSource(content, settings, byType);
    }

    private IEnumerable<KeyValuePair<Guid, IPublishedElement>> Elements(
        IEnumerable<BlockItemData> items, IPublishedElement owner, PropertyCacheLevel level, bool preview)
    {
        foreach (var item in items.DistinctBy(i => i.Key))
        {
            if (Element(item, owner, level, preview) is { } element) yield return KeyValuePair.Create(item.Key, element);
        }
    }

    private IPublishedElement? Element(BlockItemData item, IPublishedElement owner, PropertyCacheLevel level, bool preview)
    {
        if (item.Key == Guid.Empty || ElementType(item.ContentTypeKey) is not { IsElement: true } type) return null;

        var context = variations.VariationContext ?? new VariationContext();
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (var value in item.Values)
        {
            if (type.GetPropertyType(value.Alias) is not { } property) continue;
            if (Matches(value, owner.ContentType.Variations & type.Variations & property.Variations, context)) values[value.Alias] = value.Value;
        }

        return models.CreateModel(new PublishedElement(type, item.Key, values, preview, level, context, cacheManager: null));
    }

    private IPublishedContentType? ElementType(Guid key)
    {
        try
        {
            return types.Get(PublishedItemType.Element, key);
        }
        catch (Exception missing) when (missing is InvalidOperationException or KeyNotFoundException or NullReferenceException or ArgumentException)
        {
            return null; // the element type was deleted after the page was saved
        }
    }

    /// <summary>A value without culture counts for the default one where it should vary; one with the default culture where it should not.</summary>
    private bool Matches(BlockPropertyValue value, ContentVariation variation, VariationContext context)
    {
        var culture = value.Culture.NullOrWhiteSpaceAsNull();
        var fits = variation.VariesByCulture()
            ? Same(culture ?? defaults.DefaultCulture, context.Culture)
            : culture is null || Same(culture, defaults.DefaultCulture);
        return fits && Same(value.Segment, variation.VariesBySegment() ? context.Segment : null);
    }

    private bool IsExposed(BlockValue value, IPublishedElement owner, IPublishedElement element)
    {
        var variation = owner.ContentType.Variations & element.ContentType.Variations;
        var context = variations.VariationContext ?? new VariationContext();
        var exposed = value.Expose.Where(e => e.ContentKey == element.Key).ToList();
        var ofNoCulture = exposed.TrueForAll(e => e.Culture is null) ? defaults.DefaultCulture : null; // saved before anything varied
        return exposed.Exists(e =>
            (variation.VariesByCulture() ? Same(e.Culture ?? ofNoCulture, context.Culture) : e.Culture is null || Same(e.Culture, defaults.DefaultCulture))
            && Same(e.Segment, variation.VariesBySegment() ? context.Segment : null));
    }

    private static bool Same(string? left, string? right) =>
        string.Equals(left.NullOrWhiteSpaceAsNull(), right.NullOrWhiteSpaceAsNull(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>The elements of one block value, to be put in the order of its layout.</summary>
public sealed class BlockSource(
    Dictionary<Guid, IPublishedElement> content, Dictionary<Guid, IPublishedElement> settings, Dictionary<Guid, IBlockConfiguration> configurations)
{
    /// <summary>The elements of one entry of the layout.</summary>
    /// <returns>The elements, or null when the block is not to be shown.</returns>
    public BlockPair? Find(IBlockLayoutItem layout)
    {
        if (!content.TryGetValue(layout.ContentKey, out var element)) return null;
        if (!configurations.TryGetValue(element.ContentType.Key, out var configuration)) return null;

        var setting = layout.SettingsKey is { } key ? settings.GetValueOrDefault(key) : null;
        if (setting is not null && setting.ContentType.Key != configuration.SettingsElementTypeKey) setting = null; // the settings type was changed since
        return new BlockPair(element, setting, configuration);
    }
}
