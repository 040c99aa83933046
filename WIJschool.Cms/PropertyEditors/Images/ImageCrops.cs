using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>Where the picture matters most, as shares of its width and height (0 to 1); the middle when nobody chose.</summary>
public sealed record FocalPoint(decimal Left, decimal Top)
{
    /// <summary>True for the middle, which Umbraco treats as "not chosen".</summary>
    [JsonIgnore]
    public bool IsMiddle => Left == 0.5m && Top == 0.5m;
}

/// <summary>What a crop cuts off, as shares of the picture from each side (0 to 1).</summary>
public sealed record CropCoordinates(decimal X1, decimal Y1, decimal X2, decimal Y2);

/// <summary>A named crop in pixels, with the coordinates that an editor chose or none.</summary>
public sealed record ImageCropEntry(string? Alias, int Width, int Height, CropCoordinates? Coordinates)
{
    /// <summary>What was stored for a crop whose size comes from its configuration.</summary>
    public bool HasCoordinates() => Coordinates is not null;
}

/// <summary>The crops of an image cropper: a name, a label for the editor and a size in pixels.</summary>
public sealed class ImageCropperConfiguration
{
    /// <summary>The crops an editor may choose coordinates for.</summary>
    [ConfigurationField("crops")]
    public IReadOnlyList<ImageCropDefinition>? Crops { get; init; }
}

/// <summary>A crop as the data type defines it.</summary>
public sealed record ImageCropDefinition(string? Alias, int Width, int Height, string? Label = null);

/// <summary>
/// The value of an image cropper, and of one picked image: the file's address, the focal point and the crops. As text and as HTML
/// it is the address, so that a page may print it.
/// </summary>
public sealed record ImageCrops(string? Src, FocalPoint? FocalPoint, IReadOnlyList<ImageCropEntry>? Crops) : IHtmlEncodedString
{
    /// <summary>A value without image or crops.</summary>
    public static ImageCrops Empty { get; } = new(null, null, null);

    /// <inheritdoc />
    public string ToHtmlString() => HtmlEncoder.Default.Encode(Src ?? "");

    /// <inheritdoc />
    public override string ToString() => Src ?? "";

    /// <summary>The crops of the configuration and no others, in its order and size, with the coordinates from here.</summary>
    public ImageCrops With(IEnumerable<ImageCropDefinition>? configured) => this with
    {
        Crops = [.. (configured ?? []).Select(c => new ImageCropEntry(c.Alias, c.Width, c.Height, Crops?.FirstOrDefault(crop => crop.Alias == c.Alias)?.Coordinates))],
    };

    /// <summary>These crops first, then those that only the image itself has; the focal point from here when there is one.</summary>
    public ImageCrops Over(ImageCrops image)
    {
        var own = (Crops ?? []).Select(crop => crop.HasCoordinates()
            ? crop : crop with { Coordinates = image.Crops?.FirstOrDefault(c => c.Alias == crop.Alias)?.Coordinates }).ToList();
        own.AddRange((image.Crops ?? []).Where(crop => own.TrueForAll(c => c.Alias != crop.Alias)));
        return new ImageCrops(Src ?? image.Src, FocalPoint ?? image.FocalPoint, own);
    }

    /// <summary>A crop by its alias.</summary>
    /// <returns>The crop, or null when the image has none of that name.</returns>
    public ImageCropEntry? Find(string? alias) => Crops?.FirstOrDefault(c => string.Equals(c.Alias, alias, StringComparison.OrdinalIgnoreCase));

    /// <summary>The address of a crop by its alias, at its own size.</summary>
    /// <returns>The address, or null when there is no image or no such crop.</returns>
    public string? CropUrl(IImageUrlGenerator urls, string alias) =>
        Find(alias) is { } crop && !string.IsNullOrEmpty(Src) ? urls.GetImageUrl(Cut(crop.Coordinates, crop.Width, crop.Height)) : null;

    /// <summary>The address of the image cut to a size in pixels round its focal point.</summary>
    public string? CropUrl(IImageUrlGenerator urls, int width, int height) =>
        string.IsNullOrEmpty(Src) ? null : urls.GetImageUrl(Cut(coordinates: null, width, height));

    /// <summary>What to ask for to get the image in a size in pixels: by the coordinates, or else round its focal point.</summary>
    public ImageUrlGenerationOptions Cut(CropCoordinates? coordinates, int width, int height)
    {
        var options = new ImageUrlGenerationOptions(Src) { Width = width, Height = height };
        if (coordinates is { } c) options.Crop = new ImageUrlGenerationOptions.CropCoordinates(c.X1, c.Y1, c.X2, c.Y2);
        else if (FocalPoint is { IsMiddle: false } f) options.FocalPoint = new ImageUrlGenerationOptions.FocalPointPosition(f.Left, f.Top);
        return options;
    }
}
