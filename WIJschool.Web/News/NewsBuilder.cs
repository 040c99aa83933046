using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.News;
using WIJschool.Core.Pages;
using WIJschool.Web.Site;

namespace WIJschool.Web.News;

/// <param name="Items">Of this page of the list, newest first.</param>
public sealed record NewsModel(Page Page, IReadOnlyList<NewsItem> Items, Paging Paging);

public sealed class NewsBuilder(FrameBuilder frames) : IPageBuilder
{
    private const int PageSize = 12;

    public IReadOnlyList<string> Aliases { get; } = ["newsOverview", NewsItem.Alias];

    public ValueTask<PageModel> BuildAsync(PageRequest request) =>
        new(request.Content.ContentType.Alias == NewsItem.Alias ? One(request) : All(request));

    private PageModel<NewsModel> All(PageRequest request)
    {
        var page = request.Read(Page.From);
        var newest = request.Once(NewestFirst);
        var paging = Paging.Of(request.Http, newest.Count, PageSize);
        var items = request.Site.Keep((request.Content.Key, "news", paging.Current), reading =>
            newest.Skip(paging.Skip).Take(PageSize).Select(item => NewsItem.From(item, reading)).ToArray());
        return new(frames.For(request, page), new NewsModel(page, items, paging));
    }

    // only the items that are shown are read whole: there may be thousands
    private static IReadOnlyList<IPublishedContent> NewestFirst(PageRequest request) =>
        [.. request.Children.Where(child => child.ContentType.Alias == NewsItem.Alias).OrderByDescending(child => NewsItem.DayOf(child, request.Reading))];

    private PageModel<NewsItem> One(PageRequest request)
    {
        var item = request.Read(NewsItem.From);
        return new(frames.For(request, item.Page, [StructuredData.News(item, new SiteAddress(request.Http))], "article"), item);
    }
}
