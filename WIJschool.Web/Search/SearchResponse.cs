using WIJschool.Cms.Search;

namespace WIJschool.Web.Search;

/// <param name="Correction">The query as it was understood, where a word was taken for a typing error.</param>
public sealed record SearchResponse(
    int Total, string? Correction, IReadOnlyDictionary<string, IReadOnlyList<FacetResponse>> Facets, IReadOnlyList<SearchItemResponse> Items)
{
    public static SearchResponse From(SearchResult result) => new(
        result.Total,
        result.Correction,
        result.Facets.ToDictionary(
            facet => facet.Key,
            IReadOnlyList<FacetResponse> (facet) => [.. facet.Value.Select(value => new FacetResponse(value.Value, value.Count, value.IsSelected))]),
        [.. result.Items.Select(SearchItemResponse.From)]);
}

public sealed record FacetResponse(string Value, int Count, bool Selected);

/// <param name="Culture">The language of the page.</param>
/// <param name="Snippet">Plain text: whoever shows it as HTML encodes it.</param>
/// <param name="SnippetParts">The same text in parts, the words that were found apart from the rest.</param>
public sealed record SearchItemResponse(
    string Url, string Title, string Kind, string Culture, string Snippet, DateTimeOffset? Date,
    IReadOnlyList<TextPartResponse> TitleParts, IReadOnlyList<TextPartResponse> SnippetParts)
{
    public static SearchItemResponse From(SearchHit hit) => new(
        hit.Url, TextOf(hit.Title), hit.Kind, hit.Culture, TextOf(hit.Snippet), hit.Date, PartsOf(hit.Title), PartsOf(hit.Snippet));

    private static string TextOf(IReadOnlyList<TextSegment> segments) => string.Concat(segments.Select(segment => segment.Text));

    private static IReadOnlyList<TextPartResponse> PartsOf(IReadOnlyList<TextSegment> segments) =>
        [.. segments.Select(segment => new TextPartResponse(segment.Text, segment.IsMatch))];
}

public sealed record TextPartResponse(string Text, bool Match);

public sealed record SuggestResponse(IReadOnlyList<SuggestionResponse> Items)
{
    public static SuggestResponse From(IReadOnlyList<SearchSuggestion> suggestions) =>
        new([.. suggestions.Select(suggestion => new SuggestionResponse(suggestion.Text, suggestion.Url, suggestion.Kind, suggestion.Culture))]);
}

/// <param name="Url">Where it leads when it is the title of a page; null when it is a query to search for.</param>
/// <param name="Culture">The language of that page; empty for a query.</param>
public sealed record SuggestionResponse(string Text, string? Url, string? Kind, string Culture);
