using WIJschool.Core.Community;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Community;
using WIJschool.Web.Site;

namespace WIJschool.Web.Toolbox;

/// <summary>An intervention with the stories of schools that used it and what resembles it.</summary>
public sealed record InterventionModel(
    Intervention Intervention, IReadOnlyList<SuccessStory> Stories, IReadOnlyList<Intervention> Related, string CompareUrl);

public sealed class InterventionBuilder(FrameBuilder frames) : IPageBuilder
{
    private const int RelatedShown = 3;

    public IReadOnlyList<string> Aliases { get; } = [Intervention.Alias];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var model = request.Once(Model);
        var data = StructuredData.Intervention(model.Intervention, new SiteAddress(request.Http));
        return new(new PageModel<InterventionModel>(frames.For(request, model.Intervention.Page, [data], "article"), model));
    }

    private static InterventionModel Model(PageRequest request)
    {
        var intervention = request.Read(InterventionMapper.Map);
        return new InterventionModel(
            intervention, [.. StoriesOf(request).NewestFirst(request.Reading)], [.. Related(intervention, request)], CompareController.PathFor(request.Reading.Culture));
    }

    private static IEnumerable<SuccessStory> StoriesOf(PageRequest request) => request.Tree.Home(request.Reading) is { } home
        ? request.Tree.DescendantsOfType(home.Key, SuccessStory.Alias, request.Reading)
            .Select(page => request.Read(page, SuccessStory.From))
            .Where(story => story.Interventions.Any(used => used.Key == request.Content.Key))
        : [];

    /// <summary>What the editor picked; where nothing was picked, what serves the same layers and themes most.</summary>
    private static IEnumerable<Intervention> Related(Intervention intervention, PageRequest request)
    {
        Intervention[] all = [.. request.Tree.Parent(intervention.Page.Key, request.Reading) is { } toolbox
            ? request.Tree.DescendantsOfType(toolbox.Key, Intervention.Alias, request.Reading)
                .Where(page => page.Key != intervention.Page.Key).Select(page => request.Read(page, InterventionMapper.MapSummary))
            : []];
        var picked = intervention.Related.Select(page => page.Key).ToHashSet();
        return picked.Count > 0
            ? all.Where(other => picked.Contains(other.Page.Key))
            : all.OrderByDescending(other => Likeness(intervention, other)).Take(RelatedShown);
    }

    private static int Likeness(Intervention one, Intervention other) =>
        (2 * one.Layers.Select(layer => layer.Code).Intersect(other.Layers.Select(layer => layer.Code)).Count())
        + one.Themes.Intersect(other.Themes).Count() + one.Sectors.Intersect(other.Sectors).Count();
}
