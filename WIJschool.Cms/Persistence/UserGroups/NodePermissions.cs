using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.UserGroups;

/// <summary>What a group may do on a document of its own account, apart from what it may do everywhere.</summary>
internal sealed class NodePermissions(IScopedDatabase database)
{
    private CmsDbContext Db => database.Db;

    /// <summary>For every document when no <paramref name="nodeIds"/> are given.</summary>
    public EntityPermissionCollection Get(int[] groupIds, int[] nodeIds)
    {
        var given =
            from permission in Db.UserGroupGranularPermissions
            join userGroup in Db.UserGroups on permission.UserGroupKey equals userGroup.Key
            join node in Db.Nodes on permission.UniqueId equals node.UniqueId
            where permission.Context == DocumentGranularPermission.ContextType && groupIds.Contains(userGroup.Id)
            select new { GroupId = userGroup.Id, NodeId = node.Id, permission.Permission };
        if (nodeIds.Length > 0) given = given.Where(p => nodeIds.Contains(p.NodeId));
        return new EntityPermissionCollection(given.ToList().GroupBy(p => (p.GroupId, p.NodeId)).Select(p => new EntityPermission(
            p.Key.GroupId, p.Key.NodeId, p.Select(x => x.Permission).ToHashSet(StringComparer.Ordinal))));
    }

    /// <summary>The group may then do exactly <paramref name="permissions"/> on each of the documents; without documents nothing changes.</summary>
    public void Replace(int groupId, ISet<string> permissions, int[] nodeIds)
    {
        if (nodeIds.Length == 0) return;
        var (groupKey, nodeKeys) = Keys(groupId, nodeIds);
        Db.UserGroupGranularPermissions.Where(p => p.UserGroupKey == groupKey
            && p.Context == DocumentGranularPermission.ContextType && nodeKeys.Contains(p.UniqueId)).ExecuteDelete();
        Add(groupKey, nodeKeys, permissions);
    }

    public void Assign(int groupId, string permission, int[] nodeIds)
    {
        var (groupKey, nodeKeys) = Keys(groupId, nodeIds);
        Db.UserGroupGranularPermissions.Where(p => p.UserGroupKey == groupKey && p.Permission == permission
            && p.Context == DocumentGranularPermission.ContextType && nodeKeys.Contains(p.UniqueId)).ExecuteDelete();
        Add(groupKey, nodeKeys, [permission]);
    }

    private (Guid Group, List<Guid?> Nodes) Keys(int groupId, int[] nodeIds) => (
        Db.UserGroups.Where(g => g.Id == groupId).Select(g => g.Key).First(),
        Db.Nodes.Where(n => nodeIds.Contains(n.Id)).Select(n => (Guid?)n.UniqueId).ToList());

    private void Add(Guid groupKey, List<Guid?> nodeKeys, IEnumerable<string> permissions)
    {
        Db.AddRange(nodeKeys.SelectMany(_ => permissions, (node, permission) => new UserGroupGranularPermissionRow
        {
            UserGroupKey = groupKey,
            UniqueId = node,
            Permission = permission,
            Context = DocumentGranularPermission.ContextType,
        }));
        Db.SaveChanges();
    }
}
