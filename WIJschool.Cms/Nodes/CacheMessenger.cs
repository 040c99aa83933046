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
    public void Sync() => others.Follow();

    /// <summary>Nothing waits to be sent: each message goes when it is queued.</summary>
    public void SendMessages()
    {
    }

    public void QueueRefresh<TPayload>(ICacheRefresher refresher, TPayload[] payload)
    {
        if (payload.Length == 0) return;
        CacheDelivery.Deliver(refresher, payload);
        Tell(refresher, MessageType.RefreshByJson, json: serializer.Serialize(payload));
    }

    public void QueueRefresh<T>(ICacheRefresher refresher, Func<T, int> getNumericId, params T[] instances)
    {
        foreach (var instance in instances)
        {
            if (refresher is ICacheRefresher<T> typed) typed.Refresh(instance);
            else refresher.Refresh(getNumericId(instance));
        }
        Tell(refresher, MessageType.RefreshById, typeof(int), instances.Select(i => (object)getNumericId(i)));
    }

    public void QueueRefresh<T>(ICacheRefresher refresher, Func<T, Guid> getGuidId, params T[] instances)
    {
        foreach (var instance in instances)
        {
            if (refresher is ICacheRefresher<T> typed) typed.Refresh(instance);
            else refresher.Refresh(getGuidId(instance));
        }
        Tell(refresher, MessageType.RefreshById, typeof(Guid), instances.Select(i => (object)getGuidId(i)));
    }

    public void QueueRefresh(ICacheRefresher refresher, params int[] numericIds)
    {
        foreach (var id in numericIds) refresher.Refresh(id);
        Tell(refresher, MessageType.RefreshById, typeof(int), numericIds.Cast<object>());
    }

    public void QueueRefresh(ICacheRefresher refresher, params Guid[] guidIds)
    {
        foreach (var id in guidIds) refresher.Refresh(id);
        Tell(refresher, MessageType.RefreshById, typeof(Guid), guidIds.Cast<object>());
    }

    public void QueueRefreshAll(ICacheRefresher refresher)
    {
        refresher.RefreshAll();
        Tell(refresher, MessageType.RefreshAll);
    }

    public void QueueRemove<T>(ICacheRefresher refresher, Func<T, int> getNumericId, params T[] instances)
    {
        foreach (var instance in instances)
        {
            if (refresher is ICacheRefresher<T> typed) typed.Remove(instance);
            else refresher.Remove(getNumericId(instance));
        }
        Tell(refresher, MessageType.RemoveById, typeof(int), instances.Select(i => (object)getNumericId(i)));
    }

    public void QueueRemove(ICacheRefresher refresher, params int[] numericIds)
    {
        foreach (var id in numericIds) refresher.Remove(id);
        Tell(refresher, MessageType.RemoveById, typeof(int), numericIds.Cast<object>());
    }

    private void Tell(ICacheRefresher refresher, MessageType type, Type? idType = null, IEnumerable<object>? ids = null, string? json = null)
    {
        if (others is NoOtherNodes) return;
        var given = ids?.ToList();
        if (given is { Count: 0 }) return;
        others.Tell([.. RefreshInstruction.GetInstructions(refresher, serializer, type, given, idType, json)]);
    }
}
