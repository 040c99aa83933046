using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using WIJschool.Cms.DeliveryApi;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>The block grid: blocks with spans, and areas with blocks of their own.</summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class BlockGridConverter(IJsonSerializer json, BlockElements elements, IApiElementBuilder delivered, DeliveredCulture culture)
    : BlockConverter<BlockGridValue, BlockGridLayoutItem>(json, j => new BlockGridEditorDataConverter(j), culture, Constants.PropertyEditors.Aliases.BlockGrid)
{
    private const int DefaultColumns = 12;

    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(BlockGridModel);

    /// <inheritdoc />
    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview) =>
        Model(owner, propertyType, referenceCacheLevel, inter, preview);

    /// <inheritdoc />
    public override Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiBlockGridModel);

    /// <inheritdoc />
    protected override object? Deliver(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel level, object? inter, bool preview)
    {
        var model = Model(owner, propertyType, level, inter, preview);
        var columns = model.GridColumns ?? DefaultColumns;
        return new ApiBlockGridModel(columns, model.Select(item => Deliver(item, columns)).ToArray());
    }

    private ApiBlockGridItem Deliver(BlockGridItem item, int columns) => new(
        delivered.Build(item.Content), item.Settings is null ? null : delivered.Build(item.Settings),
        item.RowSpan, item.ColumnSpan, item.AreaGridColumns ?? columns,
        item.Areas.Select(area => new ApiBlockGridArea(
            area.Alias, area.RowSpan, area.ColumnSpan, area.Select(inner => Deliver(inner, columns)).ToArray())).ToArray());

    private BlockGridModel Model(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel level, object? inter, bool preview)
    {
        var configuration = propertyType.DataType.ConfigurationAs<BlockGridConfiguration>();
        if (configuration is null || inter is not BlockEditorData<BlockGridValue, BlockGridLayoutItem> data || data.Layout is null) return BlockGridModel.Empty;

        var source = elements.Open(owner, data.BlockValue, configuration.Blocks, level, preview);
        var items = data.Layout.Select(layout => Item(layout, source, configuration.GridColumns)).OfType<BlockGridItem>().ToList();
        return items.Count == 0 ? BlockGridModel.Empty : new BlockGridModel(items, configuration.GridColumns);
    }

    private static BlockGridItem? Item(BlockGridLayoutItem layout, BlockSource source, int? gridColumns)
    {
        if (source.Find(layout) is not { } pair) return null;

        var configuration = (BlockGridConfiguration.BlockGridBlockConfiguration)pair.Configuration;
        var item = BlockItems.Make<BlockGridItem>(typeof(BlockGridItem<,>), pair);
        item.RowSpan = layout.RowSpan ?? 1;
        item.ColumnSpan = layout.ColumnSpan ?? gridColumns ?? DefaultColumns;
        item.AreaGridColumns = configuration.AreaGridColumns;
        item.GridColumns = gridColumns;
        item.Areas = layout.Areas.Select(area => Area(area, configuration, source, gridColumns)).OfType<BlockGridArea>().ToArray();
        return item;
    }

    private static BlockGridArea? Area(
        BlockGridLayoutAreaItem area, BlockGridConfiguration.BlockGridBlockConfiguration block, BlockSource source, int? gridColumns)
    {
        var configuration = Array.Find(block.Areas, a => a.Key == area.Key);
        if (configuration is null) return null;

        var items = area.Items.Select(layout => Item(layout, source, gridColumns)).OfType<BlockGridItem>().ToList();
        var columns = configuration.ColumnSpan ?? block.AreaGridColumns ?? gridColumns ?? DefaultColumns;
        return new BlockGridArea(items, configuration.Alias ?? "", configuration.RowSpan ?? 1, columns);
    }
}
