using System.Text.Json;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.PropertyEditors.Images;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>The values inside blocks, taken through the editors of their own properties. Blocks of unknown types are dropped.</summary>
public sealed class BlockContents(
    Lazy<PropertyEditorCollection> editors, IContentTypeService types, IDataTypeConfigurationCache configurations, Lazy<IPropertyValidationService> validation,
    IDefaultCultureAccessor defaultCulture, ILanguageRepository languages, ICoreScopeProvider scopes)
{
    /// <summary>Tells every value which property it belongs to, and drops what has none: its element type or property was deleted.</summary>
    public void Resolve(BlockValue blocks)
    {
        Dictionary<Guid, IContentType?> known = [];
        blocks.ContentData = blocks.ContentData.Where(item => Resolve(item, known)).ToList();
        blocks.SettingsData = blocks.SettingsData.Where(item => Resolve(item, known)).ToList();
    }

    /// <summary>The pages and media that the blocks point at.</summary>
    public IEnumerable<UmbracoEntityReference> References(BlockValue blocks) => Values(blocks)
        .SelectMany(value => Editor(value) is IDataValueReference reference ? reference.GetReferences(value.Value) : []);

    /// <summary>The tags inside the blocks; those of a value in one culture are of that culture.</summary>
    public IEnumerable<ITag> Tags(BlockValue blocks, int? languageId) => Values(blocks).SelectMany(value => Editor(value) is IDataValueTags tags
        ? tags.GetTags(value.Value, configurations.GetConfiguration(value.PropertyType!.DataTypeKey), value.Culture is { } culture ? LanguageId(culture) : languageId) : []);

    /// <summary>Goes through the addresses of files inside the blocks, as <see cref="IHoldFiles"/> tells.</summary>
    internal void MapFiles(BlockValue blocks, Func<string, Guid, string> map)
    {
        foreach (var value in Values(blocks))
        {
            if (Editor(value) is IHoldFiles holder) value.Value = holder.MapFiles(value.Value, value.PropertyType!, map);
        }
    }

    /// <summary>What is published once a culture (null: what all cultures share) of the draft is: of the other cultures what was published before.</summary>
    internal TValue Publish<TValue>(TValue draft, TValue published, string? culture)
        where TValue : BlockValue => new BlockMerge(
            of => of.InvariantEquals(culture), HoldsBlocks,
            (value, leading, other) => DataEditor(value)!.MergePartialPropertyValueForCulture(leading, other, culture)).Combine(draft, published);

    /// <summary>What is stored of a change by someone who may not change every culture.</summary>
    internal TValue Restrict<TValue>(TValue stored, TValue posted, bool mayChangeShared, HashSet<string> cultures)
        where TValue : BlockValue
    {
        bool MayChange(string? culture) => culture is null ? mayChangeShared : cultures.Contains(culture);
        object? Nested(BlockPropertyValue value, object? before, object? after) =>
            DataEditor(value)!.MergeVariantInvariantPropertyValue(before, after, mayChangeShared, cultures);
        return mayChangeShared
            ? new BlockMerge(MayChange, HoldsBlocks, (value, leading, other) => Nested(value, other, leading)).Combine(posted, stored)
            : new BlockMerge(culture => !MayChange(culture), HoldsBlocks, Nested).Combine(stored, posted);
    }

    /// <summary>Whether anything in the blocks, or in blocks inside them, is of one culture.</summary>
    internal bool Varies(BlockValue blocks) => blocks.Expose.Any(shown => shown.Culture is not null) || Values(blocks).Any(value => value.Culture is not null || HoldsBlocks(value));

    /// <summary>Makes stored values those that the back office shows, in the cultures that their types vary by today.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="culture">The culture of the value that holds them; null for the default one.</param>
    public void ToEditor(BlockValue blocks, string? culture)
    {
        var standard = defaultCulture.DefaultCulture;
        BlockAlignment.Align(blocks, culture ?? standard, standard, key => types.Get(key)?.VariesByCulture() == true);
        foreach (var value in Values(blocks))
        {
            if (Editor(value) is not { } editor) continue;

            // the value editor reads from a property; a block's value is of one culture, so that its property need not vary
            var type = (IPropertyType)value.PropertyType!.DeepClone();
            type.Variations = ContentVariation.Nothing;
            var property = new Property(type);
            property.SetValue(value.Value is JsonElement or System.Text.Json.Nodes.JsonNode ? value.Value.ToString() : value.Value);
            value.Value = editor.ToEditor(property);
        }
    }

    /// <summary>Makes posted values those that are stored.</summary>
    /// <param name="blocks">What was posted, or null when all blocks are gone.</param>
    /// <param name="current">What is stored now.</param>
    /// <param name="contentKey">The page, whose folder uploaded files go to.</param>
    public void FromEditor(BlockValue? blocks, BlockValue? current, Guid contentKey)
    {
        var before = current is null ? [] : Placed(current).ToDictionary(v => v.Place, v => v.Value);
        foreach (var (place, value) in blocks is null ? [] : Placed(blocks).ToList())
        {
            before.Remove(place, out var old);
            value.Value = Store(value, value.Value, old?.Value, contentKey);
        }

        foreach (var gone in before.Values) Store(gone, posted: null, gone.Value, contentKey);
        foreach (var item in blocks?.ContentData.Concat(blocks.SettingsData) ?? [])
        {
            item.Values = [.. item.Values.OrderBy(value => value.Culture, StringComparer.OrdinalIgnoreCase)]; // what did not change is the same text again
        }
    }

    private static IEnumerable<BlockPropertyValue> Values(BlockValue blocks) =>
        blocks.ContentData.Concat(blocks.SettingsData).SelectMany(item => item.Values).Where(value => value.PropertyType is not null);

    private static IEnumerable<((Guid, string, string?, string?) Place, BlockPropertyValue Value)> Placed(BlockValue blocks) =>
        from item in blocks.ContentData.Concat(blocks.SettingsData)
        from value in item.Values
        where value.PropertyType is not null
        group value by (item.Key, value.Alias, value.Culture, value.Segment) into same
        select (same.Key, same.Last());

    private object? Store(BlockPropertyValue value, object? posted, object? stored, Guid contentKey)
    {
        if (Editor(value) is not { } editor) return posted;

        var data = new ContentPropertyData(posted, configurations.GetConfiguration(value.PropertyType!.DataTypeKey))
        {
            ContentKey = contentKey,
            PropertyTypeKey = value.PropertyType.Key,
        };
        return editor.FromEditor(data, stored);
    }

    private bool Resolve(BlockItemData item, Dictionary<Guid, IContentType?> known)
    {
        if (!known.TryGetValue(item.ContentTypeKey, out var type)) known[item.ContentTypeKey] = type = types.Get(item.ContentTypeKey);
        if (type is null) return false;

        item.ContentTypeAlias = type.Alias;
        var properties = type.CompositionPropertyTypes.ToDictionary(p => p.Alias, StringComparer.Ordinal);
        item.Values = item.Values.Where(value => properties.ContainsKey(value.Alias)).ToList();
        foreach (var value in item.Values) value.PropertyType = properties[value.Alias];
        return true;
    }

    private IDataEditor? DataEditor(BlockPropertyValue value) =>
        value.PropertyType is { } type && editors.Value.TryGet(type.PropertyEditorAlias, out var editor) ? editor : null;

    private IDataValueEditor? Editor(BlockPropertyValue value) =>
        DataEditor(value)?.GetValueEditor(configurations.GetConfiguration(value.PropertyType!.DataTypeKey));

    private bool HoldsBlocks(BlockPropertyValue value) => DataEditor(value)?.CanMergePartialPropertyValues(value.PropertyType!) == true;

    private int? LanguageId(string culture)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return languages.GetIdByIsoCode(culture, throwOnNotFound: false);
    }

    /// <summary>Problems of the values inside, each with its JSON path: of the blocks and cultures that are shown and being checked.</summary>
    public NestedValidationResults Validate(BlockValue blocks, PropertyValidationContext context)
    {
        var all = new NestedValidationResults();
        foreach (var culture in CulturesToCheck(blocks, context))
        {
            var shown = blocks.Expose.Where(e => culture is null || e.Culture.InvariantEquals(culture)).Select(e => e.ContentKey).ToHashSet();
            var settings = blocks.Layout.Values.SelectMany(items => items).SelectMany(Flat).Where(layout => shown.Contains(layout.ContentKey)).Select(layout => layout.SettingsKey).ToHashSet();
            for (var i = 0; i < blocks.ContentData.Count; i++)
            {
                if (shown.Contains(blocks.ContentData[i].Key)) Validate(blocks.ContentData[i], $"contentData[{i}]", culture, context, all);
            }

            for (var i = 0; i < blocks.SettingsData.Count; i++)
            {
                if (settings.Contains(blocks.SettingsData[i].Key)) Validate(blocks.SettingsData[i], $"settingsData[{i}]", culture, context, all);
            }
        }

        return all;
    }

    /// <summary>What all cultures share (null), and the cultures that the check is about.</summary>
    private static IEnumerable<string?> CulturesToCheck(BlockValue blocks, PropertyValidationContext context) => context.Culture.NullOrWhiteSpaceAsNull() switch
    {
        null => context.CulturesBeingValidated.Prepend(null),
        "*" => blocks.Expose.Select(e => e.Culture).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Prepend(null),
        var one => [null, one],
    };

    private static IEnumerable<IBlockLayoutItem> Flat(IBlockLayoutItem layout) => layout is BlockGridLayoutItem grid
        ? grid.Areas.SelectMany(area => area.Items).SelectMany(Flat).Prepend(layout) : [layout];

    private void Validate(BlockItemData item, string path, string? culture, PropertyValidationContext context, NestedValidationResults all)
    {
        if (types.Get(item.ContentTypeKey) is not { } type) return;

        foreach (var property in type.CompositionPropertyTypes.Where(property => property.VariesByCulture() == culture is not null))
        {
            var found = item.Values.Index().Where(v => v.Item.Alias == property.Alias && v.Item.Culture.InvariantEquals(culture)).ToList();
            foreach (var (i, value) in found) Validate(property, value.Value, $"{path}.values[{i}].value", context, all);
            if (found.Count == 0 && !property.VariesBySegment()) // a property that the editor never touched has no value at all, and must be asked for
            {
                Validate(property, value: null, $"{path}.values[{JsonPathExpression.MissingPropertyValue(property.Alias, culture, segment: null)}].value", context, all);
            }
        }
    }

    private void Validate(IPropertyType property, object? value, string path, PropertyValidationContext context, NestedValidationResults all)
    {
        var problems = validation.Value.ValidatePropertyValue(property, value, context).ToList();
        if (problems.Count == 0) return;

        var nested = new NestedJsonPathValidationResults(path);
        foreach (var problem in problems) nested.ValidationResults.Add(problem);
        all.ValidationResults.Add(nested);
    }
}
