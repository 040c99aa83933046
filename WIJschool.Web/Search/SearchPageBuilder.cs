using System.Collections.Frozen;
using WIJschool.Cms.Search;
using WIJschool.Core.Pages;
using WIJschool.Web.Site;

namespace WIJschool.Web.Search;

/// <summary>The search page. Without a query there is no result, only the field.</summary>
/// <param name="Kinds">The kinds that were found, each with the address that narrows the result to it.</param>
public sealed record SearchPageModel(
    Page Page, string Query, string? Kind, SearchResult? Result, IReadOnlyList<SearchKind> Kinds, Paging Paging)
{
    /// <summary>What was searched for in place of a word that looked like a typing error.</summary>
    public string? Correction => Result?.Correction;
}

public sealed record SearchKind(string Label, string Url, int Count, bool IsChosen);

public sealed class SearchPageBuilder(FrameBuilder frames, SiteSearch search) : IPageBuilder
{
    private const int PageSize = 10;
    private const int LongestQuery = 200;

    /// <summary>Document types of which an editor would say that they are one kind of thing.</summary>
    private static readonly Dictionary<string, string[]> Groups = new()
    {
        ["interventies"] = ["intervention"],
        ["verhalen"] = ["successStory"],
        ["casussen"] = ["caseStudy"],
        ["kennis"] = ["knowledgeItem"],
        ["nieuws"] = ["newsItem"],
        ["paginas"] =
        [
            "contentPage", "overviewPage", "philosophyPage", "pyramidLayer", "partner", "expert", "webinarOverview", "contactPage", "videoPage", "home",
            "toolbox", "storyOverview", "caseOverview", "knowledgeBase", "newsOverview",
        ],
    };

    private static readonly string[] Scope = [.. Groups.Values.SelectMany(aliases => aliases)];

    private static readonly FrozenDictionary<string, string> GroupOf =
        Groups.SelectMany(group => group.Value.Select(alias => (alias, group.Key))).ToFrozenDictionary(pair => pair.alias, pair => pair.Key);

    public IReadOnlyList<string> Aliases { get; } = ["searchPage"];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var page = request.Read(Page.From);
        var asked = request.Http.Request.Query["q"].ToString().Trim();
        var query = asked.Length > LongestQuery ? asked[..LongestQuery] : asked;
        var kind = request.Http.Request.Query["soort"].ToString() is { } name && Groups.ContainsKey(name) ? name : null;
        var result = query.Length == 0 ? null : Find(query, kind, request);
        var model = new SearchPageModel(
            page, query, kind, result, result is null ? [] : Kinds(result, request, kind), Paging.Of(request.Http, result?.Total ?? 0, PageSize));
        return new(new PageModel<SearchPageModel>(frames.For(request, page, isHidden: true), model));
    }

    private SearchResult Find(string query, string? kind, PageRequest request) => search.Find(new SearchRequest
    {
        Query = query,
        Culture = request.Reading.Culture,
        Scope = Scope,
        Kinds = kind is null ? [] : Groups[kind],
        Skip = (Paging.Asked(request.Http) - 1) * PageSize,
        Take = PageSize,
    }, request.Http.User, request.Aborted);

    private static List<SearchKind> Kinds(SearchResult result, PageRequest request, string? chosen)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var kind in result.Facets.TryGetValue(SearchResult.KindFacet, out var found) ? found : [])
        {
            if (GroupOf.TryGetValue(kind.Value, out var group)) counts[group] = counts.GetValueOrDefault(group) + kind.Count;
        }

        var path = request.Http.Request.Path + QueryString.Create("q", request.Http.Request.Query["q"].ToString());
        return [.. Groups.Keys
            .Where(group => counts.GetValueOrDefault(group) > 0 || group == chosen)
            .Select(group => new SearchKind(
                $"Search.Kind.{group}", group == chosen ? path : $"{path}&soort={group}", counts.GetValueOrDefault(group), group == chosen))];
    }
}
