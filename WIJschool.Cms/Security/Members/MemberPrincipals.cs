using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core;

namespace WIJschool.Cms.Security.Members;

/// <summary>
/// A member as claims: the key, the name that public access knows the member by, what the member is called, the groups as roles.
/// </summary>
internal sealed class MemberPrincipals(MemberAccounts accounts) : IUserClaimsPrincipalFactory<MemberAccount>
{
    public async Task<ClaimsPrincipal> CreateAsync(MemberAccount user) => Make(user, await accounts.GroupsAsync(user.Id, CancellationToken.None), session: null);

    internal static ClaimsPrincipal Make(MemberAccount member, IEnumerable<string> groups, Guid? session)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, member.Key.ToString()), new Claim(ClaimTypes.Name, member.UserName),
                new Claim(ClaimTypes.GivenName, member.Name), new Claim(ClaimTypes.Email, member.Email),
                .. groups.Select(group => new Claim(ClaimTypes.Role, group)),
            ],
            IdentityConstants.ApplicationScheme);
        if (session is { } id) identity.AddClaim(SessionClaim(id));
        return new ClaimsPrincipal(identity);
    }

    internal static Claim SessionClaim(Guid session) => new(Constants.Security.SessionIdClaimType, session.ToString("D", CultureInfo.InvariantCulture));
}
