using WIJschool.Core.Community;
using WIJschool.Core.Pages;
using WIJschool.Web.Site;
using WIJschool.Web.Stories;

namespace WIJschool.Web.Community;

public sealed record StoriesModel(Page Page, IReadOnlyList<SuccessStory> Stories);

public sealed record CasesModel(Page Page, IReadOnlyList<CaseStudy> Cases);

/// <param name="More">Other stories, newest first.</param>
public sealed record StoryModel(SuccessStory Story, IReadOnlyList<SuccessStory> More, ReactionsModel Reactions);

public sealed record CaseModel(CaseStudy Case, IReadOnlyList<CaseStudy> More, ReactionsModel Reactions);

public static class Ordering
{
    public static IEnumerable<SuccessStory> NewestFirst(this IEnumerable<SuccessStory> stories, Reading reading) =>
        stories.OrderByDescending(story => story.Published ?? DateOnly.MinValue).ThenBy(story => story.Page.Title, reading.ByName);

    public static IEnumerable<CaseStudy> NewestFirst(this IEnumerable<CaseStudy> cases, Reading reading) =>
        cases.OrderByDescending(item => item.Published ?? DateOnly.MinValue).ThenBy(item => item.Page.Title, reading.ByName);
}

public sealed class StoryBuilder(FrameBuilder frames, ReactionReader reactions) : IPageBuilder
{
    private const int MoreShown = 3;

    public IReadOnlyList<string> Aliases { get; } = ["storyOverview", SuccessStory.Alias];

    public async ValueTask<PageModel> BuildAsync(PageRequest request) =>
        request.Content.ContentType.Alias == SuccessStory.Alias ? One(request, await reactions.ReadAsync(request)) : All(request);

    private PageModel<StoriesModel> All(PageRequest request)
    {
        var page = request.Read(Page.From);
        return new(frames.For(request, page), new StoriesModel(page, Under(request.Content.Key, request)));
    }

    private PageModel<StoryModel> One(PageRequest request, ReactionsModel said)
    {
        var story = request.Read(SuccessStory.From);
        var parent = request.Tree.Parent(request.Content.Key, request.Reading);
        var others = parent is null ? [] : Under(parent.Key, request).Where(other => other.Page.Key != story.Page.Key).Take(MoreShown);
        var data = StructuredData.Story(story, new SiteAddress(request.Http));
        return new(frames.For(request, story.Page, [data], "article"), new StoryModel(story, [.. others], said));
    }

    private static IReadOnlyList<SuccessStory> Under(Guid parent, PageRequest request) => request.Site.Keep(("stories", parent), reading =>
        (IReadOnlyList<SuccessStory>)[.. request.Tree.Children(parent, reading).Where(page => page.ContentType.Alias == SuccessStory.Alias)
            .Select(page => request.Read(page, SuccessStory.From)).NewestFirst(request.Reading)]);
}

public sealed class CaseBuilder(FrameBuilder frames, ReactionReader reactions) : IPageBuilder
{
    private const int MoreShown = 3;

    public IReadOnlyList<string> Aliases { get; } = ["caseOverview", CaseStudy.Alias];

    public async ValueTask<PageModel> BuildAsync(PageRequest request) =>
        request.Content.ContentType.Alias == CaseStudy.Alias ? One(request, await reactions.ReadAsync(request)) : All(request);

    private PageModel<CasesModel> All(PageRequest request)
    {
        var page = request.Read(Page.From);
        return new(frames.For(request, page), new CasesModel(page, Under(request.Content.Key, request)));
    }

    private PageModel<CaseModel> One(PageRequest request, ReactionsModel said)
    {
        var item = request.Read(CaseStudy.From);
        var parent = request.Tree.Parent(request.Content.Key, request.Reading);
        var others = parent is null ? [] : Under(parent.Key, request).Where(other => other.Page.Key != item.Page.Key).Take(MoreShown);
        var data = StructuredData.Article(item.Page, new SiteAddress(request.Http), item.Published);
        return new(frames.For(request, item.Page, [data], "article"), new CaseModel(item, [.. others], said));
    }

    private static IReadOnlyList<CaseStudy> Under(Guid parent, PageRequest request) => request.Site.Keep(("cases", parent), reading =>
        (IReadOnlyList<CaseStudy>)[.. request.Tree.Children(parent, reading).Where(page => page.ContentType.Alias == CaseStudy.Alias)
            .Select(page => request.Read(page, CaseStudy.From)).NewestFirst(request.Reading)]);
}
