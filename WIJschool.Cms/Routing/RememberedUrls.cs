using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using WIJschool.Cms.PublishedContent;
using MediaFile = Umbraco.Cms.Core.Constants.Conventions.Media;

namespace WIJschool.Cms.Routing;

/// <summary>
/// Core's addresses of pages, remembered until content changes: a page shows some forty links, and Core walks the tree, the
/// languages and the domains for each.
/// </summary>
internal sealed class RememberedUrls(UrlProvider core, ContentMemory memory, AskedHost host) : IPublishedUrlProvider
{
    public UrlMode Mode
    {
        get => core.Mode;
        set => core.Mode = value;
    }

    public string GetUrl(IPublishedContent? content, UrlMode mode = UrlMode.Default, string? culture = null, Uri? current = null) =>
        content is not null && culture is not null && current is null && mode == UrlMode.Default && Mode != UrlMode.Absolute && host.Current() is { } asked
            ? memory.Keep((content.Key, culture, asked), _ => core.GetUrl(content, mode, culture))
            : core.GetUrl(content, mode, culture, current);

    public string GetUrl(Guid id, UrlMode mode = UrlMode.Default, string? culture = null, Uri? current = null) => core.GetUrl(id, mode, culture, current);

    public string GetUrl(int id, UrlMode mode = UrlMode.Default, string? culture = null, Uri? current = null) => core.GetUrl(id, mode, culture, current);

    public string GetUrlFromRoute(int id, string? route, string? culture) => core.GetUrlFromRoute(id, route, culture);

    public IEnumerable<UrlInfo> GetOtherUrls(int id) => core.GetOtherUrls(id);

    public IEnumerable<UrlInfo> GetOtherUrls(int id, Uri current) => core.GetOtherUrls(id, current);

    public string GetMediaUrl(Guid id, UrlMode mode = UrlMode.Default, string? culture = null, string propertyAlias = MediaFile.File, Uri? current = null) =>
        core.GetMediaUrl(id, mode, culture, propertyAlias, current);

    public string GetMediaUrl(IPublishedContent? content, UrlMode mode = UrlMode.Default, string? culture = null, string propertyAlias = MediaFile.File, Uri? current = null) =>
        core.GetMediaUrl(content, mode, culture, propertyAlias, current);
}
