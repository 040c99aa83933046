using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;

namespace WIJschool.Cms.Imaging;

/// <summary>
/// Addresses of resized images in the form that Umbraco gives: <c>?rxy=0.2,0.8&amp;width=600&amp;height=200</c>, with <c>cc</c> for chosen
/// crops, <c>rmode</c>, <c>ranchor</c>, <c>format</c>, <c>quality</c>, <c>v</c> as a cache buster and <c>hmac</c> where addresses are signed.
/// </summary>
public sealed class ImageUrls(ImageSignature signature) : IImageUrlGenerator
{
    /// <inheritdoc />
    public IEnumerable<string> SupportedImageFileTypes { get; } = [.. ImageFormat.All.SelectMany(format => format.Extensions)];

    /// <inheritdoc />
    public string? GetImageUrl(ImageUrlGenerationOptions options)
    {
        if (options?.ImageUrl is null) return null;

        return signature.RefreshSignature(QueryHelpers.AddQueryString(options.ImageUrl, Parameters(options)));
    }

    private static Dictionary<string, string?> Parameters(ImageUrlGenerationOptions options)
    {
        Dictionary<string, string?> query = [];
        if (options.Crop is { } crop) query["cc"] = string.Create(CultureInfo.InvariantCulture, $"{crop.Left},{crop.Top},{crop.Right},{crop.Bottom}");
        if (options.FocalPoint is { } focal) query["rxy"] = string.Create(CultureInfo.InvariantCulture, $"{focal.Left},{focal.Top}");
        if (options.ImageCropMode is { } mode) query["rmode"] = Lower(mode.ToString());
        if (options.ImageCropAnchor is { } anchor) query["ranchor"] = Lower(anchor.ToString());
        if (options.Width is { } width) query["width"] = Number(width);
        if (options.Height is { } height) query["height"] = Number(height);
        if (options.Format is { Length: > 0 } format) query["format"] = format;
        if (options.Quality is { } quality) query["quality"] = Number(quality);
        foreach (var (name, value) in QueryHelpers.ParseQuery(options.FurtherOptions)) query[name] = value;
        if (options.CacheBusterValue is { Length: > 0 } version) query["v"] = version;
        return query;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

#pragma warning disable CA1308 // Umbraco's image addresses are in lower case.
    private static string Lower(string value) => value.ToLowerInvariant();
#pragma warning restore CA1308
}
