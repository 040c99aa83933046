namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>
/// The time in which handlers hear of what a root scope has committed. A dozen of them read the same document, each in a scope
/// of its own; what one has read the next may use, until anything of content is written.
/// </summary>
internal sealed class Aftermath(ContentChanges changes)
{
    /// <summary>How many of those that belong together are read at once: a few queries for all of them, and not all of them in memory.</summary>
    private const int AtOnce = 200;

    private readonly Dictionary<object, object> read = [];
    private readonly Dictionary<object, Dictionary<object, object>> together = [];
    private readonly Dictionary<Guid, int> places = [];
    private IReadOnlyList<Guid> announced = [];
    private long asOf = changes.Count;

    /// <summary>What was read under this key since content last changed.</summary>
    public T? Find<T>(object key)
        where T : class
    {
        Forget();
        if (read.TryGetValue(key, out var alone)) return alone as T;
        foreach (var batch in together.Values)
        {
            if (batch.TryGetValue(key, out var found)) return found as T;
        }
        return null;
    }

    /// <summary>Tells that the handlers will ask for all of these, one by one and more or less in this order: many were changed at once.</summary>
    public void Announce(IReadOnlyList<Guid> keys)
    {
        announced = keys;
        places.Clear();
        for (var place = 0; place < keys.Count; place++) places[keys[place]] = place;
    }

    /// <summary>The one that is asked for with those that will be asked for next; alone when nothing was announced.</summary>
    public IReadOnlyList<Guid> With(Guid key) => places.TryGetValue(key, out var place) ? [.. announced.Skip(place).Take(AtOnce)] : [key];

    /// <summary>Keeps what was read for <see cref="With"/>, in the place of what the same reader kept before.</summary>
    /// <param name="before">As for <see cref="Keep"/>.</param>
    public void KeepTogether(object reader, Dictionary<object, object> found, long before)
    {
        Forget();
        if (before == asOf) together[reader] = found;
    }

    /// <param name="before">The number of changes before it was read: what changed meanwhile must not be kept.</param>
    public void Keep(object key, object value, long before)
    {
        Forget();
        if (before == asOf) read[key] = value;
    }

    public long Changes => changes.Count;

    private void Forget()
    {
        if (changes.Count == asOf) return;
        read.Clear();
        together.Clear();
        asOf = changes.Count;
    }
}
