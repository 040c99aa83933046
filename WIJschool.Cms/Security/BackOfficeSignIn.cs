using System.Security.Claims;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Security;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInStatus
{
    /// <summary>No such user, or another password. Which of the two is told to nobody.</summary>
    Wrong,
    LockedOut,

    /// <summary>The password was right, but the user is disabled.</summary>
    NotAllowed,
    TwoFactorRequired,
    SignedIn,
}

/// <param name="Principal">Whom to write into the cookie; null unless signed in.</param>
/// <param name="TwoFactorProviders">Ways to take the second step; empty unless it is required.</param>
public sealed record SignInOutcome(SignInStatus Status, ClaimsPrincipal? Principal, IReadOnlyList<string> TwoFactorProviders)
{
    internal static SignInOutcome Refused(SignInStatus status) => new(status, Principal: null, []);
}

/// <summary>Lets users into the back office by name and password, counts what fails and locks out who keeps failing.</summary>
public sealed class BackOfficeSignIn(
    IBackOfficeUserStore store, BackOfficeSessions sessions, PasswordHashing hashing, IUserPasswordConfiguration rules,
    ITwoFactorLoginRepository twoFactor, ICoreScopeProvider scopes, IOptionsMonitor<SecuritySettings> settings, IEventAggregator events, IIpResolver ip,
    TimeProvider clock) : IDisposable
{
    private const int Turns = 64;

    // one attempt at a time a user: many at once must not get past the count
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];
    private readonly string nobodysHash = hashing.HashPassword(Guid.NewGuid().ToString());

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<SignInOutcome> WithPasswordAsync(string userName, string password, CancellationToken ct)
    {
        var turn = turns[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(userName) % Turns];
        await turn.WaitAsync(ct);
        try
        {
            return await AttemptAsync(userName, password);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => Array.ForEach(turns, turn => turn.Dispose());

    private async Task<SignInOutcome> AttemptAsync(string userName, string password)
    {
        if (await store.GetByUserNameAsync(userName) is not { } user)
        {
            hashing.Verify(nobodysHash, PasswordHashing.Config, password); // takes as long as for a user who exists
            return await RefuseAsync(user: null, SignInStatus.Wrong);
        }
        if (IsLocked(user)) return await RefuseAsync(user, SignInStatus.LockedOut);
        if (user.IsLockedOut) Unlock(user); // its time is over

        var verdict = hashing.Verify(user.RawPasswordValue, user.PasswordConfiguration, password);
        if (verdict == PasswordVerdict.Wrong) return await CountAsync(user);
        if (!user.IsApproved) return await RefuseAsync(user, SignInStatus.NotAllowed);
        if (await SecondStepsAsync(user) is { Count: > 0 } providers)
        {
            await events.PublishAsync(new UserLoginRequiresVerificationNotification(Address, user.Key.ToString(), user.Key.ToString()));
            return new SignInOutcome(SignInStatus.TwoFactorRequired, Principal: null, providers);
        }
        return await LetInAsync(user, verdict == PasswordVerdict.RightButOldHash ? password : null);
    }

    // also steps that no provider here can check: a password alone must not open what its user secured with more
    private async Task<List<string>> SecondStepsAsync(IUser user)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return [.. (await twoFactor.GetByUserOrMemberKeyAsync(user.Key)).Select(login => login.ProviderName)];
    }

    private bool IsLocked(IUser user) => user.IsLockedOut
        && (user.LastLockoutDate is not { } since || since.AddMinutes(settings.CurrentValue.UserDefaultLockoutTimeInMinutes) > Now);

    private static void Unlock(IUser user)
    {
        user.IsLockedOut = false;
        user.FailedPasswordAttempts = 0;
    }

    private async Task<SignInOutcome> CountAsync(IUser user)
    {
        user.FailedPasswordAttempts++;
        var isLocked = user.FailedPasswordAttempts >= rules.MaxFailedAccessAttemptsBeforeLockout;
        if (isLocked)
        {
            user.IsLockedOut = true;
            user.LastLockoutDate = Now;
        }
        await store.SaveAsync(user);
        if (isLocked) await events.PublishAsync(new UserLockedNotification(Address, user.Key.ToString(), Constants.Security.SuperUserKey.ToString()));
        return await RefuseAsync(user, isLocked ? SignInStatus.LockedOut : SignInStatus.Wrong);
    }

    private async Task<SignInOutcome> RefuseAsync(IUser? user, SignInStatus status)
    {
        var who = user?.Key.ToString() ?? ""; // never the name that was typed: now and then it is a password
        await events.PublishAsync(new UserLoginFailedNotification(Address, who, who));
        return SignInOutcome.Refused(status);
    }

    /// <param name="user">Who is let in.</param>
    /// <param name="toHash">The password, when its hash is of an older kind.</param>
    private async Task<SignInOutcome> LetInAsync(IUser user, string? toHash)
    {
        user.LastLoginDate = Now;
        user.FailedPasswordAttempts = 0;
        if (toHash is not null)
        {
            user.RawPasswordValue = hashing.HashPassword(toHash);
            user.PasswordConfiguration = PasswordHashing.Config;
        }
        if (!settings.CurrentValue.GetUserAllowConcurrentLogins()) user.SecurityStamp = Guid.NewGuid().ToString(); // ends the sessions elsewhere
        if (await store.SaveAsync(user) != UserOperationStatus.Success) return SignInOutcome.Refused(SignInStatus.NotAllowed);

        var principal = await sessions.BeginAsync(user);
        if (principal is null) return SignInOutcome.Refused(SignInStatus.NotAllowed); // disabled this very moment
        await events.PublishAsync(new UserLoginSuccessNotification(Address, user.Key.ToString(), user.Key.ToString()));
        return new SignInOutcome(SignInStatus.SignedIn, principal, []);
    }

    private string Address => ip.GetCurrentRequestIpAddress();
}
