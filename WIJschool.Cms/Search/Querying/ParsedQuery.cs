using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Cms.Search.Querying;

/// <summary>
/// What someone typed, taken apart: words, words joined by hyphens, "phrases", and any of these with a minus before it.
/// </summary>
/// <remarks>
/// Every text is a query. Other signs part words; a quote that is not closed runs to the end; of a very long text the
/// first <see cref="MaxLength"/> characters and <see cref="MaxTerms"/> terms count.
/// </remarks>
internal sealed record ParsedQuery(IReadOnlyList<QueryTerm> Terms)
{
    public const int MaxLength = 500;
    public const int MaxTerms = 16;

    private const string Quotes = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb";

    public static ParsedQuery Parse(string text)
    {
        if (text.Length > MaxLength)
            text = text[..MaxLength];
        var terms = new List<QueryTerm>();
        var position = 0;
        while (position < text.Length && terms.Count < MaxTerms)
        {
            var excluded = IsMinus(text, position);
            if (excluded)
                position++;
            var isPhrase = position < text.Length && Quotes.Contains(text[position], StringComparison.Ordinal);
            if (isPhrase)
                position++;
            var end = EndOf(text, position, isPhrase);
            AddTerms(terms, text.AsSpan(position, end - position), isPhrase, excluded);
            position = end + 1;
        }

        return new ParsedQuery(terms.DistinctBy(term => term.Name).Take(MaxTerms).ToList());
    }

    /// <summary>A minus excludes when it stands before a word and after none.</summary>
    private static bool IsMinus(string text, int position) =>
        text[position] == '-' && position + 1 < text.Length && !char.IsWhiteSpace(text[position + 1]) && text[position + 1] != '-';

    private static int EndOf(string text, int start, bool isPhrase)
    {
        var end = start;
        while (end < text.Length && !Quotes.Contains(text[end], StringComparison.Ordinal) && (isPhrase || !char.IsWhiteSpace(text[end])))
            end++;
        // A quote right after a word begins a phrase: it must be seen again.
        return !isPhrase && end < text.Length && end > start && Quotes.Contains(text[end], StringComparison.Ordinal) ? end - 1 : end;
    }

    private static void AddTerms(List<QueryTerm> terms, ReadOnlySpan<char> text, bool isPhrase, bool excluded)
    {
        Span<char> buffer = stackalloc char[WordReader.MaxWordLength];
        var reader = new WordReader(text, buffer);
        var words = new List<string>();
        while (reader.Read())
        {
            if (!isPhrase && !reader.FollowsHyphen)
                Flush(terms, words, QueryTermKind.Hyphenated, excluded);
            words.Add(reader.Word.ToString());
        }

        Flush(terms, words, isPhrase ? QueryTermKind.Phrase : QueryTermKind.Hyphenated, excluded);
    }

    private static void Flush(List<QueryTerm> terms, List<string> words, QueryTermKind kind, bool excluded)
    {
        if (words.Count > 0)
            terms.Add(new QueryTerm(words.Count == 1 && kind != QueryTermKind.Phrase ? QueryTermKind.Word : kind, [.. words], excluded));
        words.Clear();
    }
}

internal enum QueryTermKind
{
    Word,

    /// <summary>Words with hyphens between them, such as e-mail.</summary>
    Hyphenated,

    /// <summary>Words between quotes, to be found just so.</summary>
    Phrase,
}

/// <param name="Words">Its words, folded.</param>
/// <param name="IsExcluded">Whether documents that have it are left out.</param>
internal sealed record QueryTerm(QueryTermKind Kind, IReadOnlyList<string> Words, bool IsExcluded)
{
    public string Name => $"{IsExcluded}{Kind}{string.Join(' ', Words)}";

    /// <summary>The term as it is shown to people.</summary>
    public override string ToString() => Kind switch
    {
        QueryTermKind.Phrase => $"\"{string.Join(' ', Words)}\"",
        _ => string.Join('-', Words),
    };
}
