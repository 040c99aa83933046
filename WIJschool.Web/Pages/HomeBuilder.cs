using WIJschool.Core.Community;
using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;
using WIJschool.Web.Community;
using WIJschool.Web.Site;

namespace WIJschool.Web.Pages;

/// <summary>The first page: who we are, the pyramid as the way in, three doors, the video and the newest stories.</summary>
public sealed record HomeModel(HomePage Home, IReadOnlyList<PyramidLayer> Layers, IReadOnlyList<SuccessStory> Stories, string StoriesUrl);

public sealed class HomeBuilder(FrameBuilder frames) : IPageBuilder
{
    private const int StoriesShown = 3;

    public IReadOnlyList<string> Aliases { get; } = ["home"];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var model = request.Once(Model);
        var frame = frames.For(request, model.Home.Page, [StructuredData.Organisation(model.Home, new SiteAddress(request.Http))]);
        return new(new PageModel<HomeModel>(frame, model));
    }

    private static HomeModel Model(PageRequest request)
    {
        var stories = request.Tree.DescendantsOfType(request.Content.Key, SuccessStory.Alias, request.Reading)
            .Select(page => request.Read(page, SuccessStory.From)).NewestFirst(request.Reading).Take(StoriesShown);
        return new HomeModel(request.Read(HomePage.From), request.Site.Layers, [.. stories], request.Site.UrlOf("storyOverview"));
    }
}
