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
        var page = Page.From(request.Content, request.Reading);
        NewsItem[] items = [.. request.Children.Where(child => child.ContentType.Alias == NewsItem.Alias)
            .Select(child => NewsItem.From(child, request.Reading)).OrderByDescending(item => item.Published)];
        var paging = Paging.Of(request.Http, items.Length, PageSize);
        return new(frames.For(request, page), new NewsModel(page, [.. items.Skip(paging.Skip).Take(PageSize)], paging));
    }

    private PageModel<NewsItem> One(PageRequest request)
    {
        var item = NewsItem.From(request.Content, request.Reading);
        return new(frames.For(request, item.Page, [StructuredData.News(item, new SiteAddress(request.Http))], "article"), item);
    }
}
