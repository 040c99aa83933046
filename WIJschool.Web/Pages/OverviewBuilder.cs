using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Alliance;
using WIJschool.Core.Pages;
using WIJschool.Web.Site;
using WIJschool.Web.Webinars;

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
            request.Read(child, Page.From), LabelOf(request, child)))]);

    private static string LabelOf(PageRequest request, IPublishedContent child) => child.ContentType.Alias switch
    {
        Partner.Alias => request.Read(child, Partner.From).Role,
        ExpertPage.Alias => request.Read(child, ExpertPage.From).Role,
        _ => "",
    };
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
