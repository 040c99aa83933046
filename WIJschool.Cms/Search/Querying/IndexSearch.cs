using WIJschool.Cms.Search.Storage;

namespace WIJschool.Cms.Search.Querying;

/// <summary>One search in one generation of an index, from the query to the page of results.</summary>
internal sealed class IndexSearch(IndexReader reader, IndexState state, FacetCatalog facets, SearchOptions options)
{
    public SearchResult Run(SearchRequest request, CancellationToken ct)
    {
        var parsed = ParsedQuery.Parse(request.Query);
        if (parsed.Terms.Count == 0 && !string.IsNullOrWhiteSpace(request.Query))
            return SearchResult.Empty;

        var plan = new QueryPlanner(state.VocabulariesFor(request.Culture)).Plan(parsed);
        var filter = new DocumentFilter(request, facets);
        ct.ThrowIfCancellationRequested();
        var found = plan.Words.Count == 0 ? Browse(plan, request, filter) : Find(plan, request, filter, ct);
        var page = found.Skip(Math.Max(0, request.Skip)).Take(Math.Clamp(request.Take, 0, 1000));
        return new SearchResult(found.Count, Items(page, plan), filter.Counts(), found.Count > 0 ? plan.Correction : null);
    }

    private List<DocumentRow> Find(QueryPlan plan, SearchRequest request, DocumentFilter filter, CancellationToken ct)
    {
        var ranker = new Ranker(reader, state.Documents);
        var hits = ranker.Rank(plan);
        ct.ThrowIfCancellationRequested();
        var inReach = hits.Ids.Where(id => state.Documents[id] is { } row && filter.IsInReach(row)).ToList();
        var least = LeastWords(hits, inReach, plan.Words.Count);
        var rows = inReach
            .Where(id => System.Numerics.BitOperations.PopCount(hits.Words(id)) >= least)
            .Select(id => state.Documents[id]!)
            .Where(filter.Take)
            .ToList();
        scores = hits;
        if (request.Sort.Field != SearchSort.Relevance.Field)
            return Sort(rows, request.Sort);

        rows.Sort(ByScore);
        ranker.Refine(plan, hits, rows[..Math.Min(rows.Count, options.RefinedResults)]);
        rows.Sort(0, Math.Min(rows.Count, options.RefinedResults), Comparer<DocumentRow>.Create(ByScore));
        return rows;
    }

    /// <summary>No words to look for: all documents but those excluded, the newest first unless another order was asked for.</summary>
    private List<DocumentRow> Browse(QueryPlan plan, SearchRequest request, DocumentFilter filter)
    {
        var excluded = new List<int>();
        foreach (var exclusion in plan.Exclusions)
            reader.Match(exclusion, excluded);
        var without = excluded.ToHashSet();
        var rows = state.Documents.All.Where(row => !without.Contains(row.Id) && filter.IsInReach(row)).Where(filter.Take).ToList();
        return Sort(rows, request.Sort.Field == SearchSort.Relevance.Field ? SearchSort.Newest : request.Sort);
    }

    /// <summary>
    /// How many of the words a document has to have: all of them, unless so few documents do that those with one word
    /// less are welcome too. The filters play no part in it, so that choosing one never adds results.
    /// </summary>
    private int LeastWords(HitTable hits, List<int> ids, int words)
    {
        var having = new int[words + 1];
        foreach (var id in ids)
            having[System.Numerics.BitOperations.PopCount(hits.Words(id))]++;
        var count = 0;
        for (var least = words; least > 0; least--)
        {
            count += having[least];
            if (count >= options.EnoughResults)
                return least;
        }

        return 0; // then hints are welcome too
    }

    private HitTable? scores;

    private int ByScore(DocumentRow left, DocumentRow right)
    {
        var order = scores!.Score(right.Id).CompareTo(scores.Score(left.Id));
        return order != 0 ? order : left.Id.CompareTo(right.Id);
    }

    private static List<DocumentRow> Sort(List<DocumentRow> rows, SearchSort sort)
    {
        if (sort.Field == SearchSort.Title.Field)
            return Directed(rows, row => row.Title, sort.Descending, StringComparer.InvariantCultureIgnoreCase);
        Func<DocumentRow, double?> key = sort.Field == SearchSort.Newest.Field
            ? row => row.Date?.UtcTicks
            : row => row.SortFields.TryGetValue(sort.Field, out var value) ? value : null;
        return Directed(rows, row => key(row) ?? (sort.Descending ? double.MinValue : double.MaxValue), sort.Descending, Comparer<double>.Default);
    }

    private static List<DocumentRow> Directed<T>(List<DocumentRow> rows, Func<DocumentRow, T> key, bool descending, IComparer<T> comparer) =>
    [
        .. (descending ? rows.OrderByDescending(key, comparer) : rows.OrderBy(key, comparer))
            .ThenBy(row => row.Title, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(row => row.Id),
    ];

    private List<SearchHit> Items(IEnumerable<DocumentRow> page, QueryPlan plan)
    {
        var snippets = new SnippetBuilder(plan.Forms, options.SnippetLength);
        var items = new List<SearchHit>();
        foreach (var row in page)
        {
            if (reader.Content(row.Id) is not { } content)
                continue;
            items.Add(new SearchHit(
                row.Key, row.Culture, row.Kind, content.Url, snippets.Mark(row.Title), snippets.Choose(content.Intro, content.Body),
                row.Date, scores?.Score(row.Id) ?? 0));
        }

        return items;
    }
}
