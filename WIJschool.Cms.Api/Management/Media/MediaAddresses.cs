using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.Media;

/// <summary>Where the files of media are, as whole addresses on the host that was asked.</summary>
internal sealed class MediaAddresses(IOptionsMonitor<ContentSettings> settings, MediaUrlGeneratorCollection generators, IHttpContextAccessor http)
{
    /// <summary>The addresses of a media item's files; none for a folder.</summary>
    public MediaUrls Of(IMedia media) => new(media.Key, [.. Paths(media).Select(path => new MediaUrl(Culture: null, Absolute(path)))]);

    /// <summary>The same, each as it is changed; those that are changed to nothing are left out.</summary>
    public MediaUrls Of(IMedia media, Func<string, string?> change) =>
        new(media.Key, [.. Paths(media).Select(change).OfType<string>().Select(path => new MediaUrl(Culture: null, Absolute(path)))]);

    private IEnumerable<string> Paths(IMedia media) => media.GetUrls(settings.CurrentValue, generators).OfType<string>();

    private string Absolute(string path) => path.StartsWith('/') && http.HttpContext?.Request is { } request
        ? $"{request.Scheme}://{request.Host}{request.PathBase}{path}" : path;
}
