using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Cms.Search.Words;

/// <summary>
/// Takes Dutch compounds apart into words that stand in the index by themselves: burgerschapsonderwijs is burgerschap,
/// a linking s, and onderwijs. Function words are no parts (onderwijs is not onder and wijs).
/// </summary>
internal sealed class CompoundSplitter(TextAnalyzer analyzer, Func<ReadOnlyMemory<char>, WordEntry?> find)
{
    private const int ShortestPart = 3;
    private const int ShortestCompound = 6;

    /// <summary>The sounds that may stand between two parts, none among them.</summary>
    private static readonly string[] Links = ["", "s", "e", "en", "n"];

    /// <summary>The parts of a word, without the links; none when it cannot be taken apart.</summary>
    /// <remarks>Of several ways the one with the fewest parts is taken, and of those the one with the longest first part.</remarks>
    public IReadOnlyList<WordEntry> Split(string word) => word.Length < ShortestCompound ? [] : Split(word.AsMemory(), 2) ?? [];

    private List<WordEntry>? Split(ReadOnlyMemory<char> word, int more)
    {
        List<WordEntry>? best = null;
        for (var i = word.Length - ShortestPart; i >= ShortestPart; i--)
        {
            if (Part(word[..i]) is not { } first)
                continue;
            var rest = Rest(word[i..], more);
            if (rest is not null && (best is null || rest.Count + 1 < best.Count))
                best = [first, .. rest];
        }

        return best;
    }

    private List<WordEntry>? Rest(ReadOnlyMemory<char> rest, int more)
    {
        List<WordEntry>? best = null;
        foreach (var link in Links)
        {
            if (rest.Length - link.Length < ShortestPart || !rest.Span.StartsWith(link, StringComparison.Ordinal))
                continue;
            var tail = rest[link.Length..];
            if (Part(tail) is { } last)
                return [last];
            if (more > 1 && tail.Length >= ShortestCompound && Split(tail, more - 1) is { } parts && (best is null || parts.Count < best.Count))
                best = parts;
        }

        return best;
    }

    private WordEntry? Part(ReadOnlyMemory<char> word) =>
        find(word) is { Documents: > 0 } entry && !analyzer.IsStopWord(entry.Term) && !char.IsAsciiDigit(entry.Term[0]) ? entry : null;
}
