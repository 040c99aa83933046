using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Sync;

namespace WIJschool.Cms.Nodes;

/// <summary>
/// Carries every change of cached things to this process at once and to the other nodes by the database. Readers on this
/// node see a change before the call that made it returns.
/// </summary>
internal sealed class CacheMessenger(IOtherNodes others, IJsonSerializer serializer) : IServerMessenger
{
    private readonly AsyncLocal<List<RefreshInstruction>?> recording = new();
    private readonly AsyncLocal<ToldAlready?> told = new();

    public void Sync() => others.Follow();

    /// <summary>Nothing waits to be sent: each message goes when it is queued.</summary>
    public void SendMessages()
    {
    }

    /// <summary>What the work would tell the other nodes, without telling them or changing anything here.</summary>
    public IReadOnlyList<RefreshInstruction> Record(Action work)
    {
        var record = recording.Value = [];
        try
        {
            work();
        }
        finally
        {
            recording.Value = null;
        }
        return record;
    }

    /// <summary>Keeps what the other nodes were told with a commit from being told them again, until it is disposed.</summary>
    public IDisposable Told(IReadOnlyList<RefreshInstruction> instructions) => told.Value = new ToldAlready(told, [.. instructions]);

    public void QueueRefresh<TPayload>(ICacheRefresher refresher, TPayload[] payload)
    {
        if (payload.Length == 0) return;
        if (IsHere) CacheDelivery.Deliver(refresher, payload);
        Tell(refresher, MessageType.RefreshByJson, json: () => serializer.Serialize(payload));
    }

    public void QueueRefresh<T>(ICacheRefresher refresher, Func<T, int> getNumericId, params T[] instances)
    {
        foreach (var instance in Here(instances))
        {
            if (refresher is ICacheRefresher<T> typed) typed.Refresh(instance);
            else refresher.Refresh(getNumericId(instance));
        }
        Tell(refresher, MessageType.RefreshById, typeof(int), instances.Select(i => (object)getNumericId(i)));
    }

    public void QueueRefresh<T>(ICacheRefresher refresher, Func<T, Guid> getGuidId, params T[] instances)
    {
        foreach (var instance in Here(instances))
        {
            if (refresher is ICacheRefresher<T> typed) typed.Refresh(instance);
            else refresher.Refresh(getGuidId(instance));
        }
        Tell(refresher, MessageType.RefreshById, typeof(Guid), instances.Select(i => (object)getGuidId(i)));
    }

    public void QueueRefresh(ICacheRefresher refresher, params int[] numericIds)
    {
        foreach (var id in Here(numericIds)) refresher.Refresh(id);
        Tell(refresher, MessageType.RefreshById, typeof(int), numericIds.Cast<object>());
    }

    public void QueueRefresh(ICacheRefresher refresher, params Guid[] guidIds)
    {
        foreach (var id in Here(guidIds)) refresher.Refresh(id);
        Tell(refresher, MessageType.RefreshById, typeof(Guid), guidIds.Cast<object>());
    }

    public void QueueRefreshAll(ICacheRefresher refresher)
    {
        if (IsHere) refresher.RefreshAll();
        Tell(refresher, MessageType.RefreshAll);
    }

    public void QueueRemove<T>(ICacheRefresher refresher, Func<T, int> getNumericId, params T[] instances)
    {
        foreach (var instance in Here(instances))
        {
            if (refresher is ICacheRefresher<T> typed) typed.Remove(instance);
            else refresher.Remove(getNumericId(instance));
        }
        Tell(refresher, MessageType.RemoveById, typeof(int), instances.Select(i => (object)getNumericId(i)));
    }

    public void QueueRemove(ICacheRefresher refresher, params int[] numericIds)
    {
        foreach (var id in Here(numericIds)) refresher.Remove(id);
        Tell(refresher, MessageType.RemoveById, typeof(int), numericIds.Cast<object>());
    }

    private bool IsHere => recording.Value is null;

    private T[] Here<T>(T[] items) => IsHere ? items : [];

    private void Tell(ICacheRefresher refresher, MessageType type, Type? idType = null, IEnumerable<object>? ids = null, Func<string>? json = null)
    {
        if (others is NoOtherNodes) return;
        var given = ids?.ToList();
        if (given is { Count: 0 }) return;
        var instructions = RefreshInstruction.GetInstructions(refresher, serializer, type, given, idType, json?.Invoke());
        if (recording.Value is { } record)
        {
            record.AddRange(instructions);
            return;
        }
        var untold = instructions.Where(i => told.Value?.Contains(i) != true).ToList();
        if (untold.Count > 0) others.Tell(untold);
    }

    /// <summary>Scopes that handlers open commit by themselves: each has its own, inside that of the scope they heard of.</summary>
    private sealed class ToldAlready(AsyncLocal<ToldAlready?> place, HashSet<RefreshInstruction> instructions) : IDisposable
    {
        private readonly ToldAlready? around = place.Value;

        public bool Contains(RefreshInstruction instruction) => instructions.Contains(instruction);

        public void Dispose() => place.Value = around;
    }
}
