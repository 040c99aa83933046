using Umbraco.Cms.Core.Cache;

namespace WIJschool.Cms.Persistence.Caching;

/// <summary>
/// The cache of one entity type among Core's isolated caches. It counts how often something was cleared: Core's refreshers
/// clear some types whole and others entry by entry, and a set that was read whole is stale after either.
/// </summary>
internal sealed class RepositoryAppCache(IAppPolicyCache inner) : IAppPolicyCache, IDisposable
{
    private long generation;

    /// <summary>Rises whenever something is cleared. What was read under an earlier generation must be read again.</summary>
    public long Generation => Interlocked.Read(ref generation);

    /// <summary>The isolated caches to give to <see cref="AppCaches"/>: entries are cloned on the way in and out.</summary>
    public static IsolatedCaches CreateIsolatedCaches() =>
        new(_ => new RepositoryAppCache(new DeepCloneAppCache(new ObjectCacheAppCache())));

    public object? Get(string key) => inner.Get(key);

    public object? Get(string key, Func<object?> factory) => inner.Get(key, factory);

    public object? Get(string key, Func<object?> factory, TimeSpan? timeout, bool isSliding = false) =>
        inner.Get(key, factory, timeout, isSliding);

    public void Insert(string key, Func<object?> factory, TimeSpan? timeout = null, bool isSliding = false) =>
        inner.Insert(key, factory, timeout, isSliding);

    public IEnumerable<object?> SearchByKey(string keyStartsWith) => inner.SearchByKey(keyStartsWith);

    public IEnumerable<object?> SearchByRegex(string regex) => inner.SearchByRegex(regex);

    public void Clear() => Counting(inner.Clear);

    public void Clear(string key) => Counting(() => inner.Clear(key));

    public void ClearOfType(Type type) => Counting(() => inner.ClearOfType(type));

    public void ClearOfType<T>() => Counting(inner.ClearOfType<T>);

    public void ClearOfType<T>(Func<string, T, bool> predicate) => Counting(() => inner.ClearOfType(predicate));

    public void ClearByKey(string keyStartsWith) => Counting(() => inner.ClearByKey(keyStartsWith));

    public void ClearByRegex(string regex) => Counting(() => inner.ClearByRegex(regex));

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private void Counting(Action clear)
    {
        clear();
        Interlocked.Increment(ref generation);
    }
}
