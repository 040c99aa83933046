using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>Removes content with all that stands on it, in the order that the foreign keys ask for.</summary>
internal sealed class ContentDeletion(IScopedDatabase database, CachedSets sets)
{
    private CmsDbContext Db => database.Db;

    /// <summary>Removes a node of content, its versions, and what others said about it. Its children must be gone.</summary>
    public void Delete(IContentBase entity)
    {
        var id = entity.Id;
        var key = entity.Key;
        DeleteWhatPointsAt(id, key);
        DeleteAccess(id);
        var versions = Db.ContentVersions.Where(v => v.NodeId == id);
        DeleteVersionRows(versions);

        Db.DocumentCultureVariations.Where(r => r.NodeId == id).ExecuteDelete();
        Db.Documents.Where(r => r.NodeId == id).ExecuteDelete();
        if (entity is IMember) DeleteMember(id, key);
        Db.ContentSchedules.Where(r => r.NodeId == id).ExecuteDelete();
        Db.ContentNu.Where(r => r.NodeId == id).ExecuteDelete();
        Db.Contents.Where(r => r.NodeId == id).ExecuteDelete();
        Db.Nodes.Where(r => r.Id == id).ExecuteDelete();
    }

    /// <summary>Removes some versions of content that stays.</summary>
    public void DeleteVersions(IReadOnlyCollection<int> versionIds)
    {
        foreach (var batch in versionIds.Chunk(Batches.Size))
        {
            IEnumerable<int> ids = batch;
            DeleteVersionRows(Db.ContentVersions.Where(v => ids.Contains(v.Id)));
        }
    }

    private void DeleteVersionRows(IQueryable<ContentVersionRow> versions)
    {
        var ids = versions.Select(v => v.Id);
        Db.PropertyData.Where(r => ids.Contains(r.VersionId)).ExecuteDelete();
        Db.ContentVersionCultureVariations.Where(r => ids.Contains(r.VersionId)).ExecuteDelete();
        Db.DocumentVersions.Where(r => ids.Contains(r.Id)).ExecuteDelete();
        Db.MediaVersions.Where(r => ids.Contains(r.Id)).ExecuteDelete();
        versions.ExecuteDelete();
    }

    private void DeleteWhatPointsAt(int id, Guid key)
    {
        Db.RedirectUrls.Where(r => r.ContentKey == key).ExecuteDelete();
        Db.DocumentUrls.Where(r => r.UniqueId == key).ExecuteDelete();
        Db.DocumentUrlAliases.Where(r => r.UniqueId == key).ExecuteDelete();
        Db.UserNotifications.Where(r => r.NodeId == id).ExecuteDelete();
        sets.Changed<IUserGroup>(Db.UserGroupGranularPermissions.Where(r => r.UniqueId == key).ExecuteDelete());
        sets.Changed<IUser>(Db.UserStartNodes.Where(r => r.StartNode == id).ExecuteDelete());
        sets.Changed<IUserGroup>(Db.UserGroups.Where(r => r.StartContentId == id).ExecuteUpdate(s => s.SetProperty(r => r.StartContentId, (int?)null)));
        sets.Changed<IUserGroup>(Db.UserGroups.Where(r => r.StartMediaId == id).ExecuteUpdate(s => s.SetProperty(r => r.StartMediaId, (int?)null)));
        Db.Relations.Where(r => r.ParentId == id || r.ChildId == id).ExecuteDelete();
        Db.TagRelationships.Where(r => r.NodeId == id).ExecuteDelete();
        sets.Changed<IDomain>(Db.Domains.Where(r => r.DomainRootStructureId == id).ExecuteDelete());
    }

    private void DeleteAccess(int id)
    {
        var entries = Db.AccessEntries.Where(a => a.NodeId == id || a.LoginNodeId == id || a.NoAccessNodeId == id);
        var ids = entries.Select(a => a.Id);
        Db.AccessRules.Where(r => ids.Contains(r.AccessId)).ExecuteDelete();
        sets.Changed<PublicAccessEntry>(entries.ExecuteDelete());
    }

    private void DeleteMember(int id, Guid key)
    {
        var logins = Db.ExternalLogins.Where(l => l.UserOrMemberKey == key);
        var loginIds = logins.Select(l => l.Id);
        Db.ExternalLoginTokens.Where(t => loginIds.Contains(t.ExternalLoginId)).ExecuteDelete();
        logins.ExecuteDelete();
        Db.TwoFactorLogins.Where(l => l.UserOrMemberKey == key).ExecuteDelete();
        Db.MemberToGroups.Where(r => r.MemberId == id).ExecuteDelete();
        Db.Members.Where(r => r.NodeId == id).ExecuteDelete();
    }
}
