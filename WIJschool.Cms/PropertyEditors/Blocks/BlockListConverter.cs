using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using WIJschool.Cms.DeliveryApi;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>
/// The block list: a <see cref="BlockListModel"/>, or one <see cref="BlockListItem"/> where the data type is in single block mode; in the
/// Delivery API a list always.
/// </summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class BlockListConverter(IJsonSerializer json, BlockElements elements, IApiElementBuilder delivered, DeliveredCulture culture)
    : BlockConverter<BlockListValue, BlockListLayoutItem>(json, j => new BlockListEditorDataConverter(j), culture, Constants.PropertyEditors.Aliases.BlockList)
{
    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => IsSingle(propertyType) ? typeof(BlockListItem) : typeof(BlockListModel);

    /// <inheritdoc />
    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        var model = Model(owner, propertyType, referenceCacheLevel, inter, preview);
        return IsSingle(propertyType) ? model.FirstOrDefault() : model;
    }

    /// <inheritdoc />
    public override Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiBlockListModel);

    /// <inheritdoc />
    protected override object? Deliver(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel level, object? inter, bool preview)
    {
        var model = Model(owner, propertyType, level, inter, preview);
        return new ApiBlockListModel(model.Select(item => DeliveredBlocks.Item(delivered, item)).ToArray());
    }

    private static bool IsSingle(IPublishedPropertyType propertyType)
    {
        var configuration = propertyType.DataType.ConfigurationAs<BlockListConfiguration>();
#pragma warning disable CS0618 // Data types in single block mode exist, and give one item to their pages.
        return configuration is { UseSingleBlockMode: true, ValidationLimit: { Min: 0 or 1, Max: 1 } };
#pragma warning restore CS0618
    }

    private BlockListModel Model(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel level, object? inter, bool preview)
    {
        var configuration = propertyType.DataType.ConfigurationAs<BlockListConfiguration>();
        if (configuration is null || inter is not BlockEditorData<BlockListValue, BlockListLayoutItem> data || data.Layout is null) return BlockListModel.Empty;

        var source = elements.Open(owner, data.BlockValue, configuration.Blocks, level, preview);
        var items = data.Layout.Select(layout => source.Find(layout)).OfType<BlockPair>()
            .Select(pair => BlockItems.Make<BlockListItem>(typeof(BlockListItem<,>), pair)).ToList();
        return items.Count == 0 ? BlockListModel.Empty : new BlockListModel(items);
    }
}

/// <summary>The single block: one <see cref="BlockListItem"/> or nothing.</summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class SingleBlockConverter(IJsonSerializer json, BlockElements elements, IApiElementBuilder delivered, DeliveredCulture culture)
    : BlockConverter<SingleBlockValue, SingleBlockLayoutItem>(json, j => new SingleBlockEditorDataConverter(j), culture, Constants.PropertyEditors.Aliases.SingleBlock)
{
    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(BlockListItem);

    /// <inheritdoc />
    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        var configuration = propertyType.DataType.ConfigurationAs<SingleBlockConfiguration>();
        if (configuration is null || inter is not BlockEditorData<SingleBlockValue, SingleBlockLayoutItem> data || data.Layout is null) return null;

        var source = elements.Open(owner, data.BlockValue, configuration.Blocks, referenceCacheLevel, preview);
        return data.Layout.Select(layout => source.Find(layout)).OfType<BlockPair>()
            .Select(pair => BlockItems.Make<BlockListItem>(typeof(BlockListItem<,>), pair)).FirstOrDefault();
    }

    /// <inheritdoc />
    public override Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiBlockItem);

    /// <inheritdoc />
    protected override object? Deliver(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel level, object? inter, bool preview) =>
        ConvertIntermediateToObject(owner, propertyType, level, inter, preview) is BlockListItem item ? DeliveredBlocks.Item(delivered, item) : null;
}

/// <summary>A block in the Delivery API.</summary>
internal static class DeliveredBlocks
{
    /// <summary>Content and settings of a block, both as elements.</summary>
    public static ApiBlockItem Item(IApiElementBuilder builder, IBlockReference<IPublishedElement, IPublishedElement> item) =>
        new(builder.Build(item.Content), item.Settings is null ? null : builder.Build(item.Settings));
}
