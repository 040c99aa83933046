using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.UserGroups;

/// <summary>User groups as the API shows them, and as it writes them.</summary>
internal sealed class UserGroupMapping(IEntityService entities, ILanguageService languages, IShortStringHelper shortStrings)
{
    /// <summary>A language of the group that has been deleted is left out; it is there again when the language is.</summary>
    public async Task<IReadOnlyList<UserGroupResponse>> MapAsync(IEnumerable<IUserGroup> groups)
    {
        var codes = (await languages.GetAllAsync()).ToDictionary(language => language.Id, language => language.IsoCode);
        return [.. groups.Select(group => Map(group, codes))];
    }

    /// <returns>The new group, not yet saved, or what is wrong.</returns>
    public async Task<(IUserGroup Group, UserGroupOperationStatus Status)> CreateAsync(CreateUserGroupRequest request)
    {
        var group = new UserGroup(shortStrings);
        if (request.Id is { } key) group.Key = key;
        return (group, await WriteAsync(group, request));
    }

    /// <summary>Writes a request over a group, which is not saved by it.</summary>
    public async Task<UserGroupOperationStatus> WriteAsync(IUserGroup group, UserGroupParts parts)
    {
        if (!TryId(parts.DocumentStartNode, parts.DocumentRootAccess, UmbracoObjectTypes.Document, out var document)) return UserGroupOperationStatus.DocumentStartNodeKeyNotFound;
        if (!TryId(parts.MediaStartNode, parts.MediaRootAccess, UmbracoObjectTypes.Media, out var media)) return UserGroupOperationStatus.MediaStartNodeKeyNotFound;
        var known = (await languages.GetAllAsync()).ToDictionary(language => language.IsoCode, language => language.Id, StringComparer.OrdinalIgnoreCase);
        if (!parts.Languages.All(known.ContainsKey)) return UserGroupOperationStatus.LanguageNotFound;

        (group.StartContentId, group.StartMediaId) = (document, media);
        group.ClearAllowedLanguages();
        foreach (var code in parts.Languages) group.AddAllowedLanguage(known[code]);
        group.ClearAllowedSections();
        foreach (var section in parts.Sections) group.AddAllowedSection(SectionNames.AliasOf(section));
        group.Name = Clean(parts.Name);
        group.Alias = Clean(parts.Alias);
        group.Description = parts.Description ?? "";
        group.Icon = parts.Icon;
        group.HasAccessToAllLanguages = parts.HasAccessToAllLanguages;
        group.Permissions = parts.FallbackPermissions.ToHashSet(StringComparer.Ordinal);
        group.GranularPermissions = parts.Permissions.SelectMany(permission => permission.ToCore()).ToHashSet();
        return UserGroupOperationStatus.Success;
    }

    private UserGroupResponse Map(IUserGroup group, Dictionary<int, string> codes) => new()
    {
        Id = group.Key,
        IsDeletable = !group.IsSystemUserGroup(),
        AliasCanBeChanged = !group.IsSystemUserGroup(),
        Name = group.Name ?? "",
        Alias = group.Alias,
        Description = group.Description,
        Icon = group.Icon,
        Sections = [.. group.AllowedSections.Select(SectionNames.Of)],
        Languages = [.. group.AllowedLanguages.Where(codes.ContainsKey).Select(id => codes[id])],
        HasAccessToAllLanguages = group.HasAccessToAllLanguages,
        DocumentStartNode = Start(group.StartContentId, UmbracoObjectTypes.Document),
        DocumentRootAccess = group.StartContentId == Constants.System.Root,
        MediaStartNode = Start(group.StartMediaId, UmbracoObjectTypes.Media),
        MediaRootAccess = group.StartMediaId == Constants.System.Root,
        FallbackPermissions = [.. group.Permissions],
        Permissions = GranularPermission.From([.. group.GranularPermissions]),
    };

    private Reference? Start(int? id, UmbracoObjectTypes type) =>
        id is { } node && node != Constants.System.Root && entities.GetKey(node, type) is { Success: true } key ? new Reference(key.Result) : null;

    private bool TryId(Reference? node, bool isRoot, UmbracoObjectTypes type, out int? id)
    {
        var found = node is null ? default : entities.GetId(node.Id, type);
        id = node is not null ? found.Result : isRoot ? Constants.System.Root : null;
        return node is null || found.Success;
    }

    // names stand in mails and lists; brackets and colons are no markup
    private static string Clean(string text) => text.CleanForXss('[', ']', '(', ')', ':');
}
