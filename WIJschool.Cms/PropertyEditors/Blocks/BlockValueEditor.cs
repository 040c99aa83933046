using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using WIJschool.Cms.PropertyEditors.Images;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>
/// The value editor of all block editors: every value inside a block goes through the editor of its own property, both ways, and so do
/// the references and tags that it holds.
/// </summary>
/// <typeparam name="TValue">The stored value.</typeparam>
/// <typeparam name="TLayout">An entry of its layout.</typeparam>
public sealed class BlockValueEditor<TValue, TLayout> : DataValueEditor, IDataValueReference, IDataValueTags, IHoldFiles
    where TValue : BlockValue<TLayout>, new()
    where TLayout : IBlockLayoutItem
{
    private readonly IJsonSerializer json;
    private readonly BlockReader<TValue, TLayout> reader;
    private readonly BlockContents contents;

    public BlockValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute,
        BlockReader<TValue, TLayout> reader, BlockContents contents, ILocalizedTextService texts)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        this.reader = reader;
        this.contents = contents;
        Validators.Add(new Validator(this, texts));
    }

    /// <inheritdoc />
    public IEnumerable<UmbracoEntityReference> GetReferences(object? value) => Read(value) is { } blocks ? contents.References(blocks) : [];

    /// <inheritdoc />
    public IEnumerable<ITag> GetTags(object? value, object? dataTypeConfiguration, int? languageId) =>
        Read(value) is { } blocks ? contents.Tags(blocks, languageId) : [];

    /// <inheritdoc />
    public override IEnumerable<Guid> ConfiguredElementTypeKeys() => (ConfigurationObject switch
    {
        BlockListConfiguration list => list.Blocks.Cast<IBlockConfiguration>(),
        BlockGridConfiguration grid => grid.Blocks,
        SingleBlockConfiguration single => single.Blocks,
        _ => [],
    }).SelectMany(block => new[] { block.ContentElementTypeKey, block.SettingsElementTypeKey ?? Guid.Empty }).Where(key => key != Guid.Empty);

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        if (Read(property.GetValue(culture, segment)) is not { } blocks) return string.Empty;

        contents.ToEditor(blocks, culture);
        return blocks;
    }

    /// <summary>Runs also for an emptied value: an upload inside a block that is gone has a file to delete.</summary>
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var blocks = Read(editorValue.Value);
        var current = Read(currentValue);
        contents.FromEditor(blocks, current, editorValue.ContentKey);
        return blocks is null || blocks.ContentData.Count == 0 ? null : json.Serialize(blocks);
    }

    /// <summary>What is published once a culture (null: what all cultures share) of the draft is.</summary>
    internal object? Publish(object? draft, object? published, string? culture)
    {
        if (culture == "*") return draft;
        var (leading, other) = (Read(draft), Read(published));
        if (leading is null) return culture is null ? null : published;
        if (culture is not null && !contents.Varies(leading) && (other is null || !contents.Varies(other))) return published; // it goes with what all cultures share
        return json.Serialize(contents.Publish(leading, other ?? new TValue(), culture));
    }

    /// <summary>What is stored of a change by someone who may not change every culture.</summary>
    internal object? Restrict(object? stored, object? posted, bool mayChangeShared, HashSet<string> cultures)
    {
        var merged = contents.Restrict(Read(stored) ?? new TValue(), Read(posted) ?? new TValue(), mayChangeShared, cultures);
        return merged.ContentData.Count == 0 ? null : json.Serialize(merged);
    }

    object? IHoldFiles.MapFiles(object? value, IPropertyType property, Func<string, Guid, string> map)
    {
        if (Read(value) is not { } blocks) return value;

        contents.MapFiles(blocks, map);
        return json.Serialize(blocks);
    }

    private TValue? Read(object? value)
    {
        var text = value?.ToString();
        if (string.IsNullOrWhiteSpace(text) || !text.DetectIsJson()) return null;

        try
        {
            var blocks = reader.Read(json, text);
            contents.Resolve(blocks);
            return blocks;
        }
        catch (JsonException)
        {
            return null; // a damaged value must stay editable
        }
    }

    private sealed class Validator(BlockValueEditor<TValue, TLayout> editor, ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            var blocks = editor.Read(value);
            var (min, max) = dataTypeConfiguration switch
            {
                BlockListConfiguration list => (list.ValidationLimit.Min, list.ValidationLimit.Max),
                BlockGridConfiguration grid => (grid.ValidationLimit.Min, grid.ValidationLimit.Max),
                SingleBlockConfiguration => (null, 1),
                _ => ((int?)null, (int?)null),
            };
            foreach (var problem in texts.Amount(blocks?.GetLayouts()?.Count() ?? 0, min, max)) yield return problem;
            if (dataTypeConfiguration is BlockGridConfiguration areas && blocks is BlockGridValue inGrid && !FitAreas(inGrid, areas)) yield return texts.Problem("entriesAreasMismatch");
            if (blocks is not null && editor.contents.Validate(blocks, validationContext) is { ValidationResults.Count: > 0 } nested) yield return nested;
        }

        private static bool FitAreas(BlockGridValue blocks, BlockGridConfiguration configuration)
        {
            var limits = configuration.Blocks.SelectMany(block => block.Areas).DistinctBy(area => area.Key).ToDictionary(area => area.Key);
            return (blocks.GetLayouts() ?? []).SelectMany(Areas).All(area =>
                !limits.TryGetValue(area.Key, out var limit) || (area.Items.Length >= (limit.MinAllowed ?? 0) && area.Items.Length <= (limit.MaxAllowed ?? int.MaxValue)));
        }

        private static IEnumerable<BlockGridLayoutAreaItem> Areas(BlockGridLayoutItem item) =>
            item.Areas.Concat(item.Areas.SelectMany(area => area.Items).SelectMany(Areas));
    }
}
