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
        var model = request.Once(Model);
        return new(new PageModel<OverviewModel>(frames.For(request, model.Content.Page), model));
    }

    private static OverviewModel Model(PageRequest request) => new(
        request.Read(ContentPage.From),
        [.. request.Children.Select(child => new OverviewEntry(
            request.Read(child, Page.From), child.ContentType.Alias == Partner.Alias ? request.Read(child, Partner.From).Role : ""))]);
}

public sealed class PartnerBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = [Partner.Alias];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var partner = request.Read(Partner.From);
        return new(new PageModel<Partner>(frames.For(request, partner.Page), partner));
    }
}
