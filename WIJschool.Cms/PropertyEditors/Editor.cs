using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>An editor that is no more than a value editor and a configuration: what nearly all of Umbraco's are.</summary>
/// <typeparam name="TValue">Takes values to the editor and back.</typeparam>
public abstract class Editor<TValue> : DataEditor
    where TValue : class, IDataValueEditor
{
    private readonly Func<IConfigurationEditor>? configuration;

    /// <param name="factory">Makes value editors.</param>
    /// <param name="configuration">Makes the editor of the data type's settings; without it there are none.</param>
    protected Editor(IDataValueEditorFactory factory, Func<IConfigurationEditor>? configuration = null)
        : base(factory)
    {
        this.configuration = configuration;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TValue>(Attribute!);

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => configuration?.Invoke() ?? base.CreateConfigurationEditor();
}

/// <summary>A configuration editor for a configuration that needs nothing but its fields.</summary>
public sealed class FieldConfigurationEditor<TConfiguration>(IIOHelper io) : ConfigurationEditor<TConfiguration>(io)
    where TConfiguration : new();
