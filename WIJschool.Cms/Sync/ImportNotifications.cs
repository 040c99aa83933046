using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;

namespace WIJschool.Cms.Sync;

/// <summary>
/// The notifications of an import. Core tells of every saved item one by one, and each makes navigation, addresses and
/// published content read its branch again; after an import that touched many they are all read once instead.
/// </summary>
internal sealed class ImportNotifications(IEventAggregator events, IDocumentUrlService urls) : ScopedNotificationPublisher(events)
{
    private const int Few = 10;

    protected override void PublishScopedNotifications(IList<INotification> notifications)
    {
        var documents = notifications.OfType<ContentTreeChangeNotification>().ToList();
        var media = notifications.OfType<MediaTreeChangeNotification>().ToList();
        if (documents.Count > Few)
        {
            urls.RebuildAllUrlsAsync().GetAwaiter().GetResult(); // Core ends a scope synchronously
            notifications = Replace(notifications, documents, new ContentTreeChangeNotification(
                new TreeChange<IContent>(documents[0].Changes.First().Item, TreeChangeTypes.RefreshAll), new EventMessages()));
        }
        if (media.Count > Few)
        {
            notifications = Replace(notifications, media, new MediaTreeChangeNotification(
                new TreeChange<IMedia>(media[0].Changes.First().Item, TreeChangeTypes.RefreshAll), new EventMessages()));
        }
        base.PublishScopedNotifications(notifications);
    }

    private static List<INotification> Replace(IList<INotification> notifications, IEnumerable<INotification> many, INotification one)
    {
        var gone = many.ToHashSet(ReferenceEqualityComparer.Instance);
        var place = notifications.TakeWhile(n => !gone.Contains(n)).Count();
        var kept = notifications.Where(n => !gone.Contains(n)).ToList();
        kept.Insert(place, one);
        return kept;
    }
}
