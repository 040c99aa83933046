using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Cms.Search.Storage;

/// <summary>Counts in how many documents each word of one language stands, while those documents are being read.</summary>
internal sealed class WordTally(TextAnalyzer analyzer)
{
    private readonly Dictionary<string, Word> words = new(StringComparer.Ordinal);
    private int document;

    public IReadOnlyCollection<Word> Words => words.Values;

    public void BeginDocument() => document++;

    /// <summary>Counts a word, once a document.</summary>
    /// <param name="folded">The folded word.</param>
    /// <param name="written">The word as it stands in the text.</param>
    public Word Count(ReadOnlySpan<char> folded, ReadOnlySpan<char> written)
    {
        if (!words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var word))
        {
            var term = folded.ToString();
            words.Add(term, word = new Word(term, analyzer.Stem(term), ShownAs(term, written)));
        }

        if (word.LastDocument != document)
        {
            word.LastDocument = document;
            word.Documents++;
        }

        return word;
    }

    private static string ShownAs(string term, ReadOnlySpan<char> written)
    {
        var shown = written.ToString().ToLowerInvariant();
        return shown == term ? term : shown;
    }

    internal sealed class Word(string term, string stem, string shown)
    {
        public string Term { get; } = term;

        public string Stem { get; } = stem;

        public string Shown { get; } = shown;

        public int Documents { get; set; }

        public int LastDocument { get; set; }
    }
}
