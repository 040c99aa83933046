using WIJschool.Core.Alliance;
using WIJschool.Core.Pages;
using WIJschool.Web.Site;

namespace WIJschool.Web.Pages;

/// <summary>A page that leads to the pages under it.</summary>
public sealed record OverviewModel(ContentPage Content, IReadOnlyList<OverviewEntry> Entries);

/// <param name="Label">What is said above its name, such as the role of a partner; may be empty.</param>
public sealed record OverviewEntry(Page Page, string Label);

public sealed class OverviewBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = ["overviewPage"];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var page = ContentPage.From(request.Content, request.Reading);
        OverviewEntry[] entries = [.. request.Children.Select(child => new OverviewEntry(
            Page.From(child, request.Reading),
            child.ContentType.Alias == Partner.Alias ? Partner.From(child, request.Reading).Role : ""))];
        return new(new PageModel<OverviewModel>(frames.For(request, page.Page), new OverviewModel(page, entries)));
    }
}

public sealed class PartnerBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = [Partner.Alias];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var partner = Partner.From(request.Content, request.Reading);
        return new(new PageModel<Partner>(frames.For(request, partner.Page), partner));
    }
}
