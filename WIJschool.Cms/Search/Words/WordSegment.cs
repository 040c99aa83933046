using System.Runtime.InteropServices;
using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Cms.Search.Words;

/// <summary>An unchanging part of the vocabulary: words in order, by stem, and by the groups of three letters in them.</summary>
internal sealed class WordSegment
{
    private readonly WordEntry[] entries;
    private readonly Dictionary<string, WordEntry> byTerm;
    private readonly Dictionary<string, List<WordEntry>> byStem = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<ulong, int[]>> trigrams;

    public WordSegment(IEnumerable<WordEntry> words)
    {
        entries = [.. words];
        Array.Sort(entries, (left, right) => string.CompareOrdinal(left.Term, right.Term));
        byTerm = entries.ToDictionary(entry => entry.Term, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(byStem, entry.Stem, out _);
            (list ??= []).Add(entry);
        }

        // Most visits never make a typing error, and starting should not wait for those that do.
        trigrams = new Lazy<Dictionary<ulong, int[]>>(IndexTrigrams);
    }

    public IReadOnlyList<WordEntry> Entries => entries;

    public WordEntry? Find(ReadOnlySpan<char> term) =>
        byTerm.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(term, out var entry) ? entry : null;

    public IReadOnlyList<WordEntry> WithStem(ReadOnlySpan<char> stem) =>
        byStem.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(stem, out var list) ? list : [];

    /// <summary>The words that begin with <paramref name="prefix"/>, in alphabetical order.</summary>
    public IEnumerable<WordEntry> StartingWith(string prefix)
    {
        for (var i = FirstAtOrAfter(prefix); i < entries.Length; i++)
        {
            if (!entries[i].Term.StartsWith(prefix, StringComparison.Ordinal))
                yield break;
            yield return entries[i];
        }
    }

    /// <summary>The words that contain all groups of three letters of <paramref name="part"/>, which may be anywhere in them.</summary>
    public IEnumerable<WordEntry> Containing(string part)
    {
        if (part.Length < 3)
            return [];
        // The rarest group alone leaves few enough words to look at one by one.
        int[]? rarest = null;
        for (var i = 0; i + 3 <= part.Length; i++)
        {
            if (!trigrams.Value.TryGetValue(Pack(part.AsSpan(i, 3)), out var words))
                return [];
            if (rarest is null || words.Length < rarest.Length)
                rarest = words;
        }

        return rarest!.Select(index => entries[index]).Where(entry => entry.Term.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>The words within <paramref name="limit"/> typing errors of <paramref name="word"/>, with the distance.</summary>
    public IEnumerable<(WordEntry Entry, int Distance)> Near(string word, int limit)
    {
        // An error touches three groups of letters at most (a swap four), so a word this near shares the rest of them.
        var keys = Trigrams(word).Distinct().ToList();
        var shared = new byte[entries.Length];
        var needed = Math.Max(1, keys.Count - (4 * limit));
        foreach (var key in keys)
        {
            foreach (var index in trigrams.Value.GetValueOrDefault(key, []))
            {
                if (++shared[index] != needed)
                    continue;
                var distance = EditDistance.Between(word, entries[index].Term, limit);
                if (distance <= limit)
                    yield return (entries[index], distance);
            }
        }
    }

    private int FirstAtOrAfter(string term)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(entries[middle].Term, term) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private Dictionary<ulong, int[]> IndexTrigrams()
    {
        var lists = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < entries.Length; i++)
        {
            foreach (var key in Trigrams(entries[i].Term))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
                list ??= [];
                if (list.Count == 0 || list[^1] != i)
                    list.Add(i);
            }
        }

        return lists.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    /// <summary>The groups of three letters of a word that is closed on both sides, so that its ends weigh too.</summary>
    private static IEnumerable<ulong> Trigrams(string word)
    {
        if (word.Length == 0)
            yield break;
        var closed = $"\u0001\u0001{word}\u0001";
        for (var i = 0; i + 3 <= closed.Length; i++)
            yield return Pack(closed.AsSpan(i, 3));
    }

    private static ulong Pack(ReadOnlySpan<char> three) => ((ulong)three[0] << 32) | ((ulong)three[1] << 16) | three[2];
}
