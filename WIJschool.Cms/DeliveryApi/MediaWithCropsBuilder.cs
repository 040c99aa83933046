using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;
using WIJschool.Cms.PropertyEditors.Images;

namespace WIJschool.Cms.DeliveryApi;

/// <summary>A media item with its crops, as the Delivery API gives it where it is picked.</summary>
public class DeliveredMedia(IApiMedia media, ImageFocalPoint? focalPoint, IEnumerable<ImageCrop>? crops) : IApiMediaWithCrops
{
    /// <inheritdoc />
    public Guid Id => media.Id;

    /// <inheritdoc />
    public string Name => media.Name;

    /// <inheritdoc />
    public string MediaType => media.MediaType;

    /// <inheritdoc />
    public string Url => media.Url;

    /// <inheritdoc />
    public string? Extension => media.Extension;

    /// <inheritdoc />
    public int? Width => media.Width;

    /// <inheritdoc />
    public int? Height => media.Height;

    /// <inheritdoc />
    public int? Bytes => media.Bytes;

    /// <inheritdoc />
    public IDictionary<string, object?> Properties => media.Properties;

    /// <inheritdoc />
    public ImageFocalPoint? FocalPoint { get; } = focalPoint;

    /// <inheritdoc />
    public IEnumerable<ImageCrop>? Crops { get; } = crops;
}

/// <summary>A media item as the media endpoints give it: with its path and dates.</summary>
public sealed class DeliveredMediaItem(
    IApiMedia media, ImageFocalPoint? focalPoint, IEnumerable<ImageCrop>? crops, string path, DateTime createDate, DateTime updateDate)
    : DeliveredMedia(media, focalPoint, crops), IApiMediaWithCropsResponse
{
    /// <inheritdoc />
    public string Path { get; } = path;

    /// <inheritdoc />
    public DateTime CreateDate { get; } = createDate;

    /// <inheritdoc />
    public DateTime UpdateDate { get; } = updateDate;
}

/// <summary>Builds media for the Delivery API; crops chosen where the image was picked win over those of the image itself.</summary>
public sealed class MediaWithCropsBuilder(
    IApiMediaBuilder inner, IPublishedMediaCache media, IMediaNavigationQueryService navigation)
{
    /// <summary>A picked image.</summary>
    public IApiMediaWithCrops Build(PickedImage picked)
    {
        var crops = Crops(picked.Content, picked.LocalCrops);
        return new DeliveredMedia(inner.Build(picked.Content), DeliveredImage.Focal(crops.FocalPoint), DeliveredImage.CropsOf(crops.Crops));
    }

    /// <summary>An item of the media library; its path is made of the lower-cased names, spaces and all.</summary>
    public IApiMediaWithCropsResponse BuildItem(IPublishedContent item)
    {
        var crops = Crops(item, ImageCrops.Empty);
        return new DeliveredMediaItem(
            inner.Build(item), DeliveredImage.Focal(crops.FocalPoint), DeliveredImage.CropsOf(crops.Crops), Path(item), item.CreateDate, item.UpdateDate);
    }

    private ImageCrops Crops(IPublishedContent item, ImageCrops local) =>
        item.GetProperty(Constants.Conventions.Media.File)?.GetValue() is ImageCrops image ? local.Over(image) : local;

    private string Path(IPublishedContent item)
    {
        List<string> names = [];
        for (IPublishedContent? current = item; current is not null; current = Parent(current)) names.Add(Lower(current.Name));
        names.Reverse();
        return $"/{string.Join('/', names)}/";
    }

    private IPublishedContent? Parent(IPublishedContent item) =>
        navigation.TryGetParentKey(item.Key, out var parent) && parent is { } key ? media.GetById(key) : null;

#pragma warning disable CA1308 // Umbraco's media paths are the names in lower case.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
