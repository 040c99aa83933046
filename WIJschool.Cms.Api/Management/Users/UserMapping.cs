using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.Users;

/// <summary>Users as the API shows them.</summary>
internal sealed class UserMapping(
    IEntityService entities, AppCaches caches, MediaFileManager media, IImageUrlGenerator images, IHttpContextAccessor http)
{
    public UserResponse Map(IUser user) => new()
    {
        Id = user.Key,
        Email = user.Email,
        UserName = user.Username,
        Name = user.Name ?? "",
        UserGroupIds = [.. user.Groups.Select(group => new Reference(group.Key))],
        LanguageIsoCode = user.Language,
        DocumentStartNodeIds = References(user.StartContentIds, UmbracoObjectTypes.Document),
        HasDocumentRootAccess = IsRoot(user.StartContentIds),
        MediaStartNodeIds = References(user.StartMediaIds, UmbracoObjectTypes.Media),
        HasMediaRootAccess = IsRoot(user.StartMediaIds),
        AvatarUrls = AvatarUrls(user),
        State = user.UserState,
        FailedLoginAttempts = user.FailedPasswordAttempts,
        CreateDate = user.CreateDate.Utc(),
        UpdateDate = user.UpdateDate.Utc(),
        LastLoginDate = Utc(user.LastLoginDate),
        LastLockoutDate = Utc(user.LastLockoutDate),
        LastPasswordChangeDate = Utc(user.LastPasswordChangeDate),
        IsAdmin = user.IsAdmin(),
        Kind = user.Kind,
    };

    public UserItem Item(IUser user) => new(user.Name ?? user.Username, user.Key, AvatarUrls(user), user.Kind);

    /// <summary>Where the user's trees begin: the user's own start nodes, else those of the groups.</summary>
    public CalculatedStartNodes StartNodes(IUser user)
    {
        var (documents, pictures) = (user.CalculateContentStartNodeIds(entities, caches), user.CalculateMediaStartNodeIds(entities, caches));
        return new CalculatedStartNodes
        {
            Id = user.Key,
            DocumentStartNodeIds = References(documents, UmbracoObjectTypes.Document),
            HasDocumentRootAccess = IsRoot(documents),
            MediaStartNodeIds = References(pictures, UmbracoObjectTypes.Media),
            HasMediaRootAccess = IsRoot(pictures),
        };
    }

    /// <summary>The user's picture in five sizes, with scheme and host; none when there is no picture.</summary>
    public IReadOnlyList<string> AvatarUrls(IUser user) =>
        [.. user.GetUserAvatarUrls(caches.RuntimeCache, media, images).Select(address => new Uri(Host(), address).ToString())];

    private Uri Host() => http.HttpContext is { Request: var request } ? new Uri($"{request.Scheme}://{request.Host}")
        : throw new InvalidOperationException("Users are shown to somebody who asks, and nobody does.");

    private List<Reference> References(IEnumerable<int>? ids, UmbracoObjectTypes type) =>
        [.. (ids ?? []).Where(id => id != Constants.System.Root).Select(id => entities.GetKey(id, type)).Where(key => key.Success).Select(key => new Reference(key.Result))];

    private static bool IsRoot(IEnumerable<int>? ids) => ids?.Contains(Constants.System.Root) == true;

    private static DateTimeOffset? Utc(DateTime? moment) => moment is { } given && given != default ? given.Utc() : null;
}
