using System.Runtime.InteropServices;

namespace WIJschool.Cms.Search.Storage;

/// <summary>
/// In which documents each stem stands, and how often in each of their fields: what ranking needs, in memory. It does not
/// change; a change of documents gives a new one that shares what there was.
/// </summary>
/// <remarks>
/// Why beside SQLite's full-text table: its ranking reads every place where a word stands, which for a frequent word takes
/// fifty times as long as reading this. Phrases and nearness, which need those places, are still SQLite's.
/// </remarks>
internal sealed class Postings
{
    /// <summary>Changed documents are kept apart, in lists made anew for each change, up to this many.</summary>
    private const int MaxRecentDocuments = 100;

    public static readonly Postings Empty = new([], [], []);

    private readonly Dictionary<string, Posting[]> settled;
    private readonly Dictionary<string, Posting[]> recent;

    /// <summary>The documents whose settled lists no longer hold: they were replaced or taken out.</summary>
    private readonly HashSet<int> changed;

    private Postings(Dictionary<string, Posting[]> settled, Dictionary<string, Posting[]> recent, HashSet<int> changed)
    {
        this.settled = settled;
        this.recent = recent;
        this.changed = changed;
    }

    /// <summary>The postings of exactly these documents, each of which is there once.</summary>
    public static Postings Of(IEnumerable<DocumentStems> documents) => new(Lists([], [], documents), [], []);

    /// <summary>Adds the documents with this stem to the results, in no particular order.</summary>
    public void Read(string stem, List<Posting> results)
    {
        if (settled.TryGetValue(stem, out var list))
            AddUnchanged(list, changed, results);
        if (recent.TryGetValue(stem, out list))
            results.AddRange(list);
    }

    /// <summary>In how many documents a stem stands, or a few more: those that were changed may count twice.</summary>
    public int Count(string stem) => (settled.TryGetValue(stem, out var list) ? list.Length : 0) + (recent.TryGetValue(stem, out list) ? list.Length : 0);

    /// <summary>The postings with some documents taken out, and others put in or in place of those with the same id.</summary>
    public Postings With(IEnumerable<int> removed, IReadOnlyCollection<DocumentStems> put)
    {
        if (settled.Count + recent.Count == 0)
            return Of(put);
        HashSet<int> gone = [.. removed, .. put.Select(document => document.Id)];
        var next = new Postings(settled, Lists(recent, gone, put), [.. changed, .. gone]);
        return next.changed.Count > MaxRecentDocuments ? next.Merged() : next;
    }

    private Postings Merged()
    {
        var lists = new Dictionary<string, Posting[]>(settled.Count, StringComparer.Ordinal);
        var list = new List<Posting>();
        foreach (var stem in settled.Keys.Union(recent.Keys, StringComparer.Ordinal))
        {
            list.Clear();
            Read(stem, list);
            if (list.Count > 0)
                lists.Add(stem, [.. list]);
        }

        return new Postings(lists, [], []);
    }

    private static Dictionary<string, Posting[]> Lists(
        Dictionary<string, Posting[]> before, HashSet<int> gone, IEnumerable<DocumentStems> put)
    {
        var lists = new Dictionary<string, List<Posting>>(StringComparer.Ordinal);
        foreach (var (stem, postings) in before)
        {
            var list = new List<Posting>(postings.Length);
            AddUnchanged(postings, gone, list);
            lists.Add(stem, list);
        }

        var byStem = lists.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var document in put)
        {
            var reader = document.Read();
            while (reader.Next())
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(byStem, reader.Stem, out _);
                (list ??= new List<Posting>(1)).Add(new Posting(document.Id, reader.Counts));
            }
        }

        var arrays = new Dictionary<string, Posting[]>(lists.Count, StringComparer.Ordinal);
        foreach (var (stem, list) in lists.Where(pair => pair.Value.Count > 0))
            arrays.Add(stem, [.. list]);
        return arrays;
    }

    private static void AddUnchanged(Posting[] list, HashSet<int> gone, List<Posting> results)
    {
        if (gone.Count == 0)
        {
            results.AddRange(list);
            return;
        }

        foreach (var posting in list)
        {
            if (!gone.Contains(posting.Id))
                results.Add(posting);
        }
    }
}

/// <summary>A document in which a stem stands.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Posting(int Id, FieldCounts Counts);
