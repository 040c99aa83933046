namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>
/// The time in which handlers hear of what a root scope has committed. A dozen of them read the same document, each in a scope
/// of its own; what one has read the next may use, until anything of content is written.
/// </summary>
internal sealed class Aftermath(ContentChanges changes)
{
    private readonly Dictionary<object, object> read = [];
    private long asOf = changes.Count;

    /// <summary>What was read under this key since content last changed.</summary>
    public T? Find<T>(object key)
        where T : class
    {
        Forget();
        return read.GetValueOrDefault(key) as T;
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
        asOf = changes.Count;
    }
}
