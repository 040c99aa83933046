using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace WIJschool.Cms.PublishedContent;

/// <summary>What pages show without being content: labels, languages, addresses, protection. Its change makes kept pages stale too.</summary>
/// <remarks>
/// Content itself too: Core renews the addresses and the tree beside the snapshot, some of it later, and what was made in
/// between may hold the old ones. This is its word that all of it is done.
/// </remarks>
internal sealed class SharedTextsHandler(PublishedSnapshotStore store) :
    INotificationHandler<DictionaryCacheRefresherNotification>,
    INotificationHandler<LanguageCacheRefresherNotification>,
    INotificationHandler<DomainCacheRefresherNotification>,
    INotificationHandler<PublicAccessCacheRefresherNotification>,
    INotificationHandler<TemplateCacheRefresherNotification>,
    INotificationHandler<ContentCacheRefresherNotification>,
    INotificationHandler<MediaCacheRefresherNotification>
{
    public void Handle(DictionaryCacheRefresherNotification notification) => store.Touch();

    public void Handle(LanguageCacheRefresherNotification notification) => store.Touch();

    public void Handle(DomainCacheRefresherNotification notification) => store.Touch();

    public void Handle(PublicAccessCacheRefresherNotification notification) => store.Touch();

    public void Handle(TemplateCacheRefresherNotification notification) => store.Touch();

    public void Handle(ContentCacheRefresherNotification notification) => store.Touch();

    public void Handle(MediaCacheRefresherNotification notification) => store.Touch();
}
