using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Web.Rendering;
using WIJschool.Web.Site;

namespace WIJschool.Web.Sitemaps;

/// <summary>What search engines read first: where the pages are, in which languages, and what to leave alone.</summary>
public static class SitemapEndpoints
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", SitemapAsync).CacheOutput(PageCachePolicy.FileName).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/robots.txt", Robots).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<ContentHttpResult> SitemapAsync(HttpContext http, SiteContext site)
    {
        await site.PrepareAsync(http);
        var address = new SiteAddress(http);
        var root = new XElement(Sitemap + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml));
        if (site.Tree.Home(site.Reading) is { } home)
        {
            root.Add(site.Tree.Descendants(home.Key, site.Reading).Prepend(home)
                .Where(page => page.TemplateId is > 0 && IsListed(page, site.Reading))
                .SelectMany(page => Entries(page, site, address)));
        }
        var document = new XDocument(new XDeclaration("1.0", "utf-8", standalone: null), root);
        return TypedResults.Content($"{document.Declaration}\n{document}", "application/xml; charset=utf-8", Encoding.UTF8);
    }

    private static IEnumerable<XElement> Entries(IPublishedContent page, SiteContext site, SiteAddress address)
    {
        (string Culture, string Url)[] urls = [.. site.Cultures.Where(page.Cultures.ContainsKey)
            .Select(culture => (culture, url: (site.Reading with { Culture = culture }).UrlOf(page)))
            .Where(item => item.url.Length > 0 && item.url != "#")
            .Select(item => (item.culture, address.Absolute(item.url)))];
        return urls.Select(entry => new XElement(Sitemap + "url",
            new XElement(Sitemap + "loc", entry.Url),
            new XElement(Sitemap + "lastmod", XmlConvert.ToString(DateTime.SpecifyKind(page.UpdateDate, DateTimeKind.Utc), XmlDateTimeSerializationMode.Utc)),
            urls.Length < 2 ? null : urls.Select(other => new XElement(Xhtml + "link", new XAttribute("rel", "alternate"),
                new XAttribute("hreflang", other.Culture), new XAttribute("href", other.Url)))));
    }

    private static bool IsListed(IPublishedContent page, Reading reading) =>
        page.ContentType.Alias is not ("notFoundPage" or "searchPage") && !reading.Of(page).Flag("hideFromSearchEngines");

    private static ContentHttpResult Robots(HttpContext http) => TypedResults.Text(
        $"""
        User-agent: *
        Disallow: /umbraco/
        Disallow: /zoeken?
        Disallow: /gereedschapskist/vergelijk

        Sitemap: {new SiteAddress(http).Root}/sitemap.xml

        """);
}
