using System.Security.Claims;
using WIJschool.Cms.Search;
using WIJschool.Core.Pages;

namespace WIJschool.Web.Search;

/// <summary>Asks the search index what a visitor may find.</summary>
public sealed class SiteSearch(ISearchIndex index)
{
    /// <param name="request">What is asked; whose rights count is decided here.</param>
    public SearchResult Find(SearchRequest request, ClaimsPrincipal visitor, CancellationToken ct) =>
        index.Search(request with { AccessKeys = ReaderAccess.KeysOf(visitor) }, ct);

    /// <summary>What to offer while a visitor types.</summary>
    public IReadOnlyList<SearchSuggestion> Suggest(SearchRequest request, ClaimsPrincipal visitor, CancellationToken ct) =>
        index.Suggest(request with { AccessKeys = ReaderAccess.KeysOf(visitor) }, ct);

    /// <summary>
    /// The pages of one document type that answer a text, best first: those in the reader's language, then those that are
    /// only there in the default one.
    /// </summary>
    public IReadOnlyList<Guid> Rank(string text, string kind, Reading reading, ClaimsPrincipal visitor, CancellationToken ct)
    {
        string[] cultures = [reading.Culture, reading.DefaultCulture];
        return [.. cultures.Distinct().SelectMany(culture => Find(
            new SearchRequest { Query = text, Culture = culture, Scope = [kind], KeysOnly = true, Take = int.MaxValue }, visitor, ct).Items)
            .Select(hit => hit.Key).Distinct()];
    }
}
