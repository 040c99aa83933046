using WIJschool.Core.Pages;
using WIJschool.Web.Site;

namespace WIJschool.Web.Pages;

/// <summary>Pages that are read from top to bottom and need nothing but their own words.</summary>
public sealed class ContentPageBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = ["contentPage", "contactPage"];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var page = request.Read(ContentPage.From);
        var data = StructuredData.Article(page.Page, new SiteAddress(request.Http), published: null);
        return new(new PageModel<ContentPage>(frames.For(request, page.Page, [data], "article"), page));
    }
}
