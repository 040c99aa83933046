using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>A drop-down list of one or more choices; stored as a JSON array, also for one.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DropDownListFlexible, ValueEditorIsReusable = true)]
public sealed class DropDownEditor : DataEditor
{
    private readonly IIOHelper io;

    public DropDownEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ChoicesValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new FieldConfigurationEditor<DropDownFlexibleConfiguration>(io);
}

/// <summary>Check boxes; stored as a JSON array.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.CheckBoxList, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
public sealed class CheckBoxListEditor : DataEditor
{
    private readonly IIOHelper io;

    public CheckBoxListEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ChoicesValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new FieldConfigurationEditor<ValueListConfiguration>(io);
}

/// <summary>Radio buttons; stored as the chosen text.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.RadioButtonList, ValueEditorIsReusable = true)]
public sealed class RadioButtonListEditor : DataEditor
{
    private readonly IIOHelper io;

    public RadioButtonListEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ChoiceValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new FieldConfigurationEditor<ValueListConfiguration>(io);
}

/// <summary>A list of choices in the editor, a JSON array in the database. An empty list is no value.</summary>
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
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
        PostedTexts.Read(json, property.GetValue(culture, segment)).ToArray();

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var chosen = PostedTexts.Read(json, editorValue.Value).Where(text => !string.IsNullOrWhiteSpace(text)).ToArray();
        return chosen.Length == 0 ? null : json.Serialize(chosen);
    }

    /// <summary>Core's validator of the same name looks at lists of text only; the back office posts JSON.</summary>
    private sealed class MultipleValueValidator(ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext) =>
            new Umbraco.Cms.Core.PropertyEditors.Validators.MultipleValueValidator(texts)
                .Validate(value is IEnumerable<object> items ? items.Select(i => i.ToString()!).ToArray() : value, valueType, dataTypeConfiguration, validationContext);
    }
}

/// <summary>One choice; it has to be one of the data type's.</summary>
public sealed class ChoiceValueEditor : DataValueEditor
{
    public ChoiceValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute) => Validators.Add(new OneOfValidator(texts));

    private sealed class OneOfValidator(ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (value?.ToString() is { Length: > 0 } text && dataTypeConfiguration is ValueListConfiguration list && !list.Items.Contains(text))
            {
                yield return new ValidationResult(texts.Localize("validation", "notOneOfOptions", [text]), ["value"]);
            }
        }
    }
}

/// <summary>Tags; stored as a JSON array or as text with commas, and kept in the tag tables besides.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.Tags, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
public sealed class TagsEditor : DataEditor
{
    private readonly IIOHelper io;

    public TagsEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TagsValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new TagConfigurationEditor(io);
}

/// <summary>A list of tags in the editor; what is stored depends on the data type.</summary>
public sealed class TagsValueEditor : DataValueEditor, IDataValueTags
{
    private readonly IJsonSerializer json;

    public TagsValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : base(strings, json, io, attribute) => this.json = json;

    /// <inheritdoc />
    public override IValueRequiredValidator RequiredValidator { get; } = new TagsRequired();

    /// <inheritdoc />
    public IEnumerable<ITag> GetTags(object? value, object? dataTypeConfiguration, int? languageId)
    {
        var group = dataTypeConfiguration is TagConfiguration { Group.Length: > 0 } configuration ? configuration.Group : "default";
        return Read(value).Select(text => new Tag { Group = group, Text = text, LanguageId = languageId });
    }

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
        Read(property.GetValue(culture, segment)).ToArray();

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var tags = Read(editorValue.Value).Distinct(StringComparer.Ordinal).ToArray();
        if (tags.Length == 0) return null;

        var configuration = editorValue.DataTypeConfiguration as TagConfiguration;
        return configuration?.StorageType == TagsStorageType.Csv ? string.Join(',', tags) : json.Serialize(tags);
    }

    private IEnumerable<string> Read(object? value)
    {
        var texts = value is string text && !text.DetectIsJson() ? text.Split(',') : PostedTexts.Read(json, value);
        return texts.Select(t => t.Trim()).Where(t => t.Length > 0);
    }

    /// <summary>An empty list is no value.</summary>
    private sealed class TagsRequired : IValueRequiredValidator
    {
        private readonly Umbraco.Cms.Core.PropertyEditors.Validators.RequiredValidator inner = new();

        public IEnumerable<ValidationResult> ValidateRequired(object? value, string? valueType) =>
            inner.ValidateRequired(value is System.Collections.ICollection { Count: 0 } || value?.ToString() == "[]" ? null : value, valueType);
    }
}
