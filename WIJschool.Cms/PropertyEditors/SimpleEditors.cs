using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>One line of text.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.TextBox, ValueEditorIsReusable = true)]
public sealed class TextBoxEditor : DataEditor
{
    private readonly IIOHelper io;

    public TextBoxEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TextOnlyValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new TextboxConfigurationEditor(io);
}

/// <summary>Several lines of text.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.TextArea, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
public sealed class TextAreaEditor : DataEditor
{
    private readonly IIOHelper io;

    public TextAreaEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TextOnlyValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new TextAreaConfigurationEditor(io);
}

/// <summary>An e-mail address.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.EmailAddress, ValueEditorIsReusable = true)]
public sealed class EmailAddressEditor : DataEditor
{
    public EmailAddressEditor(IDataValueEditorFactory factory)
        : base(factory) => SupportsReadOnly = true;

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<EmailAddressValueEditor>(Attribute!);
}

/// <summary>Text that is an e-mail address or nothing.</summary>
public sealed class EmailAddressValueEditor : TextOnlyValueEditor
{
    public EmailAddressValueEditor(
        DataEditorAttribute attribute, ILocalizedTextService texts, IShortStringHelper strings, IJsonSerializer json, IIOHelper io)
        : base(attribute, texts, strings, json, io) => Validators.Add(new EmailValidator(texts));
}

/// <summary>A toggle; stored as 1 and 0.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.Boolean, ValueType = ValueTypes.Integer, ValueEditorIsReusable = true)]
public sealed class TrueFalseEditor : DataEditor
{
    public TrueFalseEditor(IDataValueEditorFactory factory)
        : base(factory) => SupportsReadOnly = true;

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TrueFalseValueEditor>(Attribute!);
}

/// <summary>True and false between the editor and the stored number.</summary>
public sealed class TrueFalseValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
    : DataValueEditor(strings, json, io, attribute)
{
    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) => IsTrue(property.GetValue(culture, segment));

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) => IsTrue(editorValue.Value) ? 1 : 0;

    private static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool truth => truth,
        int number => number != 0,
        _ => value.ToString() is "1" or "true" or "True",
    };
}

/// <summary>A day, with a time where the data type's format has one.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.DateTime, ValueType = ValueTypes.DateTime, ValueEditorIsReusable = true)]
public sealed class DateTimeEditor : DataEditor
{
    public DateTimeEditor(IDataValueEditorFactory factory)
        : base(factory) => SupportsReadOnly = true;

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor()
    {
        var editor = base.CreateValueEditor();
        editor.Validators.Add(new DateTimeValidator());
        return editor;
    }
}

/// <summary>Several lines, each a text of its own; stored with line breaks between them.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MultipleTextstring, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
public sealed class MultipleTextStringEditor : DataEditor
{
    private readonly IIOHelper io;

    public MultipleTextStringEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<MultipleTextStringValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new FieldConfigurationEditor<MultipleTextStringConfiguration>(io);
}

/// <summary>A list of lines in the editor, one text in the database.</summary>
public sealed class MultipleTextStringValueEditor : DataValueEditor
{
    private static readonly string[] lineBreaks = ["\r\n", "\r", "\n"];
    private readonly IJsonSerializer json;

    public MultipleTextStringValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        Validators.Add(new AmountValidator(texts, configuration => configuration is MultipleTextStringConfiguration c ? (c.Min, c.Max) : null));
    }

    /// <inheritdoc />
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
        property.GetValue(culture, segment)?.ToString() is { Length: > 0 } text ? text.Split(lineBreaks, StringSplitOptions.None) : [];

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var lines = PostedTexts.Read(json, editorValue.Value);
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}

/// <summary>A number or a range of numbers; stored as <c>12.5</c> or <c>12.5,40</c>.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.Slider, ValueEditorIsReusable = true)]
public sealed class SliderEditor : DataEditor
{
    private readonly IIOHelper io;

    public SliderEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<SliderValueEditor>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new SliderConfigurationEditor(io);
}

/// <summary>A colour of the data type's palette; stored as JSON with its label.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ColorPicker, ValueEditorIsReusable = true)]
public sealed class ColorPickerEditor : DataEditor
{
    private readonly IIOHelper io;

    public ColorPickerEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new FieldConfigurationEditor<ColorPickerConfiguration>(io);
}

/// <summary>How a list of children looks; it holds no value.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ListView, ValueEditorIsReusable = true)]
public sealed class ListViewEditor : DataEditor
{
    private readonly IIOHelper io;

    public ListViewEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory) => this.io = io;

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new ListViewConfigurationEditor(io);
}

/// <summary>A configuration editor for a configuration that needs nothing but its fields.</summary>
public sealed class FieldConfigurationEditor<TConfiguration>(IIOHelper io) : ConfigurationEditor<TConfiguration>(io)
    where TConfiguration : new();
