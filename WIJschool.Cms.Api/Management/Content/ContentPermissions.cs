using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Security.Authorization;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Content;

/// <summary>
/// What the signed-in user may do to documents and media: start nodes, permissions of groups and of single documents, languages. What does not
/// exist is allowed, so that the operation itself can answer that it is not there.
/// </summary>
internal sealed class ContentPermissions(
    IContentPermissionAuthorizer documents, IMediaPermissionAuthorizer media, IBackOfficeSecurityAccessor security)
{
    private IUser User => security.User();

    /// <summary>Whether the user may do what is asked with documents.</summary>
    public async Task<bool> MayAsync(ContentPermissionResource asked)
    {
        if (asked.CheckRoot && await documents.IsDeniedAtRootLevelAsync(User, asked.PermissionsToCheck)) return false;
        if (asked.CheckRecycleBin && await documents.IsDeniedAtRecycleBinLevelAsync(User, asked.PermissionsToCheck)) return false;
        if (asked.ParentKeyForBranch is { } branch && await documents.IsDeniedWithDescendantsAsync(User, branch, asked.PermissionsToCheck)) return false;
        if (asked.ContentKeys.Any() && await documents.IsDeniedAsync(User, asked.ContentKeys, asked.PermissionsToCheck)) return false;

        return asked.CulturesToCheck is not { } cultures || !await documents.IsDeniedForCultures(User, cultures);
    }

    /// <summary>Whether the user may come at media.</summary>
    public async Task<bool> MayAsync(MediaPermissionResource asked)
    {
        if (asked.CheckRoot && await media.IsDeniedAtRootLevelAsync(User)) return false;
        if (asked.CheckRecycleBin && await media.IsDeniedAtRecycleBinLevelAsync(User)) return false;

        return !asked.MediaKeys.Any() || !await media.IsDeniedAsync(User, asked.MediaKeys);
    }
}
