using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Sync;

namespace WIJschool.Cms.Nodes;

/// <summary>Tells Core's cache refreshers of this process what has changed, whether it changed here or on another node.</summary>
internal sealed class CacheDelivery(CacheRefresherCollection refreshers, IJsonSerializer json)
{
    /// <summary>What changed here: first the repositories' caches, then what is worked out from them.</summary>
    public static void Deliver<TPayload>(ICacheRefresher refresher, TPayload[] payload)
    {
        if (refresher is not IPayloadCacheRefresher<TPayload> target)
            throw new InvalidOperationException($"{refresher.Name} does not take {typeof(TPayload).Name}.");
        target.RefreshInternal(payload);
        target.Refresh(payload);
    }

    /// <summary>What another node wrote down. A refresher that this version does not know is passed over.</summary>
    public void Deliver(RefreshInstruction instruction)
    {
        var refresher = refreshers.FirstOrDefault(r => r.RefresherUniqueId == instruction.RefresherId);
        if (refresher is null) return;
        switch (instruction.RefreshType)
        {
            case RefreshMethodType.RefreshAll: refresher.RefreshAll(); break;
            case RefreshMethodType.RefreshByGuid: refresher.Refresh(instruction.GuidId); break;
            case RefreshMethodType.RefreshById: refresher.Refresh(instruction.IntId); break;
            case RefreshMethodType.RemoveById: refresher.Remove(instruction.IntId); break;
            case RefreshMethodType.RefreshByIds: DeliverIds(refresher, instruction.JsonIds); break;
            case RefreshMethodType.RefreshByJson: DeliverJson(refresher, instruction.JsonPayload); break;
            default: throw new NotSupportedException($"Cache instruction of kind {instruction.RefreshType}.");
        }
    }

    private void DeliverIds(ICacheRefresher refresher, string? ids)
    {
        foreach (var id in ids is null ? [] : json.Deserialize<int[]>(ids) ?? []) refresher.Refresh(id);
    }

    private static void DeliverJson(ICacheRefresher refresher, string? payload)
    {
        if (refresher is not IJsonCacheRefresher target)
            throw new InvalidOperationException($"{refresher.Name} does not take a payload.");
        if (payload is null) return;
        target.RefreshInternal(payload);
        target.Refresh(payload);
    }
}
