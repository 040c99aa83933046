namespace WIJschool.Cms.Search.Storage;

/// <summary>Gives each value of each facet a number, so that documents are filtered and counted by numbers.</summary>
/// <remarks>Values are only ever added: there are as many as editors think up.</remarks>
internal sealed class FacetCatalog
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Name, string Value), int> ids = [];
    private FacetValue[] places = [];
    private volatile IReadOnlyList<FacetValue> values = [];

    /// <summary>All values known now; the number of a value is its place.</summary>
    public IReadOnlyList<FacetValue> Values => values;

    /// <summary>The number of a value, a new one if it was not seen before.</summary>
    public int Add(string name, string value)
    {
        lock (gate)
        {
            if (ids.TryGetValue((name, value), out var known))
                return known;
            var count = ids.Count;
            if (count == places.Length)
                Array.Resize(ref places, Math.Max(64, count * 2));
            var added = places[count] = new FacetValue(string.Intern(name), value);
            values = new ArraySegment<FacetValue>(places, 0, count + 1); // a reader of an earlier segment sees no more than it did
            return ids[(added.Name, added.Value)] = count;
        }
    }

    /// <summary>The number of a value, or null for one that no document has.</summary>
    public int? Find(string name, string value)
    {
        lock (gate)
        {
            return ids.TryGetValue((name, value), out var id) ? id : null;
        }
    }
}

internal sealed record FacetValue(string Name, string Value);
