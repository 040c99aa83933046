using System.Security.Claims;
using Umbraco.Cms.Core.PublishedCache;
using WIJschool.Cms.Search;
using WIJschool.Core.Pages;
using WIJschool.Web.Rendering;

namespace WIJschool.Web.Search;

/// <summary>
/// Asks the search index what a visitor may find: pages in the visitor's language, and those that are only there in the default
/// one, as the pages themselves are shown.
/// </summary>
public sealed class SiteSearch(ISearchIndex index, IDefaultCultureAccessor defaultCulture)
{
    /// <param name="request">What is asked; whose rights count, and which language may stand in, is decided here.</param>
    public SearchResult Find(SearchRequest request, ClaimsPrincipal visitor, CancellationToken ct) => index.Search(For(visitor, request), ct);

    /// <summary>What to offer while a visitor types.</summary>
    public IReadOnlyList<SearchSuggestion> Suggest(SearchRequest request, ClaimsPrincipal visitor, CancellationToken ct) =>
        index.Suggest(For(visitor, request), ct);

    /// <summary>The pages of one document type that answer a text, best first.</summary>
    public IReadOnlyList<Guid> Rank(string text, string kind, Reading reading, ClaimsPrincipal visitor, CancellationToken ct) =>
        [.. Find(new SearchRequest { Query = text, Culture = reading.Culture, Scope = [kind], KeysOnly = true, Take = int.MaxValue }, visitor, ct)
            .Items.Select(hit => hit.Key)];

    private SearchRequest For(ClaimsPrincipal visitor, SearchRequest request) => request with
    {
        AccessKeys = VisitorRights.KeysOf(visitor),
        Culture = request.Culture ?? defaultCulture.DefaultCulture,
        FallbackCulture = defaultCulture.DefaultCulture,
    };
}
