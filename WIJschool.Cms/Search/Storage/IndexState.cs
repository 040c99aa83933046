using System.Collections.Immutable;
using WIJschool.Cms.Search.Analysis;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search.Storage;

/// <summary>What is kept in memory of an index at one moment.</summary>
/// <param name="Postings">Where the stems stand.</param>
/// <param name="Vocabularies">The words of each culture.</param>
internal sealed record IndexState(
    DocumentTable Documents, Postings Postings, ImmutableDictionary<string, Vocabulary> Vocabularies)
{
    /// <summary>
    /// The words to understand a query by: those of the culture asked for, then of what has no culture, then of the culture to
    /// fall back on; of all cultures when none is asked for.
    /// </summary>
    public IReadOnlyList<Vocabulary> VocabulariesFor(string? culture, string? fallback = null)
    {
        var chosen = Vocabularies
            .Where(pair => culture is null || pair.Key.Length == 0 || Is(pair.Key, culture) || Is(pair.Key, fallback))
            .OrderBy(pair => Is(pair.Key, culture) ? 0 : Is(pair.Key, fallback) ? 2 : 1)
            .ThenByDescending(pair => pair.Key.Length)
            .Select(pair => pair.Value)
            .ToList();
        return chosen.Count > 0 ? chosen : [new Vocabulary(TextAnalyzer.For(culture ?? ""), [])];
    }

    /// <summary>The state after a writer has put in and taken out these rows.</summary>
    public IndexState With(IndexWriter writer, IReadOnlyCollection<DocumentRow> put, IReadOnlyCollection<DocumentRow> removed) => this with
    {
        Documents = Documents.With(put, removed),
        Postings = Postings.With(removed.Select(row => row.Id), writer.Stems),
        Vocabularies = WithWords(writer),
    };

    private static bool Is(string culture, string? other) => culture.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The words counted as a writer has seen them come and go.</summary>
    private ImmutableDictionary<string, Vocabulary> WithWords(IndexWriter writer)
    {
        var vocabularies = Vocabularies;
        foreach (var (culture, tally) in writer.Added)
        {
            var vocabulary = vocabularies.GetValueOrDefault(culture);
            var unknown = new List<WordEntry>();
            foreach (var word in tally.Words)
            {
                if (vocabulary?.Find(word.Term) is { } known)
                    known.Add(word.Documents);
                else
                    unknown.Add(new WordEntry(word.Term, word.Stem, word.Shown, word.Documents));
            }

            vocabularies = vocabularies.SetItem(
                culture, vocabulary?.With(unknown) ?? new Vocabulary(TextAnalyzer.For(culture), unknown));
        }

        foreach (var (culture, tally) in writer.Removed)
        {
            foreach (var word in tally.Words)
                vocabularies.GetValueOrDefault(culture)?.Find(word.Term)?.Add(-word.Documents);
        }

        return vocabularies;
    }
}
