using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;

namespace WIJschool.Cms.Api.Management.Access;

/// <summary>The back-office user of the request.</summary>
internal static class CurrentUser
{
    /// <summary>The user; operations behind <see cref="BackOfficeAccess.SignedIn"/> have one.</summary>
    /// <exception cref="InvalidOperationException">The operation lets in people who are not signed in, and may not ask this.</exception>
    public static IUser User(this IBackOfficeSecurityAccessor accessor) =>
        accessor.BackOfficeSecurity?.CurrentUser ?? throw new InvalidOperationException("No back-office user is signed in with this request.");

    /// <summary>The key of the user, which Core's services write in the audit trail.</summary>
    public static Guid UserKey(this IBackOfficeSecurityAccessor accessor) => accessor.User().Key;
}
