using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Notifications;

/// <summary>Which users want mail when something is done to which node.</summary>
internal sealed class NotificationsRepository(IScopedDatabase database) : INotificationsRepository
{
    private CmsDbContext Db => database.Db;

    public IEnumerable<Notification> GetEntityNotifications(IEntity entity) => Build(Db.UserNotifications.Where(n => n.NodeId == entity.Id));

    public IEnumerable<Notification> GetUserNotifications(IUser user) => Build(Db.UserNotifications.Where(n => n.UserId == user.Id));

    /// <summary>Those of the given users for the given nodes; no users, nodes or action means any. Grouped by user, as the mail is.</summary>
    public IEnumerable<Notification> GetUsersNotifications(IEnumerable<int> userIds, string? action, IEnumerable<int> nodeIds, Guid objectType)
    {
        var users = userIds.ToList();
        var nodes = nodeIds.ToList();
        var rows = Db.UserNotifications.AsQueryable();
        if (users.Count > 0) rows = rows.Where(n => users.Contains(n.UserId));
        if (nodes.Count > 0) rows = rows.Where(n => nodes.Contains(n.NodeId));
        if (action is not null) rows = rows.Where(n => n.Action == action);
        return Build(rows, objectType);
    }

    /// <summary>The user then follows the node for exactly these actions.</summary>
    public IEnumerable<Notification> SetNotifications(IUser user, IEntity entity, string[] actions)
    {
        DeleteNotifications(user, entity);
        Db.AddRange(actions.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(action => new UserNotificationRow { UserId = user.Id, NodeId = entity.Id, Action = action }));
        Db.SaveChanges();
        return Build(Db.UserNotifications.Where(n => n.UserId == user.Id && n.NodeId == entity.Id));
    }

    /// <returns>Whether the user did not follow the node for this action yet.</returns>
    public bool TryCreateNotification(IUser user, IEntity entity, string action, [NotNullWhen(true)] out Notification? notification)
    {
        notification = null;
        if (Db.UserNotifications.Any(n => n.UserId == user.Id && n.NodeId == entity.Id && n.Action == action)) return false;
        Db.Add(new UserNotificationRow { UserId = user.Id, NodeId = entity.Id, Action = action });
        Db.SaveChanges();
        var objectType = Db.Nodes.Where(n => n.Id == entity.Id).Select(n => n.NodeObjectType).FirstOrDefault();
        notification = new Notification(entity.Id, user.Id, action, objectType ?? Guid.Empty);
        return true;
    }

    public int DeleteNotifications(IUser user) => Db.UserNotifications.Where(n => n.UserId == user.Id).ExecuteDelete();

    public int DeleteNotifications(IEntity entity) => Db.UserNotifications.Where(n => n.NodeId == entity.Id).ExecuteDelete();

    public int DeleteNotifications(IUser user, IEntity entity) =>
        Db.UserNotifications.Where(n => n.UserId == user.Id && n.NodeId == entity.Id).ExecuteDelete();

    private List<Notification> Build(IQueryable<UserNotificationRow> rows, Guid? objectType = null)
    {
        var joined =
            from row in rows
            join node in Db.Nodes on row.NodeId equals node.Id
            where objectType == null || node.NodeObjectType == objectType
            orderby row.UserId, row.NodeId, row.Action
            select new { row.NodeId, row.UserId, row.Action, node.NodeObjectType };
        return joined.ToList().ConvertAll(n => new Notification(n.NodeId, n.UserId, n.Action, n.NodeObjectType ?? Guid.Empty));
    }
}
