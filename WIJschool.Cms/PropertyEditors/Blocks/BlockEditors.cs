using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>What the editors of blocks share: where their values vary by culture, each culture is edited and published by itself.</summary>
public abstract class BlockEditor<TValue, TLayout, TConfiguration>(
    IDataValueEditorFactory factory, IIOHelper io, Func<IJsonSerializer, BlockEditorDataConverter<TValue, TLayout>> converter)
    : Editor<BlockValueEditor<TValue, TLayout>>(factory, () => new FieldConfigurationEditor<TConfiguration>(io))
    where TValue : BlockValue<TLayout>, new()
    where TLayout : IBlockLayoutItem
    where TConfiguration : class, new()
{
    /// <inheritdoc />
    public override bool SupportsConfigurableElements => true;

    private BlockValueEditor<TValue, TLayout> Blocks => (BlockValueEditor<TValue, TLayout>)GetValueEditor();

    /// <summary>Only a property that does not vary itself can hold blocks of several cultures.</summary>
    public override bool CanMergePartialPropertyValues(IPropertyType propertyType) => !propertyType.VariesByCulture();

    /// <inheritdoc />
    public override object? MergePartialPropertyValueForCulture(object? sourceValue, object? targetValue, string? culture) =>
        Blocks.Publish(sourceValue, targetValue, culture);

    /// <inheritdoc />
    public override object? MergeVariantInvariantPropertyValue(object? sourceValue, object? targetValue, bool canUpdateInvariantData, HashSet<string> allowedCultures) =>
        Blocks.Restrict(sourceValue, targetValue, canUpdateInvariantData, allowedCultures);

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() =>
        DataValueEditorFactory.Create<BlockValueEditor<TValue, TLayout>>(Attribute!, new BlockReader<TValue, TLayout>(converter));
}

/// <summary>A list of blocks.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.BlockList, ValueType = ValueTypes.Json)]
public sealed class BlockListEditor(IDataValueEditorFactory factory, IIOHelper io)
    : BlockEditor<BlockListValue, BlockListLayoutItem, BlockListConfiguration>(factory, io, json => new BlockListEditorDataConverter(json));

/// <summary>Blocks in a grid, with areas for more blocks.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.BlockGrid, ValueType = ValueTypes.Json)]
public sealed class BlockGridEditor(IDataValueEditorFactory factory, IIOHelper io)
    : BlockEditor<BlockGridValue, BlockGridLayoutItem, BlockGridConfiguration>(factory, io, json => new BlockGridEditorDataConverter(json));

/// <summary>One block.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.SingleBlock, ValueType = ValueTypes.Json)]
public sealed class SingleBlockEditor(IDataValueEditorFactory factory, IIOHelper io)
    : BlockEditor<SingleBlockValue, SingleBlockLayoutItem, SingleBlockConfiguration>(factory, io, json => new SingleBlockEditorDataConverter(json));

/// <summary>How the stored text of one block editor is read; a class of its own because the value editor is made by the container.</summary>
public sealed class BlockReader<TValue, TLayout>(Func<IJsonSerializer, BlockEditorDataConverter<TValue, TLayout>> make)
    where TValue : BlockValue<TLayout>, new()
    where TLayout : IBlockLayoutItem
{
    /// <summary>Reads JSON, in the form of today or that of before version 15.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is no block value.</exception>
    public TValue Read(IJsonSerializer json, string text) => make(json).Deserialize(text).BlockValue;
}
