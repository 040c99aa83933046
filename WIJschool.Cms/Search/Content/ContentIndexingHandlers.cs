using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Sync;

namespace WIJschool.Cms.Search.Content;

/// <summary>Tells the indexing what Core's cache refreshers tell every node.</summary>
internal sealed class ContentIndexingHandlers(ContentIndexing indexing) :
    INotificationHandler<UmbracoApplicationStartedNotification>,
    INotificationHandler<ContentCacheRefresherNotification>,
    INotificationHandler<ContentTypeCacheRefresherNotification>,
    INotificationHandler<DataTypeCacheRefresherNotification>,
    INotificationHandler<DomainCacheRefresherNotification>,
    INotificationHandler<LanguageCacheRefresherNotification>,
    INotificationHandler<PublicAccessCacheRefresherNotification>
{
    public void Handle(UmbracoApplicationStartedNotification notification) => indexing.Start();

    public void Handle(ContentCacheRefresherNotification notification)
    {
        if (notification is { MessageType: MessageType.RefreshByPayload, MessageObject: ContentCacheRefresher.JsonPayload[] changes })
            indexing.Follow(changes);
        else
            indexing.AskForAll();
    }

    public void Handle(ContentTypeCacheRefresherNotification notification) => indexing.AskForAll();

    public void Handle(DataTypeCacheRefresherNotification notification) => indexing.AskForAll();

    public void Handle(DomainCacheRefresherNotification notification) => indexing.AskForAll();

    public void Handle(LanguageCacheRefresherNotification notification) => indexing.AskForAll();

    public void Handle(PublicAccessCacheRefresherNotification notification) => indexing.AskForAll();
}
