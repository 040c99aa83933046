using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Preview;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Security;

#pragma warning disable CS0618 // Core's preview service still takes its tokens from here
/// <summary>
/// What the cookie of a preview holds. It names the user, for a working day, and is worth nothing once that user's security stamp
/// has changed or the user may not sign in any more.
/// </summary>
internal sealed class PreviewTokens(IDataProtectionProvider protection, IBackOfficeUserReader users, TimeProvider clock) : IPreviewTokenGenerator
{
    private static readonly TimeSpan validFor = TimeSpan.FromHours(12);

    private readonly IDataProtector protector = protection.CreateProtector("WIJschool.PreviewTokens");

    /// <inheritdoc />
    public Task<Attempt<string?>> GenerateTokenAsync(Guid userKey)
    {
        if (users.GetByKey(userKey) is not { IsApproved: true, IsLockedOut: false } user) return Task.FromResult(Attempt<string?>.Fail());

        var until = clock.GetUtcNow().Add(validFor).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Task.FromResult(Attempt<string?>.Succeed(protector.Protect(string.Join('|', userKey.ToString("N"), until, user.SecurityStamp))));
    }

    /// <inheritdoc />
    public Task<Attempt<Guid?>> VerifyAsync(string token) =>
        Task.FromResult(Find(token) is { } user ? Attempt<Guid?>.Succeed(user.Key) : Attempt<Guid?>.Fail());

    private IUser? Find(string token)
    {
        try
        {
            if (protector.Unprotect(token).Split('|', 3) is not [var key, var until, var stamp]) return null;
            if (long.Parse(until, CultureInfo.InvariantCulture) < clock.GetUtcNow().ToUnixTimeSeconds()) return null;

            return users.GetByKey(Guid.ParseExact(key, "N")) is { IsApproved: true, IsLockedOut: false } user && (user.SecurityStamp ?? "") == stamp ? user : null;
        }
        catch (CryptographicException)
        {
            return null; // not one of ours
        }
    }
}
#pragma warning restore CS0618
