using System.Collections;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Cache;

namespace WIJschool.Cms.Hosting;

/// <summary>What Core keeps for the length of a request, kept with the request. Outside of one it keeps nothing.</summary>
internal sealed class RequestCache(IHttpContextAccessor accessor) : IRequestCache
{
    private static readonly object Key = new();

    public bool IsAvailable => accessor.HttpContext is not null;

    private DictionaryAppCache? Current
    {
        get
        {
            if (accessor.HttpContext is not { } context) return null;
            if (context.Items[Key] is DictionaryAppCache cache) return cache;
            cache = new DictionaryAppCache();
            context.Items[Key] = cache;
            return cache;
        }
    }

    public object? Get(string key) => Current?.Get(key);

    public object? Get(string key, Func<object?> factory) => Current is { } cache ? cache.Get(key, factory) : factory();

    public bool Set(string key, object? value)
    {
        if (Current is not { } cache) return false;
        cache.Remove(key); // Core's dictionary keeps what it has: the culture of a request could not be changed
        return cache.Set(key, value);
    }

    public bool Remove(string key) => Current?.Remove(key) ?? false;

    public IEnumerable<object?> SearchByKey(string keyStartsWith) => Current?.SearchByKey(keyStartsWith) ?? [];

    public IEnumerable<object?> SearchByRegex(string regex) => Current?.SearchByRegex(regex) ?? [];

    public void Clear() => Current?.Clear();

    public void Clear(string key) => Current?.Clear(key);

    public void ClearOfType(Type type) => Current?.ClearOfType(type);

    public void ClearOfType<T>() => Current?.ClearOfType<T>();

    public void ClearOfType<T>(Func<string, T, bool> predicate) => Current?.ClearOfType(predicate);

    public void ClearByKey(string keyStartsWith) => Current?.ClearByKey(keyStartsWith);

    public void ClearByRegex(string regex) => Current?.ClearByRegex(regex);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        (Current as IEnumerable<KeyValuePair<string, object?>> ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
