namespace WIJschool.Cms.Search;

/// <summary>A question to an index.</summary>
public sealed record SearchRequest
{
    /// <summary>
    /// What the reader typed. Words, "phrases" and -exclusions; anything may be in it. Empty asks for all documents.
    /// </summary>
    public string Query { get; init; } = "";

    /// <summary>The language of the reader; documents of other languages are left out. Null searches all.</summary>
    public string? Culture { get; init; }

    /// <summary>A second language, of which a document counts where it is not there in the first; below those that are.</summary>
    public string? FallbackCulture { get; init; }

    /// <summary>The kinds to find; empty for all. In the counts it is the facet <see cref="SearchResult.KindFacet"/>.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The kinds that the page is about, whatever the reader chose; empty for all. Nothing else is counted.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>Chosen values per facet: one of the values of each facet has to be there.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The facets to count, besides the kinds, which are always counted.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>The access keys of the reader. Null finds protected documents too: for the back office alone.</summary>
    public IReadOnlySet<string>? AccessKeys { get; init; } = new HashSet<string>();

    /// <summary>Whether only the keys of what is found are wanted: no texts and no addresses, and as many as there are.</summary>
    public bool KeysOnly { get; init; }

    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    public int Skip { get; init; }

    public int Take { get; init; } = 10;
}

/// <summary>The order of the results.</summary>
/// <param name="Field">A name of <see cref="SearchDocument.SortFields"/>, or one of the names below.</param>
/// <param name="Descending">Whether the largest comes first. Relevance always comes best first.</param>
public sealed record SearchSort(string Field, bool Descending = false)
{
    public static readonly SearchSort Relevance = new("relevance");
    public static readonly SearchSort Title = new("title");
    public static readonly SearchSort Newest = new("date", Descending: true);
}
