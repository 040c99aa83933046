using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Cms.Search.Querying;

/// <summary>Marks the words that were found in a text, and chooses the part of a long text that shows most of them.</summary>
internal sealed class SnippetBuilder(IReadOnlySet<string> forms, int length)
{
    /// <summary>How much of a text is looked through; what stands further on is rarely what a page is about.</summary>
    private const int MaxScanned = 30_000;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup =
        new HashSet<string>(forms, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The whole text, marked.</summary>
    public IReadOnlyList<TextSegment> Mark(string text) => Segments(text, 0, text.Length, Find(text));

    /// <summary>The best part of the introduction or the text; the start of it when nothing was found in either.</summary>
    public IReadOnlyList<TextSegment> Choose(string intro, string body)
    {
        var inIntro = Best(intro);
        var inBody = Best(body);
        if (inBody.Score > inIntro.Score)
            return Cut(body, inBody);
        return intro.Length > 0 ? Cut(intro, inIntro) : Cut(body, inBody);
    }

    /// <summary>The stretch of text with the most different words found, the earliest of the best.</summary>
    private Window Best(string text)
    {
        var found = Find(text);
        var best = new Window(0, 0, found);
        for (var first = 0; first < found.Count; first++)
        {
            var distinct = new HashSet<string>(StringComparer.Ordinal);
            var score = 0.0;
            for (var next = first; next < found.Count && found[next].End - found[first].Start <= length; next++)
                score += distinct.Add(found[next].Form) ? 1 : 0.1;
            if (score > best.Score + 1e-9)
                best = best with { Start = found[first].Start, Score = score };
        }

        return best;
    }

    private List<FoundWord> Find(string text)
    {
        var found = new List<FoundWord>();
        if (forms.Count == 0)
            return found;
        Span<char> buffer = stackalloc char[WordReader.MaxWordLength];
        var words = new WordReader(text.AsSpan(0, Math.Min(text.Length, MaxScanned)), buffer);
        while (words.Read())
        {
            if (lookup.TryGetValue(words.Word, out var form))
                found.Add(new FoundWord(words.Start, words.End, form));
        }

        return found;
    }

    private List<TextSegment> Cut(string text, Window window)
    {
        if (text.Length <= length + (length / 4))
            return Segments(text, 0, text.Length, window.Found);
        var start = StartOf(text, window.Start);
        var end = EndOf(text, Math.Min(text.Length, start + length));
        var segments = Segments(text, start, end, window.Found);
        if (start > 0)
            segments.Insert(0, new TextSegment("… ", false));
        if (end < text.Length)
            segments.Add(new TextSegment(" …", false));
        return segments;
    }

    /// <summary>Where to begin so that the words found have something before them: at a sentence, or else at a word.</summary>
    private int StartOf(string text, int match)
    {
        var earliest = Math.Min(Math.Max(0, match - (length / 3)), Math.Max(0, text.Length - length));
        if (earliest == 0)
            return 0;
        for (var i = Math.Min(match, text.Length - 1); i > earliest; i--)
        {
            if (i >= 2 && char.IsWhiteSpace(text[i - 1]) && text[i - 2] is ('.' or '!' or '?'))
                return i;
        }

        var space = text.AsSpan(earliest).IndexOfAny(" \n\t");
        return space < 0 || earliest + space + 1 > match ? match : earliest + space + 1;
    }

    private static int EndOf(string text, int end)
    {
        if (end >= text.Length)
            return text.Length;
        var space = text.AsSpan(0, end).LastIndexOfAny(" \n\t");
        return space > end - 40 && space > 0 ? space : char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }

    private static List<TextSegment> Segments(string text, int start, int end, List<FoundWord> found)
    {
        var segments = new List<TextSegment>();
        var position = start;
        foreach (var word in found)
        {
            if (word.Start < position || word.End > end)
                continue;
            if (word.Start > position)
                segments.Add(new TextSegment(text[position..word.Start], false));
            segments.Add(new TextSegment(text[word.Start..word.End], true));
            position = word.End;
        }

        if (position < end)
            segments.Add(new TextSegment(text[position..end], false));
        return segments;
    }

    private readonly record struct FoundWord(int Start, int End, string Form);

    private sealed record Window(int Start, double Score, List<FoundWord> Found);
}
