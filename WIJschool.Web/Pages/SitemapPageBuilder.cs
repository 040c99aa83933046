using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Web.Site;

namespace WIJschool.Web.Pages;

/// <summary>All pages of the site, as they hang together.</summary>
public sealed record SitemapModel(Page Page, IReadOnlyList<SitemapBranch> Branches);

public sealed record SitemapBranch(string Title, string Url, string Culture, IReadOnlyList<SitemapBranch> Children);

public sealed class SitemapPageBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = ["sitemapPage"];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var model = request.Once(Model);
        return new(new PageModel<SitemapModel>(frames.For(request, model.Page), model));
    }

    private static SitemapModel Model(PageRequest request) =>
        new(request.Read(Page.From), request.Tree.Home(request.Reading) is { } home ? Branches(home.Key, request) : []);

    private static List<SitemapBranch> Branches(Guid parent, PageRequest request) =>
        [.. request.Tree.Children(parent, request.Reading).Where(page => IsListed(page, request.Reading)).Select(page => new SitemapBranch(
            request.Reading.NameOf(page), request.Reading.UrlOf(page), request.Reading.CultureOf(page), Branches(page.Key, request)))];

    private static bool IsListed(IPublishedContent page, Reading reading) =>
        page.ContentType.Alias is not "notFoundPage" && !reading.Of(page).Flag("hideFromSearchEngines");
}
