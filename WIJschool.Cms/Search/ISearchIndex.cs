using Umbraco.Cms.Core;

namespace WIJschool.Cms.Search;

/// <summary>
/// A full-text index of documents. Any number of threads may search while one writes; a search sees the index as it was
/// when the search began. A change can be found as soon as its method has returned.
/// </summary>
public interface ISearchIndex
{
    /// <summary>One of <see cref="SearchIndexNames"/>.</summary>
    string Name { get; }

    /// <summary>Whether the index was never filled, was damaged, or was made by another version.</summary>
    bool NeedsRebuild { get; }

    int DocumentCount { get; }

    /// <summary>What the index was last marked with; null when it was changed since.</summary>
    string? Stamp { get; }

    /// <summary>Marks the index with what tells whoever fills it that it is up to date. Any change takes the mark away.</summary>
    void Mark(string stamp);

    /// <summary>Finds documents. No query is wrong: the strangest finds nothing.</summary>
    SearchResult Search(SearchRequest request, CancellationToken ct);

    /// <summary>Completes what is being typed: first the titles that fit, then words.</summary>
    IReadOnlyList<SearchSuggestion> Suggest(SearchRequest request, CancellationToken ct);

    /// <summary>The documents with a key as the index keeps them, one a culture; none for a key that is not in it.</summary>
    IReadOnlyList<SearchDocument> Stored(Guid key);

    /// <summary>The facets that its documents have: the names of their keywords and traits.</summary>
    IReadOnlyList<string> Facets { get; }

    /// <summary>Adds documents, or replaces those with the same key and culture.</summary>
    void Upsert(IReadOnlyCollection<SearchDocument> documents);

    /// <summary>Takes documents out, in all their cultures. Unknown keys are left aside.</summary>
    void Remove(IReadOnlyCollection<Guid> keys);

    /// <summary>
    /// Makes these the documents of these keys, in one step: those in other cultures go, keys without documents go
    /// altogether. What did not change costs next to nothing.
    /// </summary>
    void Replace(IReadOnlyCollection<Guid> keys, IReadOnlyCollection<SearchDocument> documents);

    /// <summary>Brings the index to exactly these documents by changing only what differs.</summary>
    /// <returns>How many documents were put in, replaced or taken out.</returns>
    int Synchronize(IReadOnlyCollection<SearchDocument> documents);

    /// <summary>
    /// Fills a new generation of the index from nothing and then puts it in place of the old one. Searches go on
    /// meanwhile, and changes made meanwhile are in the new generation too. If it fails the old generation stays.
    /// </summary>
    Task RebuildAsync(IAsyncEnumerable<SearchDocument> documents, CancellationToken ct);
}

/// <summary>
/// The indexes, by the names that Umbraco gives them. Umbraco's index for the Delivery API is not among them: here that API
/// filters and sorts the published content itself, which is in memory.
/// </summary>
public static class SearchIndexNames
{
    /// <summary>What visitors find: published pages.</summary>
    public const string External = Constants.UmbracoIndexes.ExternalIndexName;

    /// <summary>What editors find: documents as they are being written, and media. What lies in a bin is in neither.</summary>
    public const string Internal = Constants.UmbracoIndexes.InternalIndexName;

    public const string Members = Constants.UmbracoIndexes.MembersIndexName;
}
