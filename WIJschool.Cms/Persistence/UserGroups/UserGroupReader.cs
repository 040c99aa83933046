using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using Umbraco.Cms.Core.Strings;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.UserGroups;

/// <summary>Builds every user group from its six tables with one query each.</summary>
internal sealed class UserGroupReader(IScopedDatabase database, IShortStringHelper shortStrings)
{
    public IReadOnlyList<IUserGroup> ReadAll()
    {
        var db = database.Db;
        var groups = db.UserGroups.OrderBy(g => g.Id).ToList();
        var parts = new Parts(
            db.UserGroupSections.OrderBy(s => s.App).ToLookup(s => s.UserGroupId, s => s.App),
            db.UserGroupLanguages.OrderBy(l => l.LanguageId).ToLookup(l => l.UserGroupId, l => l.LanguageId),
            db.UserGroupPermissions.OrderBy(p => p.Id).ToLookup(p => p.UserGroupKey, p => p.Permission),
            db.UserGroupGranularPermissions.OrderBy(p => p.Id).ToLookup(p => p.UserGroupKey),
            db.UserToUserGroups.GroupBy(m => m.UserGroupId).Select(m => new { m.Key, Count = m.Count() }).ToDictionary(m => m.Key, m => m.Count));
        return groups.Select(row => Build(row, parts)).ToList();
    }

    private IUserGroup Build(UserGroupRow row, Parts parts)
    {
        var group = new UserGroup(shortStrings, parts.Members.GetValueOrDefault(row.Id), row.UserGroupAlias, row.UserGroupName, row.Icon)
        {
            Id = row.Id,
            Key = row.Key,
            Description = row.Description,
            CreateDate = row.CreateDate,
            UpdateDate = row.UpdateDate,
            StartContentId = row.StartContentId,
            StartMediaId = row.StartMediaId,
            HasAccessToAllLanguages = row.HasAccessToAllLanguages,
            Permissions = parts.Permissions[row.Key].ToHashSet(StringComparer.Ordinal),
            GranularPermissions = parts.Granular[row.Key].Select(ToPermission).ToHashSet(),
        };
        foreach (var section in parts.Sections[row.Id]) group.AddAllowedSection(section);
        foreach (var language in parts.Languages[row.Id]) group.AddAllowedLanguage(language);
        group.ResetDirtyProperties(rememberDirty: false);
        return group;
    }

    private static IGranularPermission ToPermission(UserGroupGranularPermissionRow row) => (row.Context, row.UniqueId) switch
    {
        (DocumentGranularPermission.ContextType, { } key) => new DocumentGranularPermission { Key = key, Permission = row.Permission },
        (DocumentPropertyValueGranularPermission.ContextType, { } key) =>
            new DocumentPropertyValueGranularPermission { Key = key, Permission = row.Permission },
        (_, { } key) => new NodeGranularPermission(row.Context, key, row.Permission),
        _ => new UnknownTypeGranularPermission { Context = row.Context, Permission = row.Permission },
    };

    /// <summary>A permission of a kind that Core does not know, kept with its node so that saving the group does not lose it.</summary>
    private sealed record NodeGranularPermission(string Context, Guid NodeKey, string Given) : INodeGranularPermission
    {
        public Guid Key { get; set; } = NodeKey;

        public string Permission { get; set; } = Given;
    }

    private sealed record Parts(
        ILookup<int, string> Sections,
        ILookup<int, int> Languages,
        ILookup<Guid, string> Permissions,
        ILookup<Guid, UserGroupGranularPermissionRow> Granular,
        Dictionary<int, int> Members);
}
