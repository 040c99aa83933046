using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Extensions;

namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>
/// Tells the aftermath which nodes were changed together, as the siblings are that were sorted. Core's handlers then ask for each of
/// them by itself, four or five times; here it becomes known that they can be read a few hundred at a time.
/// </summary>
/// <remarks>It is registered before Core's own handlers, which run in the order of their registration.</remarks>
internal sealed class ManyAtOnce(IScopedDatabase database)
    : INotificationHandler<ContentTreeChangeNotification>,
        INotificationHandler<MediaTreeChangeNotification>
{
    public void Handle(ContentTreeChangeNotification notification) => Announce(notification.Changes.Where(IsOfNode).Select(change => change.Item.Key));

    public void Handle(MediaTreeChangeNotification notification) => Announce(notification.Changes.Where(IsOfNode).Select(change => change.Item.Key));

    private static bool IsOfNode<T>(TreeChange<T> change) => change.ChangeTypes.HasType(TreeChangeTypes.RefreshNode);

    private void Announce(IEnumerable<Guid> keys) => database.Aftermath?.Announce([.. keys.Distinct()]);
}
