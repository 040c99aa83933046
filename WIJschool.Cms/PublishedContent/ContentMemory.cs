using System.Collections.Concurrent;

namespace WIJschool.Cms.PublishedContent;

/// <summary>
/// Keeps what was made of published content (a menu, an address, a list of interventions) until any content changes. For what
/// every reader of a culture gets alike: never put in it what belongs to one visitor, nor anything made in a preview.
/// </summary>
public sealed class ContentMemory(IPublishedContentVersion content)
{
    private volatile Shelf shelf = new(long.MinValue);

    /// <summary>What is kept under this key, or else what <paramref name="make"/> makes now. Two readers may make it at once.</summary>
    /// <param name="key">A record or tuple that also tells for which culture it was made; keys must not grow with what visitors type.</param>
    public TValue Keep<TKey, TValue>(TKey key, Func<TKey, TValue> make)
        where TKey : notnull
    {
        var kept = Current().Of<TKey, TValue>();
        return kept.TryGetValue(key, out var known) ? known : kept.GetOrAdd(key, make(key));
    }

    /// <inheritdoc cref="Keep{TKey,TValue}(TKey, Func{TKey,TValue})"/>
    public async ValueTask<TValue> KeepAsync<TKey, TValue>(TKey key, Func<TKey, Task<TValue>> make)
        where TKey : notnull
    {
        var kept = Current().Of<TKey, TValue>();
        return kept.TryGetValue(key, out var known) ? known : kept.GetOrAdd(key, await make(key));
    }

    // taken before anything is made: what was read while content changed lands on a shelf that nobody asks any more
    private Shelf Current()
    {
        var version = content.Current;
        var current = shelf;
        return current.Version == version ? current : shelf = new Shelf(version);
    }

    private sealed class Shelf(long version)
    {
        private readonly ConcurrentDictionary<Type, object> byKind = new();

        public long Version => version;

        public ConcurrentDictionary<TKey, TValue> Of<TKey, TValue>()
            where TKey : notnull =>
            (ConcurrentDictionary<TKey, TValue>)byKind.GetOrAdd(typeof((TKey, TValue)), _ => new ConcurrentDictionary<TKey, TValue>());
    }
}
