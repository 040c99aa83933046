using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>Entries picked from a source outside the content: their ids, and the source that the data type names. The Delivery API gives both as they are.</summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class EntityDataPickerConverter(IJsonSerializer json) : PropertyValueConverterBase
{
    /// <inheritdoc />
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.EntityDataPicker;

    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(EntityDataPickerValue);

    /// <inheritdoc />
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    /// <inheritdoc />
    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
    {
        if (source is not string text || propertyType.DataType.ConfigurationObject is not EntityDataPickerConfiguration { DataSource: var from }) return null;

        try
        {
            return json.Deserialize<Stored>(text) is { Ids: { } ids } ? new EntityDataPickerValue { Ids = ids, DataSource = from } : null;
        }
        catch (JsonException)
        {
            return null; // a value of another editor that the data type had before
        }
    }

    private sealed record Stored(string[]? Ids);
}
