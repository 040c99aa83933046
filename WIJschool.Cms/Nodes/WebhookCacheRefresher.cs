using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Sync;

namespace WIJschool.Cms.Nodes;

/// <summary>Core caches no webhooks and so has no refresher for them; we do, because every publish asks for them.</summary>
public sealed class WebhookCacheRefresher(AppCaches caches, IEventAggregator events, ICacheRefresherNotificationFactory factory)
    : CacheRefresherBase<WebhookCacheRefresherNotification>(caches, events, factory)
{
    public static readonly Guid UniqueId = new("7f4f9f0e-5c0b-4d0e-9d1a-6a8f5f2f3c11");

    public override Guid RefresherUniqueId => UniqueId;

    public override string Name => "Webhook cache refresher";

    public override void RefreshAll()
    {
        AppCaches.IsolatedCaches.GetOrCreate<IWebhook>().Clear();
        base.RefreshAll();
    }
}

public sealed class WebhookCacheRefresherNotification(object messageObject, MessageType messageType)
    : CacheRefresherNotification(messageObject, messageType);

/// <summary>Tells all nodes of changes that Core keeps to the node where they were made.</summary>
internal sealed class TellOfUncachedChanges(DistributedCache cache) :
    IDistributedCacheNotificationHandler<WebhookSavedNotification>,
    IDistributedCacheNotificationHandler<WebhookDeletedNotification>,
    IDistributedCacheNotificationHandler<AssignedUserGroupPermissionsNotification>
{
    public void Handle(WebhookSavedNotification notification) => cache.RefreshAll(WebhookCacheRefresher.UniqueId);

    public void Handle(WebhookDeletedNotification notification) => cache.RefreshAll(WebhookCacheRefresher.UniqueId);

    public void Handle(AssignedUserGroupPermissionsNotification notification) => cache.RefreshAll(UserGroupCacheRefresher.UniqueId);
}
