using System.Security.Claims;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.Security;

/// <summary>A back-office user as the claims that Core's extensions read.</summary>
internal sealed class BackOfficePrincipals(IBackOfficeUserReader users) : ICoreBackOfficeSignInManager
{
    /// <returns>Nobody when the user does not exist or may not sign in.</returns>
    public Task<ClaimsPrincipal?> CreateUserPrincipalAsync(Guid userKey)
    {
        var user = users.GetByKey(userKey);
        return Task.FromResult(user is { IsApproved: true, IsLockedOut: false } ? Create(user) : null);
    }

    private static ClaimsPrincipal Create(IUser user)
    {
        var identity = new ClaimsIdentity(Constants.Security.BackOfficeAuthenticationType);
        identity.AddRequiredClaims(
            user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), user.Key, user.Username, user.Name ?? user.Username,
            user.StartContentIds, user.StartMediaIds, user.Language ?? "en-US", user.SecurityStamp ?? Guid.NewGuid().ToString(),
            user.AllowedSections, user.Groups.Select(g => g.Alias));
        return new ClaimsPrincipal(identity);
    }
}
