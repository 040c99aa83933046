using WIJschool.Cms.Search.Storage;

namespace WIJschool.Cms.Search.Querying;

/// <summary>
/// Keeps the documents that the reader may see and asked for, and counts facet values on the way: a document that fails
/// none of the filters counts in every facet, one that fails a single filter counts in the facet of that filter, because
/// there it would be found if that value were chosen too.
/// </summary>
internal sealed class DocumentFilter
{
    private readonly SearchRequest request;
    private readonly IReadOnlyList<FacetValue> values;
    private readonly List<(string Name, HashSet<int> Chosen)> filters = [];
    private readonly int[] counts;

    /// <summary>By the number of a kind, whether the page is about it; null where it is about all.</summary>
    private readonly HashSet<int>? scope;
    private readonly DocumentTable documents;
    private string? sameCulture;

    /// <param name="reader">Lends the room to count in: there may be tens of thousands of values, too many to make anew each time.</param>
    public DocumentFilter(SearchRequest request, FacetCatalog catalog, DocumentTable documents, IndexReader reader)
    {
        this.request = request;
        this.documents = documents;
        values = catalog.Values;
        counts = reader.TakeCounts(values.Count);
        scope = request.Scope.Count == 0 ? null : NumbersOf(catalog, SearchResult.KindFacet, request.Scope);
        Add(catalog, SearchResult.KindFacet, request.Kinds);
        foreach (var (name, chosen) in request.Filters)
            Add(catalog, name, chosen);
    }

    /// <summary>Whether this reader may know of the document, in this language and on this page.</summary>
    public bool IsInReach(DocumentRow row) =>
        (IsInLanguage(row.Culture) || IsFallback(row))
        && (scope is null || scope.Contains(row.KindNumber))
        && (row.AccessKeys.Count == 0 || request.AccessKeys is null || row.AccessKeys.Any(request.AccessKeys.Contains));

    /// <summary>Whether it is in the language to fall back on, and not there in the reader's.</summary>
    public bool IsFallback(DocumentRow row) =>
        request is { FallbackCulture: { } fallback, Culture: { } culture }
        && row.Culture.Length > 0
        && row.Culture.Equals(fallback, StringComparison.OrdinalIgnoreCase)
        && !row.Culture.Equals(culture, StringComparison.OrdinalIgnoreCase)
        && !documents.WithKey(row.Key).Any(other => other.Culture.Equals(culture, StringComparison.OrdinalIgnoreCase));

    /// <summary>Counts a document that is in reach.</summary>
    /// <returns>Whether it passes all filters.</returns>
    public bool Take(DocumentRow row)
    {
        string? failed = null;
        foreach (var (name, chosen) in filters)
        {
            if (Array.Exists(row.Facets, chosen.Contains))
                continue;
            if (failed is not null)
                return false;
            failed = name;
        }

        foreach (var value in row.Facets)
        {
            if (value < values.Count && (failed is null || values[value].Name == failed))
                counts[value]++;
        }

        return failed is null;
    }

    /// <summary>The counts of what was taken. A chosen value is shown even where it counts nothing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Counts()
    {
        var asked = request.Facets.Append(SearchResult.KindFacet).Distinct().ToDictionary(name => name, _ => new List<FacetCount>());
        for (var i = 0; i < values.Count; i++)
        {
            if ((counts[i] == 0 && filters.Count == 0) || !asked.TryGetValue(values[i].Name, out var list))
                continue;
            var isChosen = filters.Exists(filter => filter.Name == values[i].Name && filter.Chosen.Contains(i));
            if (counts[i] > 0 || isChosen)
                list.Add(new FacetCount(values[i].Value, counts[i], isChosen));
        }

        return asked.ToDictionary(
            pair => pair.Key,
            pair => (IReadOnlyList<FacetCount>)
            [
                .. pair.Value.OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.InvariantCulture),
            ]);
    }

    /// <remarks>Documents of one culture share its name, so that comparing costs nothing after the first.</remarks>
    private bool IsInLanguage(string culture)
    {
        if (request.Culture is null || culture.Length == 0 || ReferenceEquals(culture, sameCulture))
            return true;
        if (!culture.Equals(request.Culture, StringComparison.OrdinalIgnoreCase))
            return false;
        sameCulture = culture;
        return true;
    }

    private void Add(FacetCatalog catalog, string name, IReadOnlyList<string> chosen)
    {
        if (chosen.Count > 0)
            filters.Add((name, NumbersOf(catalog, name, chosen)));
    }

    private static HashSet<int> NumbersOf(FacetCatalog catalog, string name, IReadOnlyList<string> chosen) =>
        [.. chosen.Select(value => catalog.Find(name, value)).OfType<int>()];
}
