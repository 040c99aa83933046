using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using WIJschool.Cms.Search.Storage;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search.Querying;

/// <summary>
/// The answers to what was asked lately, as long as neither the index nor the synonyms change: visitors ask the same few
/// things, and page two, or another visitor, asks them again.
/// </summary>
internal sealed class AnswerCache
{
    private const int MostAnswers = 400;

    /// <summary>What is long or large is asked once, by somebody who tries what a site can bear.</summary>
    private const int LongestQuery = 120;
    private const int MostTaken = 50;

    private volatile Answers current = new(null, Synonyms.None);

    public SearchResult GetOrAdd(IndexState state, Synonyms synonyms, SearchRequest request, Func<SearchResult> search)
    {
        if (request.Query.Length > LongestQuery || request.Take > MostTaken)
            return search();
        var answers = current;
        if (!ReferenceEquals(answers.State, state) || !ReferenceEquals(answers.Synonyms, synonyms) || answers.ByName.Count >= MostAnswers)
            current = answers = new Answers(state, synonyms);
        var name = NameOf(request);
        if (answers.ByName.TryGetValue(name, out var known))
            return known;
        var answer = search();
        answers.ByName[name] = answer;
        return answer;
    }

    /// <summary>All that a request says, in one text.</summary>
    private static string NameOf(SearchRequest request)
    {
        var name = new StringBuilder();
        Append(name, [request.Query, request.Culture ?? "\0", request.FallbackCulture ?? "\0", request.Sort.Field]);
        name.Append(CultureInfo.InvariantCulture, $"{request.Sort.Descending}|{request.KeysOnly}|{request.Skip}|{request.Take}");
        Append(name, request.Kinds);
        Append(name, request.Scope);
        Append(name, request.Facets);
        Append(name, request.AccessKeys is null ? ["\0"] : request.AccessKeys.Order(StringComparer.Ordinal));
        foreach (var (facet, values) in request.Filters)
            Append(name, values.Prepend(facet));
        return name.ToString();
    }

    /// <summary>Each text with its length before it, so that no two lists read the same.</summary>
    private static void Append(StringBuilder name, IEnumerable<string> texts)
    {
        name.Append('|');
        foreach (var text in texts)
            name.Append(CultureInfo.InvariantCulture, $"{text.Length}:").Append(text);
    }

    private sealed record Answers(IndexState? State, Synonyms Synonyms)
    {
        public ConcurrentDictionary<string, SearchResult> ByName { get; } = new(StringComparer.Ordinal);
    }
}
