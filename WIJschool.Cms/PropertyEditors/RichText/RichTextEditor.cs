using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Templates;
using Umbraco.Extensions;
using WIJschool.Cms.PropertyEditors.Blocks;
using WIJschool.Cms.PropertyEditors.Images;

namespace WIJschool.Cms.PropertyEditors.RichText;

/// <summary>Formatted text with pictures, links and blocks.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.RichText, ValueType = ValueTypes.Text)]
public sealed class RichTextEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<RichTextValueEditor>(factory, () => new RichTextConfigurationEditor(io))
{
    /// <inheritdoc />
    public override bool SupportsConfigurableElements => true;

    private RichTextValueEditor Text => (RichTextValueEditor)GetValueEditor();

    /// <summary>Only a text that does not vary itself can hold blocks of several cultures.</summary>
    public override bool CanMergePartialPropertyValues(IPropertyType propertyType) => !propertyType.VariesByCulture();

    /// <inheritdoc />
    public override object? MergePartialPropertyValueForCulture(object? sourceValue, object? targetValue, string? culture) =>
        Text.Publish(sourceValue, targetValue, culture);

    /// <inheritdoc />
    public override object? MergeVariantInvariantPropertyValue(object? sourceValue, object? targetValue, bool canUpdateInvariantData, HashSet<string> allowedCultures) =>
        Text.Restrict(sourceValue, targetValue, canUpdateInvariantData, allowedCultures);
}

/// <summary>
/// Between <c>{markup, blocks}</c> in the editor, with the addresses of pictures filled in, and the stored JSON without them: a picture
/// is stored by its Udi, so that it may move.
/// </summary>
public sealed class RichTextValueEditor : DataValueEditor, IDataValueReference, IDataValueTags, IHoldFiles
{
    private readonly IJsonSerializer json;
    private readonly HtmlImageSourceParser images;
    private readonly HtmlLocalLinkParser links;
    private readonly IHtmlSanitizer sanitizer;
    private readonly BlockContents contents;
    private readonly PastedImages pasted;

    public RichTextValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute,
        HtmlImageSourceParser images, HtmlLocalLinkParser links, IHtmlSanitizer sanitizer, BlockContents contents, PastedImages pasted)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        this.images = images;
        this.links = links;
        this.sanitizer = sanitizer;
        this.contents = contents;
        this.pasted = pasted;
        Validators.Add(new BlockValidator(this));
    }

    /// <inheritdoc />
    public override IValueRequiredValidator RequiredValidator => new MarkupRequired(this);

    /// <inheritdoc />
    public override IValueFormatValidator FormatValidator => new MarkupFormat(this);

    /// <inheritdoc />
    public IEnumerable<UmbracoEntityReference> GetReferences(object? value)
    {
        if (Read(value) is not { } text) return [];

        var inMarkup = images.FindUdisFromDataAttributes(text.Markup).Concat(links.FindUdisFromLocalLinks(text.Markup).OfType<Udi>());
        return inMarkup.Select(udi => new UmbracoEntityReference(udi)).Concat(text.Blocks is { } blocks ? contents.References(blocks) : []);
    }

    /// <inheritdoc />
    public IEnumerable<ITag> GetTags(object? value, object? dataTypeConfiguration, int? languageId) =>
        Read(value)?.Blocks is { } blocks ? contents.Tags(blocks, languageId) : [];

    /// <inheritdoc />
    public override IEnumerable<Guid> ConfiguredElementTypeKeys() => (ConfigurationObject as RichTextConfiguration)?.Blocks?
        .SelectMany(block => new[] { block.ContentElementTypeKey, block.SettingsElementTypeKey ?? Guid.Empty }).Where(key => key != Guid.Empty) ?? [];

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        if (Read(property.GetValue(culture, segment)) is not { } text) return null;

        if (text.Blocks is { } blocks) contents.ToEditor(blocks, culture);
        return text with { Markup = images.EnsureImageSources(text.Markup), Blocks = text.Blocks ?? new RichTextBlockValue() };
    }

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var text = Read(editorValue.Value);
        contents.FromEditor(text?.Blocks, Read(currentValue)?.Blocks, editorValue.ContentKey);
        if (text is null || string.IsNullOrWhiteSpace(text.Markup)) return null;

        var withMedia = pasted.Import(text.Markup, (editorValue.DataTypeConfiguration as RichTextConfiguration)?.MediaParentId);
        var markup = sanitizer.Sanitize(images.RemoveImageSources(withMedia));
        return string.IsNullOrWhiteSpace(markup) ? null : json.Serialize(text with { Markup = markup, Blocks = text.Blocks ?? new RichTextBlockValue() });
    }

    /// <summary>What is published once a culture (null: what all cultures share) of the draft is. The text follows its blocks, which are the same in every culture.</summary>
    internal object? Publish(object? draft, object? published, string? culture)
    {
        if (Read(draft) is not { } text) return null;
        if (culture == "*" || text.Blocks is not { } blocks || blocks.GetLayouts() is null) return draft;

        return json.Serialize(text with { Blocks = contents.Publish(blocks, Read(published)?.Blocks ?? new RichTextBlockValue(), culture) });
    }

    /// <summary>What is stored of a change by someone who may not change every culture.</summary>
    internal object? Restrict(object? stored, object? posted, bool mayChangeShared, HashSet<string> cultures)
    {
        var (before, after) = (Read(stored), Read(posted));
        var blocks = contents.Restrict(before?.Blocks ?? new RichTextBlockValue(), after?.Blocks ?? new RichTextBlockValue(), mayChangeShared, cultures);
        var markup = (mayChangeShared ? after : before)?.Markup;
        return string.IsNullOrWhiteSpace(markup) ? null : json.Serialize(new RichTextValue(markup, blocks));
    }

    object? IHoldFiles.MapFiles(object? value, IPropertyType property, Func<string, Guid, string> map)
    {
        if (Read(value) is not { Blocks: { } blocks } text) return value;

        contents.MapFiles(blocks, map);
        return json.Serialize(text);
    }

    private RichTextValue? Read(object? value)
    {
        var text = RichTextValue.Read(json, value);
        if (text?.Blocks is { } blocks) contents.Resolve(blocks);
        return text;
    }

    private sealed class MarkupRequired(RichTextValueEditor editor) : IValueRequiredValidator
    {
        public IEnumerable<ValidationResult> ValidateRequired(object? value, string? valueType) =>
            new Umbraco.Cms.Core.PropertyEditors.Validators.RequiredValidator().ValidateRequired(editor.Read(value)?.Markup, valueType);
    }

    private sealed class MarkupFormat(RichTextValueEditor editor) : IValueFormatValidator
    {
        public IEnumerable<ValidationResult> ValidateFormat(object? value, string? valueType, string format) =>
            new Umbraco.Cms.Core.PropertyEditors.Validators.RegexValidator().ValidateFormat(editor.Read(value)?.Markup, valueType, format);
    }

    private sealed class BlockValidator(RichTextValueEditor editor) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (editor.Read(value)?.Blocks is { } blocks && editor.contents.Validate(blocks, validationContext) is { ValidationResults.Count: > 0 } nested)
            {
                var inBlocks = new NestedJsonPathValidationResults("blocks");
                foreach (var result in nested.ValidationResults) inBlocks.ValidationResults.Add(result);
                yield return inBlocks;
            }
        }
    }
}
