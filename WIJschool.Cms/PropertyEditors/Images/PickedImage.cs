using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>
/// A picked media item with the crops and focal point that were chosen where it was picked. It is the media item itself to
/// whoever does not care for crops.
/// </summary>
public sealed class PickedImage(IPublishedContent media, ImageCrops localCrops, IPublishedValueFallback fallback)
    : PublishedContentWrapped(media, fallback)
{
    /// <summary>The media item.</summary>
    public IPublishedContent Content { get; } = media;

    /// <summary>The crops and focal point of this use of the image.</summary>
    public ImageCrops LocalCrops { get; } = localCrops;
}

/// <summary>One entry of a media picker as it is stored.</summary>
public sealed record MediaPickerEntry
{
    /// <summary>The entry's own key: the same image may be picked twice.</summary>
    public Guid Key { get; init; }

    /// <summary>The media item.</summary>
    public Guid MediaKey { get; init; }

    /// <summary>The media type's alias; stored empty and filled in for the editor.</summary>
    public string? MediaTypeAlias { get; init; } = "";

    /// <summary>The crops with coordinates of their own.</summary>
    public IReadOnlyList<ImageCropEntry>? Crops { get; init; }

    /// <summary>The focal point of this use, or none.</summary>
    public FocalPoint? FocalPoint { get; init; }
}
