using WIJschool.Cms.Search;

namespace WIJschool.Web.Search;

/// <summary>Asks the search index what a visitor may find, in the visitor's language and in the default one.</summary>
public sealed class SiteSearch(ISearchIndex index)
{
    /// <summary>More text matches than this are not told apart by the toolbox.</summary>
    private const int MostRanked = 1000;

    public SearchResult Find(SearchRequest request, CancellationToken ct) => index.Search(request, ct);

    /// <summary>The pages of one document type that answer a text, best first.</summary>
    public IReadOnlyList<Guid> Rank(string text, string kind, string culture, CancellationToken ct) =>
        [.. index.Search(new SearchRequest { Query = text, Culture = culture, Scope = [kind], Take = MostRanked }, ct).Items.Select(hit => hit.Key)];
}
