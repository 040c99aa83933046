using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>Drops the kept answers when something changes that is not content but shows in them.</summary>
internal sealed class DeliveryCacheHandlers(DeliveryCache cache) :
    INotificationHandler<DomainCacheRefresherNotification>,
    INotificationHandler<LanguageCacheRefresherNotification>,
    INotificationHandler<PublicAccessCacheRefresherNotification>,
    INotificationHandler<DataTypeCacheRefresherNotification>,
    INotificationHandler<ContentTypeCacheRefresherNotification>,
    INotificationHandler<ContentCacheRefresherNotification>,
    INotificationHandler<MediaCacheRefresherNotification>
{
    public void Handle(DomainCacheRefresherNotification notification) => cache.Clear();

    public void Handle(LanguageCacheRefresherNotification notification) => cache.Clear();

    public void Handle(PublicAccessCacheRefresherNotification notification) => cache.Clear();

    public void Handle(DataTypeCacheRefresherNotification notification) => cache.Clear();

    public void Handle(ContentTypeCacheRefresherNotification notification) => cache.Clear();

    /// <summary>Addresses, navigation and publish status change beside the snapshot, and after it.</summary>
    public void Handle(ContentCacheRefresherNotification notification) => cache.Clear();

    public void Handle(MediaCacheRefresherNotification notification) => cache.Clear();
}
