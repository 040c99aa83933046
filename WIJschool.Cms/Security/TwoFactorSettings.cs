using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Security;

/// <summary>Switches the second step of a user's sign-in on and off, and writes it in the audit trail.</summary>
public sealed class TwoFactorSettings(
    IUserTwoFactorLoginService twoFactor, IBackOfficeUserStore store, FailedAttempts attempts, IBackOfficeSecurityAccessor security,
    IAuditEntryService audit, IIpResolver ip, TimeProvider clock)
{
    /// <summary>Switches it on for a user, who shows by a code that the app has the secret.</summary>
    public async Task<TwoFactorOperationStatus> EnableAsync(IUser user, string provider, string secret, string code)
    {
        if (string.IsNullOrWhiteSpace(secret)) return TwoFactorOperationStatus.InvalidCode;

        var enabled = await twoFactor.ValidateAndSaveAsync(provider, user.Key, secret, code);
        if (enabled.Success) await TellAsync(user, "enable", $"two-factor {provider} enabled");
        return enabled.Result;
    }

    /// <summary>Switches it off for oneself. A wrong code counts as one at the sign-in, so that nobody guesses through an open session.</summary>
    public Task<TwoFactorOperationStatus> DisableByCodeAsync(IUser user, string provider, string code, CancellationToken ct) =>
        attempts.InTurnAsync(user.Username, () => TryDisableAsync(user.Key, provider, code), ct);

    /// <summary>Switches it off for another, who lost the phone.</summary>
    public async Task<TwoFactorOperationStatus> DisableAsync(Guid key, string provider)
    {
        var disabled = await twoFactor.DisableAsync(key, provider);
        if (disabled.Success && await store.GetAsync(key) is { } user) await TellAsync(user, "disable", $"two-factor {provider} disabled");
        return disabled.Result;
    }

    private async Task<TwoFactorOperationStatus> TryDisableAsync(Guid key, string provider, string code)
    {
        if (await store.GetAsync(key) is not { } user) return TwoFactorOperationStatus.UserNotFound;
        if (attempts.IsLocked(user)) return TwoFactorOperationStatus.InvalidCode;

        var disabled = await twoFactor.DisableByCodeAsync(provider, key, code);
        if (disabled.Success) await TellAsync(user, "disable", $"two-factor {provider} disabled");
        else if (disabled.Result == TwoFactorOperationStatus.InvalidCode) await attempts.CountAsync(user);
        return disabled.Result;
    }

    private async Task TellAsync(IUser user, string kind, string words)
    {
        var performing = security.BackOfficeSecurity?.CurrentUser ?? user;
        await audit.WriteAsync(
            performing.Key, Describe(performing), ip.GetCurrentRequestIpAddress(), clock.GetUtcNow().UtcDateTime, user.Key, Describe(user),
            $"umbraco/user/two-factor/{kind}", words);
    }

    private static string Describe(IUser user) => $"User \"{user.Name}\" <{user.Email}>";
}
