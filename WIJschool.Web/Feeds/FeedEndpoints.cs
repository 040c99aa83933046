using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.HttpResults;
using WIJschool.Core.Community;
using WIJschool.Core.News;
using WIJschool.Core.Pages;
using WIJschool.Web.Rendering;
using WIJschool.Web.Site;

namespace WIJschool.Web.Feeds;

/// <summary>News and stories as RSS 2.0 and Atom, per culture.</summary>
public static class FeedEndpoints
{
    private const int MostEntries = 50;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in new[] { "", "/{culture:regex(^[a-z]{{2}}$)}" })
        {
            routes.MapGet($"{prefix}/rss.xml", RssAsync).CacheOutput(PageCachePolicy.FileName).AllowAnonymous().ExcludeFromDescription();
            routes.MapGet($"{prefix}/atom.xml", AtomAsync).CacheOutput(PageCachePolicy.FileName).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static async Task<Results<ContentHttpResult, NotFound>> RssAsync(HttpContext http, SiteContext site)
    {
        await site.PrepareAsync(http);
        if (site.Home is not { } home)
            return TypedResults.NotFound();
        var address = new SiteAddress(http);
        var channel = new XElement("channel",
            new XElement("title", home.Page.Title),
            new XElement("link", address.Absolute(home.Page.Url)),
            new XElement("description", home.Page.Intro),
            new XElement("language", site.Culture),
            new XElement(Atom + "link", new XAttribute("href", address.Absolute(http.Request.Path)), new XAttribute("rel", "self"),
                new XAttribute("type", "application/rss+xml")));
        channel.Add(Entries(site).Select(entry => new XElement("item",
            new XElement("title", entry.Page.Title),
            new XElement("link", address.Absolute(entry.Page.Url)),
            new XElement("guid", new XAttribute("isPermaLink", "false"), $"urn:uuid:{entry.Page.Key:D}"),
            new XElement("pubDate", entry.Moment.ToString("R")),
            new XElement("description", entry.Page.Intro))));
        return Xml(new XElement("rss", new XAttribute("version", "2.0"), new XAttribute(XNamespace.Xmlns + "atom", Atom), channel), "application/rss+xml");
    }

    private static async Task<Results<ContentHttpResult, NotFound>> AtomAsync(HttpContext http, SiteContext site)
    {
        await site.PrepareAsync(http);
        if (site.Home is not { } home)
            return TypedResults.NotFound();
        var address = new SiteAddress(http);
        Entry[] entries = [.. Entries(site)];
        var updated = entries.Select(entry => entry.Page.Updated).Append(home.Page.Updated).Max();
        var feed = new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", site.Culture),
            new XElement(Atom + "id", $"urn:uuid:{home.Page.Key:D}"),
            new XElement(Atom + "title", home.Page.Title),
            new XElement(Atom + "subtitle", home.Tagline),
            new XElement(Atom + "updated", XmlConvert.ToString(updated)),
            new XElement(Atom + "author", new XElement(Atom + "name", home.Page.Title)),
            Link("self", address.Absolute(http.Request.Path)), Link("alternate", address.Absolute(home.Page.Url)));
        feed.Add(entries.Select(entry => new XElement(Atom + "entry",
            new XElement(Atom + "id", $"urn:uuid:{entry.Page.Key:D}"),
            new XElement(Atom + "title", entry.Page.Title),
            Link("alternate", address.Absolute(entry.Page.Url)),
            new XElement(Atom + "published", XmlConvert.ToString(entry.Moment)),
            new XElement(Atom + "updated", XmlConvert.ToString(entry.Page.Updated)),
            new XElement(Atom + "summary", entry.Page.Intro))));
        return Xml(feed, "application/atom+xml");
    }

    private static XElement Link(string relation, string url) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", url));

    private static IEnumerable<Entry> Entries(SiteContext site)
    {
        if (site.Tree.Home(site.Reading) is not { } home)
            return [];
        var news = site.Tree.DescendantsOfType(home.Key, NewsItem.Alias, site.Reading)
            .Select(page => NewsItem.From(page, site.Reading)).Select(item => new Entry(item.Page, item.Published));
        var stories = site.Tree.DescendantsOfType(home.Key, SuccessStory.Alias, site.Reading)
            .Select(page => SuccessStory.From(page, site.Reading))
            .Select(story => new Entry(story.Page, story.Published ?? DateOnly.FromDateTime(story.Page.Created.DateTime)));
        return news.Concat(stories).OrderByDescending(entry => entry.Day).Take(MostEntries);
    }

    private static ContentHttpResult Xml(XElement root, string type)
    {
        var document = new XDocument(new XDeclaration("1.0", "utf-8", standalone: null), root);
        return TypedResults.Content($"{document.Declaration}\n{document}", $"{type}; charset=utf-8", Encoding.UTF8);
    }

    private sealed record Entry(Page Page, DateOnly Day)
    {
        public DateTimeOffset Moment => new(Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }
}
