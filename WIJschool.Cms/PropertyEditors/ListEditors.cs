using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>A drop-down list of one or more choices; stored as a JSON array, also for one.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DropDownListFlexible, ValueEditorIsReusable = true)]
public sealed class DropDownEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<ChoicesValueEditor>(factory, () => new ChoiceListConfigurationEditor<DropDownFlexibleConfiguration>(io));

/// <summary>Check boxes; stored as a JSON array.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.CheckBoxList, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
public sealed class CheckBoxListEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<ChoicesValueEditor>(factory, () => new ChoiceListConfigurationEditor<ValueListConfiguration>(io));

/// <summary>Radio buttons; stored as the chosen text.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.RadioButtonList, ValueEditorIsReusable = true)]
public sealed class RadioButtonListEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<ChoiceValueEditor>(factory, () => new ChoiceListConfigurationEditor<ValueListConfiguration>(io));

/// <summary>Tags; stored as a JSON array or as text with commas, and kept in the tag tables besides.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.Tags, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
public sealed class TagsEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<TagsValueEditor>(factory, () => new TagConfigurationEditor(io));

/// <summary>Several lines, each a text of its own; stored with line breaks between them.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MultipleTextstring, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
public sealed class MultipleTextStringEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<MultipleTextStringValueEditor>(factory, () => new FieldConfigurationEditor<MultipleTextStringConfiguration>(io));

/// <summary>A list of choices, all of them the data type's; a JSON array in the database. An empty list is no value.</summary>
public sealed class ChoicesValueEditor : DataValueEditor
{
    private readonly IJsonSerializer json;

    public ChoicesValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        Validators.Add(new MultipleValueValidator(texts));
    }

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) =>
        PostedTexts.Read(json, editorValue.Value) is { Count: > 0 } chosen ? json.Serialize(chosen) : null;
}

/// <summary>One choice; it has to be one of the data type's.</summary>
public sealed class ChoiceValueEditor : DataValueEditor
{
    public ChoiceValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute) => Validators.Add(new Rule<ValueListConfiguration>((value, list) =>
            value is string text && !string.IsNullOrWhiteSpace(text) && !list.Items.Contains(text) ? [texts.Problem("notOneOfOptions", text)] : []));
}

/// <summary>A list of tags in the editor; what is stored depends on the data type.</summary>
public sealed class TagsValueEditor : DataValueEditor, IDataValueTags
{
    private readonly IJsonSerializer json;
    private readonly IDataTypeConfigurationCache configurations;

    public TagsValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, IDataTypeConfigurationCache configurations)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        this.configurations = configurations;
    }

    /// <inheritdoc />
    public override IValueRequiredValidator RequiredValidator { get; } = new RequiredUnless(value => value is System.Collections.ICollection { Count: 0 } or "[]");

    /// <inheritdoc />
    public IEnumerable<ITag> GetTags(object? value, object? dataTypeConfiguration, int? languageId)
    {
        var group = dataTypeConfiguration is TagConfiguration { Group.Length: > 0 } configuration ? configuration.Group : "default";
        return Read(value, dataTypeConfiguration).Select(text => new Tag { Group = group, Text = text, LanguageId = languageId });
    }

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
        Read(property.GetValue(culture, segment), configurations.GetConfiguration(property.PropertyType.DataTypeKey)) is { Length: > 0 } tags ? tags : null;

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var tags = Read(editorValue.Value, editorValue.DataTypeConfiguration);
        if (tags.Length == 0) return null;

        return editorValue.DataTypeConfiguration is TagConfiguration { StorageType: TagsStorageType.Csv }
            ? string.Join(Delimiter(editorValue.DataTypeConfiguration), tags) : json.Serialize(tags);
    }

    private static char Delimiter(object? configuration) => configuration is TagConfiguration { Delimiter: not default(char) and var chosen } ? chosen : ',';

    private string[] Read(object? value, object? configuration)
    {
        var texts = value is string text && !text.DetectIsJson() ? text.Split(Delimiter(configuration)) : PostedTexts.Read(json, value);
        return texts.Select(t => t.Trim()).Where(t => t.Length > 0).ToArray();
    }
}

/// <summary>A list of lines in the editor, one text in the database. Empty lines are none, and each line is checked by itself.</summary>
public sealed class MultipleTextStringValueEditor : DataValueEditor
{
    private static readonly string[] lineBreaks = ["\r\n", "\r", "\n"];
    private readonly IJsonSerializer json;

    public MultipleTextStringValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        RequiredValidator = new RequiredUnless(value => Lines(value).Count == 0);
        FormatValidator = new EachLine(this);
        Validators.Add(new Rule<MultipleTextStringConfiguration>((value, limits) => Problems(Lines(value).Count, limits, texts)));
    }

    /// <inheritdoc />
    public override IValueRequiredValidator RequiredValidator { get; }

    /// <inheritdoc />
    public override IValueFormatValidator FormatValidator { get; }

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
        property.GetValue(culture, segment)?.ToString() is { Length: > 0 } text ? text.Split(lineBreaks, StringSplitOptions.None) : [];

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var most = editorValue.DataTypeConfiguration is MultipleTextStringConfiguration { Max: > 0 and var max } ? max : int.MaxValue;
        var lines = Lines(editorValue.Value).Take(most).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static IEnumerable<ValidationResult> Problems(int lines, MultipleTextStringConfiguration limits, ILocalizedTextService texts)
    {
        if (lines == 1 && limits.Min > 1) yield return texts.Problem("outOfRangeSingleItemMinimum", lines, limits.Min);
        else if (lines < limits.Min) yield return texts.Problem("outOfRangeMultipleItemsMinimum", lines, limits.Min);
        if (limits.Max > 0 && lines > limits.Max) yield return texts.Problem("outOfRangeMultipleItemsMaximum", lines, limits.Max);
    }

    private List<string> Lines(object? value) =>
        (value is string text && !text.DetectIsJson() ? text.Split(lineBreaks, StringSplitOptions.None) : PostedTexts.Read(json, value))
        .Where(line => !string.IsNullOrWhiteSpace(line)).ToList();

    private sealed class EachLine(MultipleTextStringValueEditor editor) : IValueFormatValidator
    {
        private readonly RegexValidator one = new();

        public IEnumerable<ValidationResult> ValidateFormat(object? value, string? valueType, string format) =>
            editor.Lines(value).Select(line => one.ValidateFormat(line, valueType, format).ToList()).FirstOrDefault(problems => problems.Count > 0) ?? [];
    }
}
