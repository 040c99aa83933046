using WIJschool.Cms.Search.Analysis;
using WIJschool.Cms.Search.Storage;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search.Querying;

/// <summary>What to offer while someone is typing: titles that have all the words, then words that complete the last one.</summary>
internal sealed class IndexSuggest(IndexReader reader, IndexState state, FacetCatalog facets)
{
    private const int MaxCompletions = 4;

    public IReadOnlyList<SearchSuggestion> Run(SearchRequest request)
    {
        var typed = request.Query.Length > ParsedQuery.MaxLength ? request.Query[..ParsedQuery.MaxLength] : request.Query;
        List<string> words = [.. WordReader.WordsOf(typed).Take(ParsedQuery.MaxTerms)];
        if (words.Count == 0 || words.Sum(word => word.Length) < 2)
            return [];

        var vocabulary = state.VocabulariesFor(request.Culture, request.FallbackCulture)[0];
        var titles = Titles(words, request);
        var completions = Completions(words[^1], vocabulary, request);
        if (titles.Count == 0 && completions.Count == 0
            && vocabulary.Near(words[^1]).Select(near => near.Entry).FirstOrDefault(entry => IsInReach(entry, request)) is { } meant)
        {
            words[^1] = meant.Term;
            titles = Titles(words, request);
            completions = [meant];
        }

        var take = Math.Clamp(request.Take, 0, 50);
        var before = string.Join(' ', words.SkipLast(1));
        var queries = completions.Take(Math.Min(MaxCompletions, take))
            .Select(entry => new SearchSuggestion($"{before} {entry.Shown}".TrimStart(), null, null, ""))
            .ToList();
        return [.. titles.Take(take - queries.Count), .. queries];
    }

    private List<SearchSuggestion> Titles(List<string> words, SearchRequest request)
    {
        var ids = new List<int>();
        reader.MatchName(Expression.AllStarting(words), ids);
        var filter = new DocumentFilter(request, facets, state.Documents, reader);
        return ids
            .Select(id => state.Documents[id])
            .OfType<DocumentRow>()
            .Where(row => filter.IsInReach(row) && filter.Take(row))
            .OrderByDescending(row => WordReader.WordsOf(row.Title) is [var first, ..] && first.StartsWith(words[0], StringComparison.Ordinal))
            .ThenBy(row => row.Title.Length)
            .ThenBy(row => row.Id)
            .Take(Math.Clamp(request.Take, 0, 50))
            .Select(row => new SearchSuggestion(row.Title, reader.Content(row.Id)?.Url, row.Kind, row.Culture))
            .Where(suggestion => suggestion.Url is not null)
            .ToList();
    }

    /// <summary>The words that begin so, one of each stem, function words left out.</summary>
    private List<WordEntry> Completions(string start, Vocabulary vocabulary, SearchRequest request) => start.Length < 2 ? [] :
    [
        .. vocabulary.StartingWith(start)
            .Where(entry => !vocabulary.Analyzer.IsStopWord(entry.Term) && entry.Term != start)
            .DistinctBy(entry => entry.Stem)
            .Where(entry => IsInReach(entry, request))
            .Take(MaxCompletions),
    ];

    /// <summary>Whether the reader may see a document with this word: a word alone can give away what is protected.</summary>
    private bool IsInReach(WordEntry entry, SearchRequest request)
    {
        var filter = new DocumentFilter(request, facets, state.Documents, reader);
        return reader.MatchAny(Expression.ExactPhrase([entry.Term]), id => state.Documents[id] is { } row && filter.IsInReach(row));
    }
}
