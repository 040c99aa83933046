namespace WIJschool.Cms.Search;

/// <summary>One page of results.</summary>
/// <param name="Total">How many documents were found, on all pages.</param>
/// <param name="Facets">Per facet its values, the most frequent first; each counted under the filters of the other facets.</param>
/// <param name="Correction">The query as it was understood where a word was taken for a typing error, otherwise null.</param>
public sealed record SearchResult(
    int Total,
    IReadOnlyList<SearchHit> Items,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
    string? Correction)
{
    /// <summary>The name under which kinds are counted.</summary>
    public const string KindFacet = "kind";

    public static readonly SearchResult Empty = new(0, [], new Dictionary<string, IReadOnlyList<FacetCount>>(), null);
}

/// <summary>A document that was found.</summary>
/// <param name="Title">Its title with the words that were found marked.</param>
/// <param name="Snippet">The part of its text that answers the query best, marked likewise.</param>
public sealed record SearchHit(
    Guid Key,
    string Culture,
    string Kind,
    string Url,
    IReadOnlyList<TextSegment> Title,
    IReadOnlyList<TextSegment> Snippet,
    DateTimeOffset? Date,
    double Score);

/// <summary>A piece of plain text, to be encoded by whoever shows it.</summary>
/// <param name="IsMatch">Whether this is a word that was searched for.</param>
public sealed record TextSegment(string Text, bool IsMatch);

/// <summary>How many results have this value, or would have it if it were chosen.</summary>
public sealed record FacetCount(string Value, int Count, bool IsSelected);

/// <summary>What to offer while someone is typing.</summary>
/// <param name="Text">The text to offer.</param>
/// <param name="Url">Where it leads, when it is the title of a document; null when it is a query to complete.</param>
/// <param name="Kind">The kind of that document.</param>
/// <param name="Culture">The culture of that document; empty for a query.</param>
public sealed record SearchSuggestion(string Text, string? Url, string? Kind, string Culture);
