using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;
using WIJschool.Cms.DeliveryApi;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>Reads the stored forms of a media picker: today's JSON, and the Udi list that version 8 wrote.</summary>
public static class MediaPickerEntries
{
    /// <summary>The entries in the order they were picked.</summary>
    /// <exception cref="JsonException">The value looks like JSON and is not.</exception>
    public static IReadOnlyList<MediaPickerEntry> Read(IJsonSerializer json, object? value)
    {
        var text = value?.ToString();
        if (string.IsNullOrWhiteSpace(text)) return [];

        if (text.DetectIsJson()) return json.Deserialize<MediaPickerEntry[]>(text) ?? [];

        return [.. text.Split(',').Select(part => UdiParser.TryParse(part, out GuidUdi? udi) ? udi : null).OfType<GuidUdi>()
            .Select(udi => new MediaPickerEntry { Key = Guid.NewGuid(), MediaKey = udi.Guid, Crops = [] })];
    }

    /// <summary>What was chosen for one use of an image, as far as the data type still lets its editors choose it.</summary>
    /// <param name="entry">The stored entry.</param>
    /// <param name="configuration">The data type's; null when it is gone.</param>
    /// <param name="src">The image's address, where it is asked for.</param>
    public static ImageCrops Local(this MediaPickerEntry entry, MediaPicker3Configuration? configuration, string? src = null) =>
        new ImageCrops(src, configuration?.EnableLocalFocalPoint == false ? null : entry.FocalPoint, entry.Crops)
            .With(configuration?.Crops?.Select(c => new ImageCropDefinition(c.Alias, c.Width, c.Height)));
}

/// <summary>
/// The media picker: one <see cref="PickedImage"/>, or a list of them when the data type allows more; in the Delivery API a list always.
/// Media that is gone or in the bin is left out.
/// </summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class MediaPickerConverter(
    IJsonSerializer json, IPublishedMediaCache media, IPublishedUrlProvider urls, IPublishedValueFallback fallback, MediaWithCropsBuilder builder)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    /// <inheritdoc />
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.MediaPicker3;

    /// <inheritdoc />
    public override bool? IsValue(object? value, PropertyValueLevel level) => level == PropertyValueLevel.Source
        ? value is not null && value.ToString() is not (null or "" or "[]") : base.IsValue(value, level);

    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) =>
        Configuration(propertyType).Multiple ? typeof(IEnumerable<PickedImage>) : typeof(PickedImage);

    /// <inheritdoc />
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    /// <inheritdoc />
    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) =>
        MediaPickerEntries.Read(json, source);

    /// <inheritdoc />
    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        var picked = Picked(propertyType, inter, preview);
        return Configuration(propertyType).Multiple ? picked : picked.FirstOrDefault();
    }

    /// <inheritdoc />
    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    /// <inheritdoc />
    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(IEnumerable<IApiMediaWithCrops>);

    /// <inheritdoc />
    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
    {
        var picked = Picked(propertyType, inter, preview);
        var shown = Configuration(propertyType).Multiple ? picked : picked.Take(1);
        return shown.Select(builder.Build).ToArray();
    }

    private static MediaPicker3Configuration Configuration(IPublishedPropertyType propertyType) =>
        propertyType.DataType.ConfigurationAs<MediaPicker3Configuration>() ?? new MediaPicker3Configuration();

    private List<PickedImage> Picked(IPublishedPropertyType propertyType, object? inter, bool preview)
    {
        List<PickedImage> images = [];
        var configuration = Configuration(propertyType);
        foreach (var entry in inter as IReadOnlyList<MediaPickerEntry> ?? [])
        {
            if (media.GetById(preview, entry.MediaKey) is not { } item) continue;
            images.Add(new PickedImage(item, entry.Local(configuration, item.MediaUrl(urls)), fallback));
        }

        return images;
    }
}

/// <summary>The image cropper: <see cref="ImageCrops"/> with the crops of its data type filled in.</summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class ImageCropperConverter(IJsonSerializer json) : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    /// <inheritdoc />
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.ImageCropper;

    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(ImageCrops);

    /// <inheritdoc />
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    /// <inheritdoc />
    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
    {
        var text = source?.ToString();
        if (string.IsNullOrWhiteSpace(text)) return null;

        var value = StoredImage.Read(json, text);
        return value.With(propertyType.DataType.ConfigurationAs<ImageCropperConfiguration>()?.Crops);
    }

    /// <inheritdoc />
    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    /// <inheritdoc />
    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(DeliveredImage);

    /// <inheritdoc />
    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        inter is ImageCrops { Src: { } src } image ? new DeliveredImage(src, DeliveredImage.Focal(image.FocalPoint), DeliveredImage.CropsOf(image.Crops)) : null;
}

/// <summary>Reads what an image cropper or an upload field stored: JSON, or a bare address.</summary>
public static class StoredImage
{
    /// <summary>The image; text that is no JSON is taken for the address.</summary>
    public static ImageCrops Read(IJsonSerializer json, string text)
    {
        if (!text.DetectIsJson()) return new ImageCrops(text, FocalPoint: null, Crops: []);

        try
        {
            var stored = json.Deserialize<StoredForm>(text);
            return new ImageCrops(stored?.Src, stored?.FocalPoint, stored?.Crops);
        }
        catch (JsonException)
        {
            return new ImageCrops(text, FocalPoint: null, Crops: []); // as Umbraco does: a damaged value is shown, not thrown
        }
    }

    /// <summary>An address that is not there is empty; one that is null is a cropper that never had an image.</summary>
    private sealed record StoredForm(FocalPoint? FocalPoint, IReadOnlyList<ImageCropEntry>? Crops)
    {
        public string? Src { get; init; } = "";
    }
}

/// <summary>An image cropper's value in the Delivery API.</summary>
public sealed record DeliveredImage(string Url, ImageFocalPoint? FocalPoint, IEnumerable<ImageCrop>? Crops)
{
    /// <summary>The focal point in the API's own type.</summary>
    public static ImageFocalPoint? Focal(FocalPoint? point) => point is null ? null : new ImageFocalPoint(point.Left, point.Top);

    /// <summary>The crops in the API's own type.</summary>
    public static IEnumerable<ImageCrop>? CropsOf(IReadOnlyList<ImageCropEntry>? crops) => crops?.Select(crop => new ImageCrop(
        crop.Alias, crop.Width, crop.Height,
        crop.Coordinates is { } c ? new ImageCropCoordinates(c.X1, c.Y1, c.X2, c.Y2) : null)).ToArray();
}
