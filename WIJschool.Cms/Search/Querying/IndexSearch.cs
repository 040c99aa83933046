using System.Numerics;
using WIJschool.Cms.Search.Storage;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search.Querying;

/// <summary>One search in one generation of an index, from the query to the page of results.</summary>
internal sealed class IndexSearch
{
    private const int MostTaken = 1000;

    /// <summary>What a match in the language to fall back on counts beside one in the reader's own.</summary>
    private const double FallbackWeight = 0.6;

    private readonly IndexReader reader;
    private readonly IndexState state;
    private readonly FacetCatalog facets;
    private readonly SearchOptions options;
    private readonly Synonyms synonyms;
    private readonly Comparer<DocumentRow> byScore;
    private HitTable? scores;

    public IndexSearch(IndexReader reader, IndexState state, FacetCatalog facets, SearchOptions options, Synonyms synonyms)
    {
        (this.reader, this.state, this.facets, this.options, this.synonyms) = (reader, state, facets, options, synonyms);
        byScore = Comparer<DocumentRow>.Create((left, right) =>
        {
            var order = scores!.Score(right.Id).CompareTo(scores.Score(left.Id));
            return order != 0 ? order : left.Id.CompareTo(right.Id);
        });
    }

    public SearchResult Run(SearchRequest request, CancellationToken ct)
    {
        var parsed = ParsedQuery.Parse(request.Query);
        if (parsed.Terms.Count == 0 && !string.IsNullOrWhiteSpace(request.Query))
            return SearchResult.Empty;

        var plan = new QueryPlanner(state.VocabulariesFor(request.Culture, request.FallbackCulture), synonyms).Plan(parsed);
        var filter = new DocumentFilter(request, facets, state.Documents, reader);
        ct.ThrowIfCancellationRequested();
        var (total, page) = plan.Words.Count == 0 ? Browse(plan, request, filter) : Find(plan, request, filter, ct);
        return new SearchResult(total, request.KeysOnly ? Keys(page) : Items(page, plan), filter.Counts(), total > 0 ? plan.Correction : null);
    }

    private (int Total, IEnumerable<DocumentRow> Page) Find(QueryPlan plan, SearchRequest request, DocumentFilter filter, CancellationToken ct)
    {
        var ranker = new Ranker(reader, state);
        var hits = ranker.Rank(plan);
        ct.ThrowIfCancellationRequested();
        hits.Keep(id => state.Documents[id] is { } row && filter.IsInReach(row));
        foreach (var id in hits.Ids.Where(id => filter.IsFallback(state.Documents[id]!)))
            hits.Multiply(id, FallbackWeight);
        var least = LeastWords(hits, plan.Words.Count);
        var rows = new List<DocumentRow>();
        foreach (var id in hits.Ids)
        {
            if (BitOperations.PopCount(hits.Words(id)) >= least && filter.Take(state.Documents[id]!))
                rows.Add(state.Documents[id]!);
        }

        scores = hits;
        if (request.Sort.Field != SearchSort.Relevance.Field)
            return (rows.Count, PageOf(Sort(rows, request.Sort), request));

        // Only as many as are shown, or may be after a closer look, are put in order.
        var best = Best(rows, Math.Max(options.RefinedResults, LastShown(request)));
        var refined = Math.Min(best.Count, options.RefinedResults);
        ranker.Refine(plan, hits, best[..refined]);
        best.Sort(0, refined, byScore);
        return (rows.Count, PageOf(best, request));
    }

    /// <summary>No words to look for: all documents but those excluded, the newest first unless another order was asked for.</summary>
    private (int Total, IEnumerable<DocumentRow> Page) Browse(QueryPlan plan, SearchRequest request, DocumentFilter filter)
    {
        var without = plan.Exclusions.Count == 0 ? [] : new Ranker(reader, state).Having(plan.Exclusions);
        var rows = state.Documents.All.Where(row => !without.Contains(row.Id) && filter.IsInReach(row)).Where(filter.Take).ToList();
        return (rows.Count, PageOf(Sort(rows, request.Sort.Field == SearchSort.Relevance.Field ? SearchSort.Newest : request.Sort), request));
    }

    private static IEnumerable<DocumentRow> PageOf(List<DocumentRow> rows, SearchRequest request) =>
        rows.Skip(Math.Max(0, request.Skip)).Take(TakenOf(request));

    private static int LastShown(SearchRequest request) => (int)Math.Min(
        int.MaxValue, (long)Math.Max(0, request.Skip) + TakenOf(request));

    private static int TakenOf(SearchRequest request) => Math.Clamp(request.Take, 0, request.KeysOnly ? int.MaxValue : MostTaken);

    /// <summary>The best of the rows, so many, in order.</summary>
    private List<DocumentRow> Best(List<DocumentRow> rows, int count)
    {
        if (count < rows.Count)
        {
            var worstFirst = new PriorityQueue<DocumentRow, DocumentRow>(Comparer<DocumentRow>.Create((left, right) => byScore.Compare(right, left)));
            foreach (var row in rows)
            {
                if (worstFirst.Count < count)
                    worstFirst.Enqueue(row, row);
                else if (byScore.Compare(row, worstFirst.Peek()) < 0)
                    worstFirst.EnqueueDequeue(row, row);
            }

            rows = [.. worstFirst.UnorderedItems.Select(item => item.Element)];
        }

        rows.Sort(byScore);
        return rows;
    }

    /// <summary>
    /// How many of the words a document has to have: all of them, unless so few documents do that those with one word
    /// less are welcome too. The filters play no part in it, so that choosing one never adds results.
    /// </summary>
    private int LeastWords(HitTable hits, int words)
    {
        var having = new int[words + 1];
        foreach (var id in hits.Ids)
            having[BitOperations.PopCount(hits.Words(id))]++;
        var count = 0;
        for (var least = words; least > 0; least--)
        {
            count += having[least];
            if (count >= options.EnoughResults)
                return least;
        }

        return 0; // then hints are welcome too
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

    private List<SearchHit> Keys(IEnumerable<DocumentRow> page) =>
        [.. page.Select(row => new SearchHit(row.Key, row.Culture, row.Kind, "", [], [], row.Date, scores?.Score(row.Id) ?? 0))];

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
