using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.UserGroups;

/// <summary>Groups of back-office users with what they may do, kept whole in memory: every permission check reads them.</summary>
internal sealed class UserGroupRepository : IUserGroupRepository
{
    private readonly IScopedDatabase database;
    private readonly RepositoryCache<IUserGroup> cache;
    private readonly UserGroupReader reader;
    private readonly NodePermissions nodePermissions;

    public UserGroupRepository(IScopedDatabase database, AppCaches caches, IShortStringHelper shortStrings)
    {
        this.database = database;
        reader = new UserGroupReader(database, shortStrings);
        nodePermissions = new NodePermissions(database);
        cache = new RepositoryCache<IUserGroup>(database, caches, reader.ReadAll);
    }

    private CmsDbContext Db => database.Db;

    public IUserGroup? Get(int id) => cache.Get(id);

    public IUserGroup? Get(string alias) => cache.First(g => string.Equals(g.Alias, alias, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<IUserGroup> GetMany(params int[]? ids) => cache.GetMany(ids);

    public bool Exists(int id) => cache.Shared.Find(id) is not null;

    public IEnumerable<IUserGroup> Get(IQuery<IUserGroup> query) => cache.Where(query);

    public int Count(IQuery<IUserGroup>? query) => cache.Count(query);

    public IEnumerable<IUserGroup> GetGroupsAssignedToSection(string sectionAlias) =>
        cache.Where(g => g.AllowedSections.Contains(sectionAlias, StringComparer.OrdinalIgnoreCase));

    public void Save(IUserGroup entity)
    {
        var isNew = !entity.HasIdentity;
        if (isNew) entity.AddingEntity();
        else entity.UpdatingEntity();

        var row = ToRow(entity);
        if (isNew) Db.Add(row);
        else Db.Update(row);
        Db.SaveChanges();
        entity.Id = row.Id;
        if (!isNew) DeleteParts(row.Id, row.Key);
        AddParts(entity);
        cache.Changed();
        entity.ResetDirtyProperties();
    }

    /// <summary>Saves the group; its members become exactly <paramref name="userIds"/>, or stay who they are when that is null.</summary>
    public void AddOrUpdateGroupWithUsers(IUserGroup userGroup, int[]? userIds)
    {
        Save(userGroup);
        if (userIds is null) return;
        Db.UserToUserGroups.Where(m => m.UserGroupId == userGroup.Id).ExecuteDelete();
        Db.AddRange(userIds.Distinct().Select(id => new UserToUserGroupRow { UserId = id, UserGroupId = userGroup.Id }));
        Db.SaveChanges();
    }

    public void Delete(IUserGroup entity)
    {
        Db.UserToUserGroups.Where(m => m.UserGroupId == entity.Id).ExecuteDelete();
        DeleteParts(entity.Id, entity.Key);
        Db.UserGroups.Where(g => g.Id == entity.Id).ExecuteDelete();
        cache.Changed();
    }

    public EntityPermissionCollection GetPermissions(int[] groupIds, params int[] entityIds) =>
        nodePermissions.Get(groupIds, entityIds);

    public EntityPermissionCollection GetPermissions(IReadOnlyUserGroup[]? groups, bool fallbackToDefaultPermissions, params int[] nodeIds)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var permissions = nodePermissions.Get(groups.Select(g => g.Id).ToArray(), nodeIds);
        if (!fallbackToDefaultPermissions) return permissions;

        var nodes = nodeIds.Length > 0 ? nodeIds : permissions.Select(p => p.EntityId).Distinct().ToArray();
        foreach (var group in groups)
        {
            // the collection is a set over group and node: what was given for the node itself stays
            foreach (var node in nodes) permissions.Add(new EntityPermission(group.Id, node, group.Permissions, isDefaultPermissions: true));
        }
        return permissions;
    }

    public void ReplaceGroupPermissions(int groupId, ISet<string> permissions, params int[] entityIds)
    {
        nodePermissions.Replace(groupId, permissions, entityIds);
        cache.Changed();
    }

    public void AssignGroupPermission(int groupId, string permission, params int[] entityIds)
    {
        nodePermissions.Assign(groupId, permission, entityIds);
        cache.Changed();
    }

    private void DeleteParts(int id, Guid key)
    {
        Db.UserGroupSections.Where(r => r.UserGroupId == id).ExecuteDelete();
        Db.UserGroupLanguages.Where(r => r.UserGroupId == id).ExecuteDelete();
        Db.UserGroupPermissions.Where(r => r.UserGroupKey == key).ExecuteDelete();
        Db.UserGroupGranularPermissions.Where(r => r.UserGroupKey == key).ExecuteDelete();
    }

    private void AddParts(IUserGroup group)
    {
        Db.AddRange(group.AllowedSections.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(app => new UserGroupSectionRow { UserGroupId = group.Id, App = app }));
        Db.AddRange(group.AllowedLanguages.Distinct()
            .Select(language => new UserGroupLanguageRow { UserGroupId = group.Id, LanguageId = language }));
        Db.AddRange(group.Permissions.Select(p => new UserGroupPermissionRow { UserGroupKey = group.Key, Permission = p }));
        Db.AddRange(group.GranularPermissions.Select(p => new UserGroupGranularPermissionRow
        {
            UserGroupKey = group.Key,
            UniqueId = p.Key,
            Permission = p.Permission,
            Context = p.Context,
        }));
        Db.SaveChanges();
    }

    private static UserGroupRow ToRow(IUserGroup group) => new()
    {
        Id = group.Id,
        Key = group.Key,
        UserGroupAlias = group.Alias,
        UserGroupName = group.Name ?? "",
        Description = group.Description,
        CreateDate = group.CreateDate,
        UpdateDate = group.UpdateDate,
        Icon = group.Icon,
        HasAccessToAllLanguages = group.HasAccessToAllLanguages,
        StartContentId = group.StartContentId,
        StartMediaId = group.StartMediaId,
    };
}
