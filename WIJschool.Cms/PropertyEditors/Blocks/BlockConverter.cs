using System.Text.Json;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;
using WIJschool.Cms.DeliveryApi;

namespace WIJschool.Cms.PropertyEditors.Blocks;

/// <summary>What the converters of the block editors share.</summary>
/// <typeparam name="TValue">The stored value.</typeparam>
/// <typeparam name="TLayout">An entry of its layout.</typeparam>
public abstract class BlockConverter<TValue, TLayout>(
    IJsonSerializer json, Func<IJsonSerializer, BlockEditorDataConverter<TValue, TLayout>> reader, DeliveredCulture culture, string editorAlias)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
    where TValue : BlockValue<TLayout>, new()
    where TLayout : IBlockLayoutItem
{
    /// <inheritdoc />
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == editorAlias;

    /// <inheritdoc />
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Elements;

    /// <inheritdoc />
    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
    {
        var text = source?.ToString();
        if (string.IsNullOrWhiteSpace(text) || !text.DetectIsJson()) return null;

        try
        {
            return reader(json).Deserialize(text);
        }
        catch (JsonException)
        {
            return null; // a damaged value shows no blocks, as in Umbraco
        }
    }

    /// <summary>Never kept: what a block shows depends on the expansion that the request asks for.</summary>
    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    /// <inheritdoc />
    public abstract Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType);

    /// <inheritdoc />
    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        culture.Make(owner, propertyType, expanding, () => Deliver(owner, propertyType, referenceCacheLevel, inter, preview));

    /// <summary>The value as the Delivery API gives it.</summary>
    protected abstract object? Deliver(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel level, object? inter, bool preview);
}
