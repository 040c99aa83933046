using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Routing;

namespace WIJschool.Cms.Routing;

/// <summary>
/// Leaves a redirect where a published page was before it was renamed or moved. Pages that go to the recycle bin leave none:
/// there is nowhere to lead visitors to.
/// </summary>
internal sealed class RedirectTrackingHandler(IOptionsMonitor<WebRoutingSettings> settings, IRedirectTracker tracker, UnfinishedRedirects unfinished)
    : INotificationHandler<ContentPublishingNotification>,
        INotificationHandler<ContentPublishedNotification>,
        INotificationHandler<ContentMovingNotification>,
        INotificationHandler<ContentMovedNotification>
{
    private const string StateKey = "WIJschool.Cms.Routing.OldRoutes";

    private bool IsOff => settings.CurrentValue.DisableRedirectUrlTracking;

    public void Handle(ContentPublishingNotification notification) => Store(notification.PublishedEntities, notification, isMove: false);

    public void Handle(ContentPublishedNotification notification) => Redirect(notification);

    public void Handle(ContentMovingNotification notification) => Store(notification.MoveInfoCollection.Select(m => m.Entity), notification, isMove: true);

    public void Handle(ContentMovedNotification notification) => Redirect(notification);

    private void Store(IEnumerable<IContent> documents, IStatefulNotification notification, bool isMove)
    {
        if (IsOff) return;
        var oldRoutes = new Dictionary<(int ContentId, string Culture), (Guid ContentKey, string OldRoute)>();
        foreach (var document in documents.Where(d => d.Published && !d.Trashed)) tracker.StoreOldRoute(document, oldRoutes, isMove);
        if (oldRoutes.Count > 0) notification.State[StateKey] = new Noted(unfinished.Note(oldRoutes), oldRoutes);
    }

    private void Redirect(IStatefulNotification notification)
    {
        if (IsOff || !notification.State.TryGetValue(StateKey, out var state)) return;
        if (state is Noted noted) unfinished.Finish(noted.Key, noted.OldRoutes);
    }

    private sealed record Noted(string Key, Dictionary<(int ContentId, string Culture), (Guid ContentKey, string OldRoute)> OldRoutes);
}
