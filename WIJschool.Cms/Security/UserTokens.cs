using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Umbraco.Cms.Core.Models.Membership;

namespace WIJschool.Cms.Security;

/// <summary>Tokens for links in mail. One holds for one purpose, one user, a limited time, and until that user's security stamp changes.</summary>
internal sealed class UserTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string InvitePurpose = "invite";
    private const string ResetPurpose = "reset";

    private readonly IDataProtector protector = protection.CreateProtector("WIJschool.UserTokens");

    public string Invite(IUser user, TimeSpan validFor) => Make(InvitePurpose, user, validFor);

    public string Reset(IUser user, TimeSpan validFor) => Make(ResetPurpose, user, validFor);

    public bool IsInvite(IUser user, string token) => Holds(InvitePurpose, user, token);

    public bool IsReset(IUser user, string token) => Holds(ResetPurpose, user, token);

    private string Make(string purpose, IUser user, TimeSpan validFor)
    {
        var until = clock.GetUtcNow().Add(validFor).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return protector.Protect(string.Join('|', purpose, user.Key.ToString("N"), until, user.SecurityStamp));
    }

    private bool Holds(string purpose, IUser user, string token)
    {
        try
        {
            var parts = protector.Unprotect(token).Split('|', 4);
            return parts.Length == 4 && parts[0] == purpose && parts[1] == user.Key.ToString("N") && parts[3] == user.SecurityStamp
                && long.Parse(parts[2], CultureInfo.InvariantCulture) >= clock.GetUtcNow().ToUnixTimeSeconds();
        }
        catch (CryptographicException)
        {
            return false; // not ours, or cut off by a mail program
        }
    }
}
