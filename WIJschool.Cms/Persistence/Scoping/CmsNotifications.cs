using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>The notifications of a root scope, which can be looked at before the commit that they wait for.</summary>
internal sealed class CmsNotifications(IEventAggregator events) : ScopedNotificationPublisher(events), IScopedNotificationPublisher
{
    private readonly List<INotification> due = [];

    /// <summary>What handlers hear of once the scope has committed.</summary>
    public IReadOnlyList<INotification> Close()
    {
        ScopeExit(completed: true); // Core gives its queue away only here
        return due;
    }

    void IScopedNotificationPublisher.ScopeExit(bool completed)
    {
        ScopeExit(completed);
        if (completed) base.PublishScopedNotifications(due);
    }

    protected override void PublishScopedNotifications(IList<INotification> notifications) => due.AddRange(notifications);
}
