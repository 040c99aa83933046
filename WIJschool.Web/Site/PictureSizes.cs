using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.PropertyEditors.Images;
using WIJschool.Core.Pages;

namespace WIJschool.Web.Site;

/// <summary>
/// The addresses of a picture in the widths that screens need, as WebP. The crop and the focal point that an editor chose are honoured;
/// nothing is enlarged. A drawing, and a picture of unknown size, keeps its one address.
/// </summary>
public sealed class PictureSizes(IImageUrlGenerator urls)
{
    private const string Format = "webp";

    /// <summary>A browser that reads no list of widths gets this one, or the widest below it.</summary>
    private const int PlainWidth = 960;

    /// <summary>From a small phone to a wide, sharp screen.</summary>
    private static readonly int[] Widths = [400, 640, 960, 1280, 1600, 2000];

    /// <summary>The picture for a place in a page.</summary>
    /// <param name="crop">The alias of a crop; where the picture has none of that name, or none is asked for, it is shown whole.</param>
    public SizedPicture For(Picture picture, string? crop = null)
    {
        if (CropsOf(picture) is not { } crops || picture.Width is not { } width || picture.Height is not { } height)
            return new SizedPicture(picture.Url, Sources: null, picture.Width, picture.Height);

        var shape = Shape.Of(crops.Find(crop), width, height);
        var widest = Math.Min(shape.Widest, Widths[^1]);
        var widths = Widths.Where(candidate => candidate < widest).Append(widest).ToList();
        var sources = widths.Select(candidate => string.Create(CultureInfo.InvariantCulture, $"{Address(picture, crops, shape, candidate)} {candidate}w"));
        var plain = widths.LastOrDefault(candidate => candidate <= PlainWidth, widths[0]);
        return new SizedPicture(Address(picture, crops, shape, plain), string.Join(", ", sources), widest, shape.HeightAt(widest));
    }

    /// <summary>One address of the whole picture, no wider than this.</summary>
    public string At(Picture picture, int width) => CropsOf(picture) is { } crops && picture is { Width: { } own, Height: { } height }
        ? Address(picture, crops, Shape.Of(crop: null, own, height), Math.Min(width, own)) : picture.Url;

    /// <summary>The picture cut to a size for a site that fetches it by itself, in a format that every such site reads.</summary>
    /// <returns>Its own address when it is smaller than that, or of that size already.</returns>
    public string Cut(Picture picture, int width, int height)
    {
        var isFitting = picture.Width < width || picture.Height < height || (picture.Width == width && picture.Height == height);
        return isFitting || CropsOf(picture) is not { } crops ? picture.Url : Finish(picture, crops.Cut(coordinates: null, width, height), "jpg");
    }

    private static ImageCrops? CropsOf(Picture picture)
    {
        if (picture.IsDrawing) return null;
        var own = picture.Media.GetProperty(Constants.Conventions.Media.File)?.GetValue() as ImageCrops;
        var chosen = picture.Media is PickedImage picked ? picked.LocalCrops : ImageCrops.Empty;
        var crops = own is null ? chosen : chosen.Over(own);
        return crops with { Src = picture.Url };
    }

    private string Address(Picture picture, ImageCrops crops, Shape shape, int width)
    {
        if (shape.Crop is { } crop) return Finish(picture, crops.Cut(crop.Coordinates, width, shape.HeightAt(width)), Format);

        return Finish(picture, new ImageUrlGenerationOptions(picture.Url) { Width = width }, Format);
    }

    private string Finish(Picture picture, ImageUrlGenerationOptions options, string format)
    {
        options.Format = format;
        options.CacheBusterValue = picture.Media.UpdateDate.ToFileTimeUtc().ToString("x", CultureInfo.InvariantCulture);
        return urls.GetImageUrl(options) ?? picture.Url;
    }

    /// <param name="Ratio">Height by width.</param>
    /// <param name="Widest">As wide as the pixels of the file go.</param>
    private sealed record Shape(ImageCropEntry? Crop, double Ratio, int Widest)
    {
        public int HeightAt(int width) => Math.Max(1, (int)Math.Round(width * Ratio));

        public static Shape Of(ImageCropEntry? crop, int width, int height)
        {
            if (crop is not { Width: > 0, Height: > 0 }) return new Shape(Crop: null, height / (double)width, width);

            var ratio = crop.Height / (double)crop.Width;
            var part = crop.Coordinates is { } cut ? (double)(1 - cut.X1 - cut.X2) * width : Math.Min(width, height / ratio);
            return new Shape(crop, ratio, Math.Max(1, (int)part));
        }
    }
}

/// <summary>A picture as an <c>img</c> element has it.</summary>
/// <param name="Sources">The addresses with their widths; null for a picture of one address.</param>
/// <param name="Width">With the height, what keeps its place free while it is loaded.</param>
public sealed record SizedPicture(string Url, string? Sources, int? Width, int? Height);
