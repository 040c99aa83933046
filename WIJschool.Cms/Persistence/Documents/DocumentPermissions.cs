using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>What user groups may do with a document, where it differs from what they may do everywhere.</summary>
internal sealed class DocumentPermissions(IScopedDatabase database, CachedSets sets)
{
    private const string Context = DocumentGranularPermission.ContextType;

    private CmsDbContext Db => database.Db;

    public EntityPermissionCollection Of(int documentId)
    {
        var rows =
            from permission in Granted(documentId)
            join userGroup in Db.UserGroups on permission.UserGroupKey equals userGroup.Key
            select new { userGroup.Id, permission.Permission };
        return [.. rows.ToList().GroupBy(r => r.Id)
            .Select(g => new EntityPermission(g.Key, documentId, g.Select(r => r.Permission).ToHashSet(StringComparer.Ordinal)))];
    }

    /// <summary>Replaces all that groups may do with the document.</summary>
    public void Replace(EntityPermissionSet permissions)
    {
        Granted(permissions.EntityId).ExecuteDelete();
        foreach (var permission in permissions.PermissionsSet)
            Add(permissions.EntityId, permission.UserGroupId, permission.AssignedPermissions);
        Save();
    }

    /// <summary>Gives groups one permission more; who has it keeps it.</summary>
    public void Assign(int documentId, string permission, IReadOnlyCollection<int> groupIds)
    {
        var keys = Db.UserGroups.Where(g => groupIds.Contains(g.Id)).Select(g => g.Key);
        Granted(documentId).Where(p => p.Permission == permission && keys.Contains(p.UserGroupKey)).ExecuteDelete();
        foreach (var groupId in groupIds) Add(documentId, groupId, [permission]);
        Save();
    }

    private IQueryable<UserGroupGranularPermissionRow> Granted(int documentId)
    {
        var key = Db.Nodes.Where(n => n.Id == documentId).Select(n => (Guid?)n.UniqueId);
        return Db.UserGroupGranularPermissions.Where(p => p.Context == Context && key.Contains(p.UniqueId));
    }

    private void Save()
    {
        Db.SaveChanges();
        sets.Changed<IUserGroup>(1); // groups carry their permissions on single documents
    }

    private void Add(int documentId, int groupId, IEnumerable<string> permissions)
    {
        var documentKey = Db.Nodes.Where(n => n.Id == documentId).Select(n => n.UniqueId).First();
        var groupKey = Db.UserGroups.Where(g => g.Id == groupId).Select(g => g.Key).First();
        Db.UserGroupGranularPermissions.AddRange(permissions.Select(p => new UserGroupGranularPermissionRow
        {
            UserGroupKey = groupKey,
            UniqueId = documentKey,
            Permission = p,
            Context = Context,
        }));
    }
}
