using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using WIJschool.Cms.PublishedContent;

namespace WIJschool.Cms.DeliveryApi.Querying;

/// <summary>Keeps the index of the current snapshot, one for visitors and one for previews, each made when first asked for.</summary>
internal sealed class DeliveryIndexes(PublishedSnapshotStore store, IPublishedContentTypeCache types)
{
    private readonly Lock making = new();
    private volatile DeliveryIndex? live;
    private volatile DeliveryIndex? drafts;

    public DeliveryIndex Current(bool preview)
    {
        var snapshot = store.Current;
        return Fitting(preview, snapshot.Version) ?? Make(preview);
    }

    private DeliveryIndex? Fitting(bool preview, long version) => (preview ? drafts : live) is { } index && index.Version == version ? index : null;

    private DeliveryIndex Make(bool preview)
    {
        lock (making)
        {
            var snapshot = store.Current;
            if (Fitting(preview, snapshot.Version) is { } made) return made; // another request made it while this one waited

            var index = DeliveryIndex.Build(snapshot, preview, id => types.Get(PublishedItemType.Content, id));
            if (preview) drafts = index;
            else live = index;
            return index;
        }
    }
}
