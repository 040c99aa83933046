using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>A list of blocks.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.BlockList, ValueType = ValueTypes.Json)]
public sealed class BlockListEditor : DataEditor
{
    private readonly IIOHelper io;

    public BlockListEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    public override bool SupportsConfigurableElements => true;

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<BlockValueEditor<BlockListValue, BlockListLayoutItem>>(
        Attribute!, new BlockReader<BlockListValue, BlockListLayoutItem>(json => new BlockListEditorDataConverter(json)));

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new FieldConfigurationEditor<BlockListConfiguration>(io);
}

/// <summary>Blocks in a grid, with areas for more blocks.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.BlockGrid, ValueType = ValueTypes.Json)]
public sealed class BlockGridEditor : DataEditor
{
    private readonly IIOHelper io;

    public BlockGridEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    public override bool SupportsConfigurableElements => true;

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<BlockValueEditor<BlockGridValue, BlockGridLayoutItem>>(
        Attribute!, new BlockReader<BlockGridValue, BlockGridLayoutItem>(json => new BlockGridEditorDataConverter(json)));

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new FieldConfigurationEditor<BlockGridConfiguration>(io);
}

/// <summary>One block.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.SingleBlock, ValueType = ValueTypes.Json)]
public sealed class SingleBlockEditor : DataEditor
{
    private readonly IIOHelper io;

    public SingleBlockEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    /// <inheritdoc />
    public override bool SupportsConfigurableElements => true;

    /// <inheritdoc />
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<BlockValueEditor<SingleBlockValue, SingleBlockLayoutItem>>(
        Attribute!, new BlockReader<SingleBlockValue, SingleBlockLayoutItem>(json => new SingleBlockEditorDataConverter(json)));

    /// <inheritdoc />
    protected override IConfigurationEditor CreateConfigurationEditor() => new FieldConfigurationEditor<SingleBlockConfiguration>(io);
}

/// <summary>How the stored text of one block editor is read; a class of its own because the value editor is made by the container.</summary>
public sealed class BlockReader<TValue, TLayout>(Func<IJsonSerializer, BlockEditorDataConverter<TValue, TLayout>> make)
    where TValue : BlockValue<TLayout>, new()
    where TLayout : IBlockLayoutItem
{
    /// <summary>Reads JSON, in the form of today or that of before version 15.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is no block value.</exception>
    public TValue Read(IJsonSerializer json, string text) => make(json).Deserialize(text).BlockValue;
}
