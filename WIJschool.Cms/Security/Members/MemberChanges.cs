using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Sync;

namespace WIJschool.Cms.Security.Members;

/// <summary>Makes sessions follow what changes about their members and groups, on every node.</summary>
internal sealed class MemberChanges(MemberSessions sessions, MemberAccounts accounts) :
    INotificationHandler<MemberCacheRefresherNotification>, INotificationHandler<MemberGroupCacheRefresherNotification>,
    INotificationHandler<AssignedMemberRolesNotification>, INotificationHandler<RemovedMemberRolesNotification>
{
    public void Handle(MemberCacheRefresherNotification notification)
    {
        switch (notification)
        {
            case { MessageType: MessageType.RefreshByPayload, MessageObject: MemberCacheRefresher.JsonPayload[] changes }:
                foreach (var change in changes) sessions.Forget(change.Id);
                break;
            case { MessageType: MessageType.RefreshById or MessageType.RemoveById, MessageObject: int id }:
                sessions.Forget(id);
                break;
            default:
                sessions.ForgetAll();
                break;
        }
    }

    public void Handle(MemberGroupCacheRefresherNotification notification) => sessions.ForgetAll();

    public void Handle(AssignedMemberRolesNotification notification) => Tell(notification.MemberIds);

    public void Handle(RemovedMemberRolesNotification notification) => Tell(notification.MemberIds);

    // Core tells other nodes of members that are saved, not of those whose groups change
    private void Tell(int[] members) => Array.ForEach(members, id => accounts.Tell(id, userName: null));
}
