using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace WIJschool.Cms.PublishedContent;

/// <summary>What pages show without being content: labels, languages, addresses, protection. Its change makes kept pages stale too.</summary>
internal sealed class SharedTextsHandler(PublishedSnapshotStore store) :
    INotificationHandler<DictionaryCacheRefresherNotification>,
    INotificationHandler<LanguageCacheRefresherNotification>,
    INotificationHandler<DomainCacheRefresherNotification>,
    INotificationHandler<PublicAccessCacheRefresherNotification>,
    INotificationHandler<TemplateCacheRefresherNotification>
{
    public void Handle(DictionaryCacheRefresherNotification notification) => store.Touch();

    public void Handle(LanguageCacheRefresherNotification notification) => store.Touch();

    public void Handle(DomainCacheRefresherNotification notification) => store.Touch();

    public void Handle(PublicAccessCacheRefresherNotification notification) => store.Touch();

    public void Handle(TemplateCacheRefresherNotification notification) => store.Touch();
}
