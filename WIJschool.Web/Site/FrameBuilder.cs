using WIJschool.Core.Navigation;
using WIJschool.Core.Pages;

namespace WIJschool.Web.Site;

/// <summary>Makes the frame around a page of the tree, or around one that is no content, such as a comparison.</summary>
public sealed class FrameBuilder(Menu menus, PictureSizes pictures)
{
    /// <summary>Search engines show about this many characters.</summary>
    private const int DescriptionLength = 160;

    /// <summary>The size that social media show, in pixels.</summary>
    private const int ShareWidth = 1200, ShareHeight = 630;

    /// <param name="isHidden">Whether search engines should leave it alone, whatever the editor chose; they need no structured data then.</param>
    public SiteFrame For(
        PageRequest request, Page page, IReadOnlyList<string>? structuredData = null, string openGraphType = "website", bool isHidden = false)
    {
        var address = new SiteAddress(request.Http);
        var crumbs = request.Site.Keep((request.Content.Key, "breadcrumbs"), reading => menus.Breadcrumbs(request.Content, reading));
        return new SiteFrame(
            page.Seo.Title.Length > 0 ? page.Seo.Title : page.Title,
            Shorten(page.Seo.Description.Length > 0 ? page.Seo.Description : page.Intro),
            address.Absolute(page.Url), Alternates(request, address), request.Site.Menu, crumbs,
            ShareImage(page, request.Site, address), isHidden || page.Seo.HideFromSearchEngines,
            isHidden ? [] : [.. structuredData ?? [], .. crumbs.Count > 0 ? [StructuredData.Breadcrumbs(crumbs, address)] : Array.Empty<string>()])
        {
            ContentCulture = page.Culture,
            OpenGraphType = openGraphType,
            IsHome = crumbs.Count == 0,
        };
    }

    /// <summary>For a page that is not content. It is kept out of search engines: the pages it is made of are in them.</summary>
    public SiteFrame ForOwn(HttpContext http, SiteContext site, string title, IReadOnlyList<MenuItem> breadcrumbs)
    {
        var address = new SiteAddress(http);
        return new SiteFrame(
            title, "", address.Absolute(http.Request.Path), [], site.Menu, breadcrumbs,
            ShareImage: null, IsHidden: true, StructuredData: [])
        { ContentCulture = site.Culture };
    }

    private static List<Alternate> Alternates(PageRequest request, SiteAddress address)
    {
        var content = request.Content;
        return [.. request.Site.Cultures
            .Where(culture => content.Cultures.ContainsKey(culture))
            .Select(culture => (culture, path: (request.Reading with { Culture = culture }).UrlOf(content)))
            .Where(item => item.path.StartsWith('/') || item.path.StartsWith("http", StringComparison.Ordinal))
            .Select(item => new Alternate(item.culture, address.Absolute(item.path), item.path))];
    }

    private string? ShareImage(Page page, SiteContext site, SiteAddress address)
    {
        // Social media show no vector drawings; without a photograph they get the site's own picture.
        var image = new[] { page.Seo.ShareImage, page.Image, site.Home?.Page.Seo.ShareImage }
            .FirstOrDefault(picture => picture is { IsDrawing: false });
        return image is null ? null : address.Absolute(pictures.Cut(image, ShareWidth, ShareHeight));
    }

    private static string Shorten(string text)
    {
        if (text.Length <= DescriptionLength)
            return text;
        var cut = text.LastIndexOf(' ', DescriptionLength - 1);
        return string.Concat(text.AsSpan(0, cut > 0 ? cut : DescriptionLength - 1), "…");
    }
}
