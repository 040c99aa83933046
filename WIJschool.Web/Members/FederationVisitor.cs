using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WIJschool.Cms.Security.Members;
using WIJschool.Core.Mailing;

namespace WIJschool.Web.Members;

/// <summary>Somebody whom the federation knows and who was not let in yet.</summary>
/// <param name="Login">Who it is there, at that very provider: another may use the same names for other people.</param>
/// <param name="Name">As the federation has it; empty when it does not tell.</param>
/// <param name="Mail">Null when the federation does not vouch for the address: anybody can say they have one.</param>
public sealed record KnownElsewhere(UserLoginInfo Login, string Name, EmailAddress? Mail);

/// <summary>Reads who came from the federation a moment ago.</summary>
public sealed class FederationVisitor(MemberSignInManager signIn, IHttpContextAccessor http, IOptions<FederationOptions> federation)
{
    /// <returns>Null when nobody did, or too long ago.</returns>
    public async Task<KnownElsewhere?> FindAsync()
    {
        if (!federation.Value.IsOn || await signIn.GetExternalLoginInfoAsync() is not { LoginProvider: Federation.Scheme } known) return null;
        var login = new UserLoginInfo(Federation.Scheme, $"{federation.Value.Authority}|{known.ProviderKey}", federation.Value.Name);
        return new KnownElsewhere(login, known.Principal.FindFirstValue("name") ?? "", MailOf(known.Principal));
    }

    public Task ForgetAsync() => http.HttpContext!.SignOutAsync(IdentityConstants.ExternalScheme);

    private EmailAddress? MailOf(ClaimsPrincipal known)
    {
        var isChecked = federation.Value.ChecksMail || string.Equals(known.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        return isChecked ? EmailAddress.Parse(known.FindFirstValue("email") ?? "").Value : null;
    }
}
