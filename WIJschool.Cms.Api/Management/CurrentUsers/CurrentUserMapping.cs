using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.UserGroups;
using WIJschool.Cms.Api.Management.Users;

namespace WIJschool.Cms.Api.Management.CurrentUsers;

/// <summary>Gathers what a user may from all groups of that user.</summary>
internal sealed class CurrentUserMapping(IEntityService entities, IUserService users, ILanguageService languages, UserMapping mapping)
{
    public async Task<CurrentUserResponse> MapAsync(IUser user)
    {
        var groups = user.Groups.ToList();
        var starts = mapping.StartNodes(user);
        return new CurrentUserResponse
        {
            Id = user.Key,
            LanguageIsoCode = user.Language,
            DocumentStartNodeIds = starts.DocumentStartNodeIds,
            HasDocumentRootAccess = starts.HasDocumentRootAccess,
            MediaStartNodeIds = starts.MediaStartNodeIds,
            HasMediaRootAccess = starts.HasMediaRootAccess,
            AvatarUrls = mapping.AvatarUrls(user),
            Languages = await languages.GetIsoCodesByIdsAsync([.. groups.SelectMany(group => group.AllowedLanguages).Distinct()]),
            HasAccessToAllLanguages = groups.Exists(group => group.HasAccessToAllLanguages),
            HasAccessToSensitiveData = user.HasAccessToSensitiveData(),
            FallbackPermissions = [.. groups.SelectMany(group => group.Permissions).Distinct(StringComparer.Ordinal)],
            Permissions = [.. Permissions(user, [.. groups.SelectMany(group => group.GranularPermissions)])],
            AllowedSections = [.. user.AllowedSections.Select(SectionNames.Of).Distinct(StringComparer.Ordinal)],
            IsAdmin = user.IsAdmin(),
            Email = user.Email,
            UserName = user.Username,
            Name = user.Name ?? "",
            UserGroupIds = [.. groups.Select(group => new Reference(group.Key))],
        };
    }

    private IEnumerable<GranularPermission> Permissions(IUser user, List<IGranularPermission> granular) =>
    [
        .. DocumentPermissions(user, [.. granular.OfType<DocumentGranularPermission>().Select(permission => permission.Key).Distinct()]),
        .. GranularPermission.PropertyValues(granular),
        .. granular.OfType<UnknownTypeGranularPermission>().GroupBy(permission => permission.Context, StringComparer.Ordinal)
            .Select(group => new OtherPermission(group.Key, Verbs(group.Select(permission => permission.Permission)))),
    ];

    /// <summary>What the user may on each document that a group has rules for: by Core's own reckoning, since groups add up and rules are inherited.</summary>
    private IEnumerable<GranularPermission> DocumentPermissions(IUser user, Guid[] documents) => documents.Length == 0 ? [] :
        entities.GetAll(UmbracoObjectTypes.Document, documents).Select(document => new DocumentPermission(
            new Reference(document.Key), Verbs(users.GetPermissionsForPath(user, document.Path).GetAllPermissions())));

    private static List<string> Verbs(IEnumerable<string> verbs) => [.. verbs.Distinct(StringComparer.Ordinal)];
}
