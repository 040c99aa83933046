using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.MemberGroups;

/// <summary>Groups of members, which are nodes without a tree, and who is in them.</summary>
internal sealed class MemberGroupRepository : IMemberGroupRepository
{
    private readonly IScopedDatabase database;
    private readonly Lazy<ICoreScopeProvider> scopes;
    private readonly RepositoryCache<IMemberGroup> cache;

    /// <param name="database">The database of the ambient scope.</param>
    /// <param name="caches">Where the groups are kept whole.</param>
    /// <param name="scopes">For telling that a group was made on the way, when a member gets a role that did not exist.</param>
    public MemberGroupRepository(IScopedDatabase database, AppCaches caches, Lazy<ICoreScopeProvider> scopes)
    {
        this.database = database;
        this.scopes = scopes;
        cache = new RepositoryCache<IMemberGroup>(database, caches, Read);
    }

    private CmsDbContext Db => database.Db;

    public IMemberGroup? Get(int id) => cache.Get(id);

    public IMemberGroup? Get(Guid uniqueId) => cache.Get(uniqueId);

    public IMemberGroup? GetByName(string? name) => cache.First(g => string.Equals(g.Name, name, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<IMemberGroup> GetMany(params int[]? ids) => cache.GetMany(ids);

    public bool Exists(int id) => cache.Shared.Find(id) is not null;

    public IEnumerable<IMemberGroup> Get(IQuery<IMemberGroup> query) => cache.Where(query);

    public int Count(IQuery<IMemberGroup>? query) => cache.Count(query);

    public IEnumerable<IMemberGroup> GetMemberGroupsForMember(int memberId) =>
        OfIds(Db.MemberToGroups.Where(m => m.MemberId == memberId).Select(m => m.MemberGroupId));

    public IEnumerable<IMemberGroup> GetMemberGroupsForMember(string? username) => OfIds(
        from membership in Db.MemberToGroups
        join member in Db.Members on membership.MemberId equals member.NodeId
        where member.LoginName == username
        select membership.MemberGroupId);

    /// <returns>The group of that name, made if there was none; null when a handler of the saving notification refused it.</returns>
    public IMemberGroup? CreateIfNotExists(string roleName)
    {
        if (GetByName(roleName) is { } existing) return existing;
        using var scope = scopes.Value.CreateCoreScope();
        var group = new MemberGroup { Name = roleName };
        var messages = new EventMessages();
        var saving = new MemberGroupSavingNotification(group, messages);
        if (scope.Notifications.PublishCancelable(saving))
        {
            scope.Complete();
            return null;
        }
        Save(group);
        scope.Notifications.Publish(new MemberGroupSavedNotification(group, messages).WithStateFrom(saving));
        scope.Complete();
        return group;
    }

    public void Save(IMemberGroup entity)
    {
        if (entity.HasIdentity) Update(entity);
        else Insert(entity);
        cache.Changed();
        entity.ResetDirtyProperties();
    }

    public void Delete(IMemberGroup entity)
    {
        Db.MemberToGroups.Where(m => m.MemberGroupId == entity.Id).ExecuteDelete();
        Db.ExternalMemberToGroups.Where(m => m.MemberGroupId == entity.Id).ExecuteDelete();
        Db.UserNotifications.Where(n => n.NodeId == entity.Id).ExecuteDelete();
        Db.UserStartNodes.Where(n => n.StartNode == entity.Id).ExecuteDelete();
        Db.UserGroupGranularPermissions.Where(p => p.UniqueId == entity.Key).ExecuteDelete();
        Db.Relations.Where(r => r.ParentId == entity.Id || r.ChildId == entity.Id).ExecuteDelete();
        Db.Nodes.Where(n => n.Id == entity.Id && n.NodeObjectType == Constants.ObjectTypes.MemberGroup).ExecuteDelete();
        cache.Changed();
    }

    public void ReplaceRoles(int[] memberIds, string[] roleNames)
    {
        Db.MemberToGroups.Where(m => memberIds.Contains(m.MemberId)).ExecuteDelete();
        AssignRoles(memberIds, roleNames);
    }

    /// <summary>Adds members to groups; a group that does not exist yet is made.</summary>
    public void AssignRoles(int[] memberIds, string[] roleNames)
    {
        var groupIds = roleNames.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(CreateIfNotExists).OfType<IMemberGroup>().Select(g => g.Id).ToList();
        var present = Db.MemberToGroups.Where(m => memberIds.Contains(m.MemberId) && groupIds.Contains(m.MemberGroupId))
            .Select(m => new { m.MemberId, m.MemberGroupId }).ToList().Select(m => (m.MemberId, m.MemberGroupId)).ToHashSet();
        Db.AddRange(memberIds.Distinct().SelectMany(_ => groupIds, (member, group) => (member, group)).Where(pair => !present.Contains(pair))
            .Select(pair => new MemberToGroupRow { MemberId = pair.member, MemberGroupId = pair.group }));
        Db.SaveChanges();
    }

    public void DissociateRoles(int[] memberIds, string[] roleNames)
    {
        var groupIds = cache.Shared.All.Where(g => roleNames.Contains(g.Name, StringComparer.OrdinalIgnoreCase)).Select(g => g.Id).ToList();
        Db.MemberToGroups.Where(m => memberIds.Contains(m.MemberId) && groupIds.Contains(m.MemberGroupId)).ExecuteDelete();
    }

    private IEnumerable<IMemberGroup> OfIds(IQueryable<int> ids)
    {
        var found = ids.Distinct().ToList();
        return found.Count == 0 ? [] : cache.GetMany(found);
    }

    private void Insert(IMemberGroup group)
    {
        group.AddingEntity();
        var row = new NodeRow
        {
            UniqueId = group.Key,
            ParentId = Constants.System.Root,
            Path = "",
            Text = group.Name,
            NodeObjectType = Constants.ObjectTypes.MemberGroup,
            NodeUser = group.CreatorId == 0 ? null : group.CreatorId,
            CreateDate = group.CreateDate,
        };
        Db.Add(row);
        Db.SaveChanges();
        group.Id = row.Id;
        var path = $"{Constants.System.Root},{row.Id}";
        Db.Nodes.Where(n => n.Id == row.Id).ExecuteUpdate(n => n.SetProperty(x => x.Path, path));
    }

    private void Update(IMemberGroup group)
    {
        group.UpdatingEntity();
        Db.Nodes.Where(n => n.Id == group.Id && n.NodeObjectType == Constants.ObjectTypes.MemberGroup)
            .ExecuteUpdate(n => n.SetProperty(x => x.Text, group.Name).SetProperty(x => x.UniqueId, group.Key));
    }

    private List<IMemberGroup> Read() => Db.Nodes.Where(n => n.NodeObjectType == Constants.ObjectTypes.MemberGroup)
        .OrderBy(n => n.Id).ToList().Select(ToEntity).ToList();

    private static IMemberGroup ToEntity(NodeRow row)
    {
        var group = new MemberGroup
        {
            Id = row.Id,
            Key = row.UniqueId,
            Name = row.Text,
            CreatorId = row.NodeUser ?? 0,
            CreateDate = row.CreateDate,
            UpdateDate = row.CreateDate,
        };
        group.ResetDirtyProperties(rememberDirty: false);
        return group;
    }
}
