using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.CurrentUsers;

/// <summary>Gathers what a user may from all groups of that user.</summary>
internal sealed class CurrentUserMapping(
    IEntityService entities, IUserService users, ILanguageService languages, AppCaches caches, MediaFileManager media, IImageUrlGenerator images)
{
    // the back office's own names of what the database calls by short ones
    private static readonly Dictionary<string, string> sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [Constants.Applications.Content] = "Umb.Section.Content",
        [Constants.Applications.Forms] = "Umb.Section.Forms",
        [Constants.Applications.Media] = "Umb.Section.Media",
        [Constants.Applications.Members] = "Umb.Section.Members",
        [Constants.Applications.Packages] = "Umb.Section.Packages",
        [Constants.Applications.Settings] = "Umb.Section.Settings",
        [Constants.Applications.Translation] = "Umb.Section.Translation",
        [Constants.Applications.Users] = "Umb.Section.Users",
    };

    /// <param name="user">The user.</param>
    /// <param name="host">Scheme and host, which stand before the addresses of pictures.</param>
    public async Task<CurrentUserResponse> MapAsync(IUser user, string host)
    {
        var groups = user.Groups.ToList();
        var documentStarts = user.CalculateContentStartNodeIds(entities, caches) ?? [];
        var mediaStarts = user.CalculateMediaStartNodeIds(entities, caches) ?? [];
        return new CurrentUserResponse
        {
            Id = user.Key,
            LanguageIsoCode = user.Language,
            DocumentStartNodeIds = References(documentStarts, UmbracoObjectTypes.Document),
            HasDocumentRootAccess = documentStarts.Contains(Constants.System.Root),
            MediaStartNodeIds = References(mediaStarts, UmbracoObjectTypes.Media),
            HasMediaRootAccess = mediaStarts.Contains(Constants.System.Root),
            AvatarUrls = [.. user.GetUserAvatarUrls(caches.RuntimeCache, media, images).Select(address => new Uri(new Uri(host), address).ToString())],
            Languages = await languages.GetIsoCodesByIdsAsync([.. groups.SelectMany(group => group.AllowedLanguages).Distinct()]),
            HasAccessToAllLanguages = groups.Exists(group => group.HasAccessToAllLanguages),
            HasAccessToSensitiveData = user.HasAccessToSensitiveData(),
            FallbackPermissions = [.. groups.SelectMany(group => group.Permissions).Distinct(StringComparer.Ordinal)],
            Permissions = [.. Permissions(user, [.. groups.SelectMany(group => group.GranularPermissions)])],
            AllowedSections = [.. user.AllowedSections.Select(alias => sections.GetValueOrDefault(alias, alias)).Distinct(StringComparer.Ordinal)],
            IsAdmin = user.IsAdmin(),
            Email = user.Email,
            UserName = user.Username,
            Name = user.Name ?? "",
            UserGroupIds = [.. groups.Select(group => new Reference(group.Key))],
        };
    }

    private List<Reference> References(IEnumerable<int> ids, UmbracoObjectTypes type) =>
        [.. ids.Where(id => id != Constants.System.Root).Select(id => entities.GetKey(id, type)).Where(key => key.Success).Select(key => new Reference(key.Result))];

    private IEnumerable<GranularPermission> Permissions(IUser user, List<IGranularPermission> granular) =>
    [
        .. DocumentPermissions(user, [.. granular.OfType<DocumentGranularPermission>().Select(permission => permission.Key).Distinct()]),
        .. granular.OfType<DocumentPropertyValueGranularPermission>().Select(Split).OfType<(Guid Type, Guid Property, string Verb)>()
            .GroupBy(permission => (permission.Type, permission.Property)).Select(group => new PropertyValuePermission(
                new Reference(group.Key.Type), new Reference(group.Key.Property), Verbs(group.Select(permission => permission.Verb)))),
        .. granular.OfType<UnknownTypeGranularPermission>().GroupBy(permission => permission.Context, StringComparer.Ordinal)
            .Select(group => new OtherPermission(group.Key, Verbs(group.Select(permission => permission.Permission)))),
    ];

    /// <summary>What the user may on each document that a group has rules for: by Core's own reckoning, since groups add up and rules are inherited.</summary>
    private IEnumerable<GranularPermission> DocumentPermissions(IUser user, Guid[] documents) => documents.Length == 0 ? [] :
        entities.GetAll(UmbracoObjectTypes.Document, documents).Select(document => new DocumentPermission(
            new Reference(document.Key), Verbs(users.GetPermissionsForPath(user, document.Path).GetAllPermissions())));

    // the database has the property before a bar: 7d3c…|Umb.Document.PropertyValue.Read
    private static (Guid Type, Guid Property, string Verb)? Split(DocumentPropertyValueGranularPermission permission) =>
        permission.Permission.Split('|') is [var property, var verb] && Guid.TryParse(property, out var key) ? (permission.Key, key, verb) : null;

    private static List<string> Verbs(IEnumerable<string> verbs) => [.. verbs.Distinct(StringComparer.Ordinal)];
}
