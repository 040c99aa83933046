using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Sync;
using Umbraco.Extensions;

namespace WIJschool.Cms.Search.Content;

/// <summary>Tells the indexes of content and media what Core's cache refreshers tell every node.</summary>
internal sealed class ContentIndexingHandlers(
    ContentIndexing pages, DraftIndexing drafts, IDocumentNavigationQueryService documentTree, IMediaNavigationQueryService mediaTree) :
    INotificationHandler<UmbracoApplicationStartedNotification>,
    INotificationHandler<ContentCacheRefresherNotification>,
    INotificationHandler<MediaCacheRefresherNotification>,
    INotificationHandler<ContentTypeCacheRefresherNotification>,
    INotificationHandler<DataTypeCacheRefresherNotification>,
    INotificationHandler<DomainCacheRefresherNotification>,
    INotificationHandler<LanguageCacheRefresherNotification>,
    INotificationHandler<PublicAccessCacheRefresherNotification>
{
    public void Handle(UmbracoApplicationStartedNotification notification)
    {
        pages.Start();
        drafts.Start();
    }

    public void Handle(ContentCacheRefresherNotification notification)
    {
        if (notification is not { MessageType: MessageType.RefreshByPayload, MessageObject: ContentCacheRefresher.JsonPayload[] changes }
            || changes.Any(change => change.ChangeTypes.HasType(TreeChangeTypes.RefreshAll)))
        {
            AskForAll();
            return;
        }

        var keys = KeysOf(changes.Where(change => !change.Blueprint).Select(change => (change.Key, change.ChangeTypes)), documentTree);
        pages.Follow(keys);
        drafts.Follow(keys);
    }

    public void Handle(MediaCacheRefresherNotification notification)
    {
        if (notification is { MessageType: MessageType.RefreshByPayload, MessageObject: MediaCacheRefresher.JsonPayload[] changes }
            && !changes.Any(change => change.ChangeTypes.HasType(TreeChangeTypes.RefreshAll)))
            drafts.Follow(KeysOf(changes.Select(change => (change.Key, change.ChangeTypes)), mediaTree));
        else
            drafts.AskForAll();
    }

    public void Handle(ContentTypeCacheRefresherNotification notification) => AskForAll();

    public void Handle(DataTypeCacheRefresherNotification notification) => AskForAll();

    public void Handle(DomainCacheRefresherNotification notification) => pages.AskForAll();

    public void Handle(LanguageCacheRefresherNotification notification) => AskForAll();

    public void Handle(PublicAccessCacheRefresherNotification notification) => pages.AskForAll(atOnce: true); // what became private must not be found

    private void AskForAll()
    {
        pages.AskForAll();
        drafts.AskForAll();
    }

    private static HashSet<Guid> KeysOf(IEnumerable<(Guid? Key, TreeChangeTypes Types)> changes, INavigationQueryService tree)
    {
        var keys = new HashSet<Guid>();
        foreach (var (changed, types) in changes)
        {
            if (changed is not { } key)
                continue;
            keys.Add(key);
            if (types.HasType(TreeChangeTypes.RefreshBranch) && tree.TryGetDescendantsKeys(key, out var below))
                keys.UnionWith(below);
        }

        return keys;
    }
}

/// <summary>Tells the index of members likewise.</summary>
internal sealed class MemberIndexingHandlers(MemberIndexing indexing, IMemberService members) :
    INotificationHandler<UmbracoApplicationStartedNotification>,
    INotificationHandler<MemberCacheRefresherNotification>
{
    public void Handle(UmbracoApplicationStartedNotification notification) => indexing.Start();

    /// <remarks>A sign-in saves the member too, and changes nothing that is searched.</remarks>
    public void Handle(MemberCacheRefresherNotification notification)
    {
        if (notification is not { MessageType: MessageType.RefreshByPayload, MessageObject: MemberCacheRefresher.JsonPayload[] changes })
        {
            indexing.AskForAll();
            return;
        }

        var changed = changes.Where(change => change.IndexableFieldsChanged).ToList();
        if (changed.Count > 0) // of a removed one only the number is known: the comparison that follows finds it gone
            indexing.Follow([.. changed.Where(change => !change.Removed).Select(change => members.GetById(change.Id)?.Key).OfType<Guid>()]);
    }
}
