using WIJschool.Core.Knowledge;
using WIJschool.Core.Pages;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Site;

namespace WIJschool.Web.Knowledge;

/// <summary>The knowledge base, perhaps narrowed to one kind.</summary>
/// <param name="Kinds">The kinds there are, with how many items each has.</param>
/// <param name="Chosen">The kind that was chosen; null for all.</param>
public sealed record KnowledgeModel(
    ContentPage Content, IReadOnlyList<KnowledgeItem> Items, IReadOnlyList<KnowledgeKind> Kinds, string? Chosen);

/// <param name="Slug">Its value in the address.</param>
public sealed record KnowledgeKind(string Name, string Slug, int Count);

public sealed class KnowledgeBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = ["knowledgeBase", KnowledgeItem.Alias];

    public ValueTask<PageModel> BuildAsync(PageRequest request) =>
        new(request.Content.ContentType.Alias == KnowledgeItem.Alias ? One(request) : All(request));

    private PageModel<KnowledgeModel> All(PageRequest request)
    {
        var page = request.Read(ContentPage.From);
        KnowledgeItem[] items = [.. request.Children.Where(child => child.ContentType.Alias == KnowledgeItem.Alias)
            .Select(child => request.Read(child, KnowledgeItem.From))];
        KnowledgeKind[] kinds = [.. items.Where(item => item.Kind is not null).GroupBy(item => item.Kind!)
            .Select(group => new KnowledgeKind(group.Key, Facets.SlugOf(group.Key), group.Count()))
            .OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Name, request.Reading.ByName)];
        var chosen = kinds.FirstOrDefault(kind => kind.Slug == request.Http.Request.Query["soort"].ToString())?.Name;
        return new(frames.For(request, page.Page), new KnowledgeModel(
            page, chosen is null ? items : [.. items.Where(item => item.Kind == chosen)], kinds, chosen));
    }

    private PageModel<KnowledgeItem> One(PageRequest request)
    {
        var item = request.Read(KnowledgeItem.From);
        var data = StructuredData.Article(item.Page, new SiteAddress(request.Http), published: null);
        return new(frames.For(request, item.Page, [data], "article"), item);
    }
}
