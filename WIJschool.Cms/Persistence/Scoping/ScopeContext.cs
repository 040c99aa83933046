using Umbraco.Cms.Core.Scoping;

namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>Work that parts of a scope put off until its root ends, told then whether it was completed.</summary>
internal sealed class ScopeContext : IScopeContext
{
    private readonly Dictionary<string, Enlisted> enlisted = [];

    public Guid InstanceId { get; } = Guid.NewGuid();

    public int CreatedThreadId { get; } = Environment.CurrentManagedThreadId;

    public void Enlist(string key, Action<bool> action, int priority = 100) =>
        Enlist<object>(key, () => null!, (completed, _) => action(completed), priority);

    public T? Enlist<T>(string key, Func<T> creator, Action<bool, T?>? action = null, int priority = 100)
    {
        if (enlisted.TryGetValue(key, out var existing)) return (T?)existing.Item;

        var item = creator();
        enlisted[key] = new Enlisted(item, priority, enlisted.Count, action is null ? null : completed => action(completed, item));
        return item;
    }

    public T? GetEnlisted<T>(string key) => enlisted.TryGetValue(key, out var entry) ? (T?)entry.Item : default;

    public void ScopeExit(bool completed)
    {
        List<Exception> failures = [];
        foreach (var entry in enlisted.Values.OrderBy(e => e.Priority).ThenBy(e => e.Order).ToList())
        {
            try
            {
                entry.Action?.Invoke(completed);
            }
            catch (Exception failure)
            {
                failures.Add(failure); // the others still have to run: what they do is already committed
            }
        }
        if (failures.Count > 0) throw new AggregateException("Work put off until the end of the scope failed.", failures);
    }

    private sealed record Enlisted(object? Item, int Priority, int Order, Action<bool>? Action);
}
