using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.PropertyEditors.Images;

namespace WIJschool.Cms.Api.Management.Media;

/// <summary>Where the files of media are, as whole addresses on the host that was asked.</summary>
internal sealed class MediaAddresses(
    IOptionsMonitor<ContentSettings> settings, MediaUrlGeneratorCollection generators, MediaFileManager files, IHttpContextAccessor http)
{
    /// <summary>The addresses of a media item's files; none for a folder.</summary>
    public MediaUrls Of(IMedia media) => new(media.Key, [.. Paths(media).Select(path => new MediaUrl(Culture: null, Absolute(path)))]);

    /// <summary>The same, each as it is changed; those that are changed to nothing are left out.</summary>
    public MediaUrls Of(IMedia media, Func<string, string?> change) =>
        new(media.Key, [.. Paths(media).Select(change).OfType<string>().Select(path => new MediaUrl(Culture: null, Absolute(path)))]);

    /// <summary>A value with the address that its file has now: in a protected bin it has another name than is stored.</summary>
    public ContentValue Now(IMedia media, ContentValue value) => value.Value switch
    {
        PostedFile { Src: { Length: > 0 } path } file => value with { Value = file with { Src = Now(media, path) } },
        StoredFile file => value with { Value = new StoredFile(Now(media, file.Src)) },
        _ => value,
    };

    private IEnumerable<string> Paths(IMedia media) => media.GetUrls(settings.CurrentValue, generators).OfType<string>().Select(path => Now(media, path));

    private string Now(IMedia media, string path) => media.Trashed && StoredFiles.HiddenAddress(path) is var hidden && files.FileSystem.FileExists(files.FileSystem.GetRelativePath(hidden))
        ? hidden : path;

    private string Absolute(string path) => path.StartsWith('/') && http.HttpContext?.Request is { } request
        ? $"{request.Scheme}://{request.Host}{request.PathBase}{path}" : path;
}
