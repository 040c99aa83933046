using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Media;

namespace WIJschool.Cms.Api.Management.Imaging;

/// <summary>Pictures in the size in which the back office shows them.</summary>
internal static class ImagingEndpoints
{
    private const int Unless = 200;

    public static void MapImaging(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/imaging/resize/urls", ResizedUrls).WithTags("Imaging").RequireAuthorization(SectionPolicies.ContentOrMedia);

    private static JsonHttpResult<List<MediaUrls>> ResizedUrls(
        Guid[] id, IMediaService media, MediaAddresses addresses, IImageUrlGenerator images, ImageCropMode? mode, int height = Unless, int width = Unless) =>
        ManagementJson.Ok(id.Length == 0 ? [] : media.GetByIds(id).Select(item => addresses.Of(item, path => Resized(images, path, width, height, mode))).ToList());

    /// <summary>A drawing fits any size as it is; of what is no picture there is no address.</summary>
    private static string? Resized(IImageUrlGenerator images, string path, int width, int height, ImageCropMode? mode)
    {
        var extension = Path.GetExtension(path).TrimStart('.');
        if (images.SupportedImageFileTypes.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return images.GetImageUrl(new ImageUrlGenerationOptions(path) { Width = width, Height = height, ImageCropMode = mode });

        return string.Equals(extension, "svg", StringComparison.OrdinalIgnoreCase) ? path : null;
    }
}
