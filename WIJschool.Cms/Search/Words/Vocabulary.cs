using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Cms.Search.Words;

/// <summary>
/// The words of one language in an index. It does not change, except for the number of documents of a word; new words
/// give a new vocabulary that shares what there was.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>New words are kept in a segment of their own, which is made anew for each change, up to this many.</summary>
    private const int MaxRecentWords = 2000;

    private readonly TextAnalyzer analyzer;
    private readonly WordSegment settled;
    private readonly WordSegment recent;
    private readonly CompoundSplitter splitter;
    private readonly Lazy<ILookup<string, WordEntry>> settledCompounds;
    private readonly Lazy<ILookup<string, WordEntry>> recentCompounds;
    private readonly Lazy<ILookup<string, WordEntry>> settledFamilies;
    private readonly Lazy<ILookup<string, WordEntry>> recentFamilies;

    public Vocabulary(TextAnalyzer analyzer, IEnumerable<WordEntry> words)
        : this(analyzer, new WordSegment(words), new WordSegment([]), null, null)
    {
    }

    private Vocabulary(
        TextAnalyzer analyzer, WordSegment settled, WordSegment recent,
        Lazy<ILookup<string, WordEntry>>? settledCompounds, Lazy<ILookup<string, WordEntry>>? settledFamilies)
    {
        this.analyzer = analyzer;
        this.settled = settled;
        this.recent = recent;
        splitter = new CompoundSplitter(analyzer, FindPart);
        // Taking all words apart is the dearest thing done here: it waits for the first query and outlives a change.
        this.settledCompounds = settledCompounds ?? new Lazy<ILookup<string, WordEntry>>(() => FindCompounds(settled));
        this.settledFamilies = settledFamilies ?? new Lazy<ILookup<string, WordEntry>>(() => FindFamilies(settled));
        recentFamilies = new Lazy<ILookup<string, WordEntry>>(() => FindFamilies(recent));
        recentCompounds = new Lazy<ILookup<string, WordEntry>>(() => FindCompounds(recent));
    }

    public TextAnalyzer Analyzer => analyzer;

    public WordEntry? Find(ReadOnlySpan<char> term) => settled.Find(term) ?? recent.Find(term);

    /// <summary>The words with this stem that stand in some document.</summary>
    public IEnumerable<WordEntry> WithStem(string stem) => InUse(settled.WithStem(stem).Concat(recent.WithStem(stem)));

    /// <summary>A word to be part of a compound: the word itself, the stem of one (pest in pestprotocol) or another form of one.</summary>
    private WordEntry? FindPart(ReadOnlyMemory<char> part)
    {
        if (Find(part.Span) is { Documents: > 0 } word)
            return word;
        return part.Length < 4 ? null : FindByStem(part.Span) ?? FindByStem(analyzer.Stem(part.ToString()));
    }

    private WordEntry? FindByStem(ReadOnlySpan<char> stem) =>
        settled.WithStem(stem).Concat(recent.WithStem(stem)).FirstOrDefault(entry => entry.Documents > 0);

    /// <summary>Words made from the same root by another ending.</summary>
    public IEnumerable<WordEntry> FamilyOf(string word) =>
        WordFamily.RootOf(word) is { } root ? InUse(settledFamilies.Value[root].Concat(recentFamilies.Value[root])) : [];

    public bool HasStem(string stem) => WithStem(stem).Any();

    /// <summary>The words that begin so, the most frequent first.</summary>
    public IEnumerable<WordEntry> StartingWith(string prefix) =>
        InUse(settled.StartingWith(prefix).Concat(recent.StartingWith(prefix))).OrderByDescending(entry => entry.Documents);

    /// <summary>The words that contain this, the most frequent first.</summary>
    public IEnumerable<WordEntry> Containing(string part) =>
        InUse(settled.Containing(part).Concat(recent.Containing(part))).OrderByDescending(entry => entry.Documents);

    /// <summary>The compounds one part of which has this stem.</summary>
    public IEnumerable<WordEntry> CompoundsWith(string stem) => InUse(settledCompounds.Value[stem].Concat(recentCompounds.Value[stem]));

    /// <summary>The parts of a compound; none when it is not one.</summary>
    public IReadOnlyList<WordEntry> Split(string word) => splitter.Split(word);

    /// <summary>The words nearest to a misspelt one, the likeliest first. Short words have few errors or are other words.</summary>
    public IEnumerable<(WordEntry Entry, int Distance)> Near(string word)
    {
        var limit = word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };
        if (limit == 0)
            return [];
        return settled.Near(word, limit).Concat(recent.Near(word, limit))
            .Where(near => near.Entry.Documents > 0)
            .OrderBy(near => near.Distance)
            .ThenByDescending(near => near.Entry.Term[0] == word[0])
            .ThenByDescending(near => near.Entry.Documents);
    }

    /// <summary>A vocabulary with these words too, which must be new to this one.</summary>
    public Vocabulary With(IReadOnlyCollection<WordEntry> words)
    {
        if (words.Count == 0)
            return this;
        var added = recent.Entries.Concat(words).ToList();
        return added.Count <= MaxRecentWords
            ? new Vocabulary(analyzer, settled, new WordSegment(added), settledCompounds, settledFamilies)
            : new Vocabulary(analyzer, settled.Entries.Concat(added));
    }

    private ILookup<string, WordEntry> FindCompounds(WordSegment segment) => segment.Entries
        .SelectMany(entry => splitter.Split(entry.Term).Select(part => (part.Stem, Entry: entry)))
        .Distinct()
        .ToLookup(pair => pair.Stem, pair => pair.Entry, StringComparer.Ordinal);

    private static ILookup<string, WordEntry> FindFamilies(WordSegment segment) => segment.Entries
        .Select(entry => (Root: WordFamily.RootOf(entry.Term), Entry: entry))
        .Where(pair => pair.Root is not null)
        .ToLookup(pair => pair.Root!, pair => pair.Entry, StringComparer.Ordinal);

    private static IEnumerable<WordEntry> InUse(IEnumerable<WordEntry> entries) => entries.Where(entry => entry.Documents > 0);
}
