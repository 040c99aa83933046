using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
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

/// <summary>One line of text.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.TextBox, ValueEditorIsReusable = true)]
public sealed class TextBoxEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<TextOnlyValueEditor>(factory, () => new TextboxConfigurationEditor(io));

/// <summary>Several lines of text.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.TextArea, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
public sealed class TextAreaEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<TextOnlyValueEditor>(factory, () => new TextAreaConfigurationEditor(io));

/// <summary>An e-mail address.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.EmailAddress, ValueEditorIsReusable = true)]
public sealed class EmailAddressEditor(IDataValueEditorFactory factory) : Editor<EmailAddressValueEditor>(factory);

/// <summary>Text that is an e-mail address or nothing.</summary>
public sealed class EmailAddressValueEditor : TextOnlyValueEditor
{
    public EmailAddressValueEditor(
        DataEditorAttribute attribute, ILocalizedTextService texts, IShortStringHelper strings, IJsonSerializer json, IIOHelper io)
        : base(attribute, texts, strings, json, io) => Validators.Add(new EmailValidator(texts));
}

/// <summary>A toggle; stored as 1 and 0.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.Boolean, ValueType = ValueTypes.Integer, ValueEditorIsReusable = true)]
public sealed class TrueFalseEditor(IDataValueEditorFactory factory) : Editor<TrueFalseValueEditor>(factory);

/// <summary>True and false between the editor and the stored number. A toggle that must be set must be on.</summary>
public sealed class TrueFalseValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
    : DataValueEditor(strings, json, io, attribute)
{
    /// <inheritdoc />
    public override IValueRequiredValidator RequiredValidator { get; } = new RequiredUnless(value => value is false);

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) => IsTrue(property.GetValue(culture, segment));

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) => IsTrue(editorValue.Value) ? 1 : 0;

    private static bool IsTrue(object? value) => value switch
    {
        bool truth => truth,
        int number => number == 1,
        string text => text == "1" || text.InvariantEquals("true"),
        _ => false,
    };
}

/// <summary>A day, with a time where the data type's format has one.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DateTime, ValueType = ValueTypes.DateTime, ValueEditorIsReusable = true)]
public sealed class DateTimeEditor(IDataValueEditorFactory factory) : Editor<DateTimeValueEditor>(factory);

/// <summary>Text that is a date or nothing.</summary>
public sealed class DateTimeValueEditor : DataValueEditor
{
    public DateTimeValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : base(strings, json, io, attribute) => Validators.Add(new DateTimeValidator());
}

/// <summary>A number or a range of numbers; stored as <c>12.5</c> or <c>12.5,40</c>.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.Slider, ValueEditorIsReusable = true)]
public sealed class SliderEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<SliderValueEditor>(factory, () => new SliderConfigurationEditor(io));

/// <summary>A colour of the data type's palette; stored as JSON with its label.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ColorPicker, ValueEditorIsReusable = true)]
public sealed class ColorPickerEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<ColorPickerValueEditor>(factory, () => new ColorPickerConfigurationEditor(io));

/// <summary>A colour has to be one of the data type's, with or without the # that older palettes lack.</summary>
public sealed class ColorPickerValueEditor : DataValueEditor
{
    public ColorPickerValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute) => Validators.Add(new Rule<ColorPickerConfiguration>((value, palette) =>
            (value as JsonObject)?["value"]?.ToString() is { } colour && !string.IsNullOrWhiteSpace(colour)
            && !palette.Items.Any(item => item.Value.TrimStart('#').InvariantEquals(colour.TrimStart('#')))
                ? [texts.Problem("invalidColor", colour)] : []));
}

/// <summary>How a list of children looks; it holds no value.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ListView, ValueEditorIsReusable = true)]
public sealed class ListViewEditor(IDataValueEditorFactory factory, IIOHelper io)
    : Editor<DataValueEditor>(factory, () => new ListViewConfigurationEditor(io));
