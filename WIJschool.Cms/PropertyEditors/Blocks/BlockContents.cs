using System.Text.Json;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>The values inside blocks, taken through the editors of their own properties. Blocks of unknown types are dropped.</summary>
public sealed class BlockContents(
    Lazy<PropertyEditorCollection> editors, IContentTypeService types, IDataTypeConfigurationCache configurations, Lazy<IPropertyValidationService> validation)
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

    /// <summary>The tags inside the blocks.</summary>
    public IEnumerable<ITag> Tags(BlockValue blocks, int? languageId) => Values(blocks).SelectMany(value =>
        Editor(value) is IDataValueTags tags ? tags.GetTags(value.Value, configurations.GetConfiguration(value.PropertyType!.DataTypeKey), languageId) : []);

    /// <summary>Makes stored values those that the back office shows.</summary>
    public void ToEditor(BlockValue blocks)
    {
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
    }

    /// <summary>Problems of the values inside, each with its JSON path.</summary>
    public NestedValidationResults Validate(BlockValue blocks, PropertyValidationContext context)
    {
        var all = new NestedValidationResults();
        foreach (var (group, items) in new[] { ("contentData", blocks.ContentData), ("settingsData", blocks.SettingsData) })
        {
            for (var i = 0; i < items.Count; i++) Validate(items[i], $"{group}[{i}]", context, all);
        }

        return all;
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

    private IDataValueEditor? Editor(BlockPropertyValue value) =>
        editors.Value.TryGet(value.PropertyType!.PropertyEditorAlias, out var editor)
            ? editor.GetValueEditor(configurations.GetConfiguration(value.PropertyType.DataTypeKey)) : null;

    private void Validate(BlockItemData item, string path, PropertyValidationContext context, NestedValidationResults all)
    {
        for (var i = 0; i < item.Values.Count; i++)
        {
            var value = item.Values[i];
            if (value.PropertyType is not { } property) continue;

            var problems = validation.Value.ValidatePropertyValue(property, value.Value, context).ToList();
            if (problems.Count == 0) continue;

            var nested = new NestedJsonPathValidationResults($"{path}.values[{i}].value");
            foreach (var problem in problems) nested.ValidationResults.Add(problem);
            all.ValidationResults.Add(nested);
        }

        ValidateMissing(item, path, context, all);
    }

    /// <summary>A mandatory property that the editor never touched has no value at all, and must be asked for.</summary>
    private void ValidateMissing(BlockItemData item, string path, PropertyValidationContext context, NestedValidationResults all)
    {
        if (types.Get(item.ContentTypeKey) is not { } type) return;

        foreach (var property in type.CompositionPropertyTypes.Where(p => p.Mandatory && !p.VariesByCulture() && item.Values.All(v => v.Alias != p.Alias)))
        {
            var nested = new NestedJsonPathValidationResults($"{path}.values[{JsonPathExpression.MissingPropertyValue(property.Alias, culture: null, segment: null)}].value");
            foreach (var problem in validation.Value.ValidatePropertyValue(property, postedValue: null, context)) nested.ValidationResults.Add(problem);
            if (nested.ValidationResults.Count > 0) all.ValidationResults.Add(nested);
        }
    }
}
