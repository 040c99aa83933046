using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Notifications;

namespace WIJschool.Cms.ServerEvents;

/// <summary>Which events a notification of Core is for windows.</summary>
internal sealed record EventsOf<TNotification>(Func<TNotification, IEnumerable<WindowEvent>> Of);

/// <summary>
/// Makes events of a notification. As one of the handlers that tell caches it is asked before the commit too, so that other nodes hear of a
/// change in the transaction that makes it; it must say the same both times.
/// </summary>
internal sealed class TellWindows<TNotification>(EventsOf<TNotification> events, DistributedCache nodes) : IDistributedCacheNotificationHandler<TNotification>
    where TNotification : INotification
{
    public void Handle(TNotification notification) => nodes.RefreshByPayload(WindowEventRefresher.UniqueId, events.Of(notification).Distinct());
}
