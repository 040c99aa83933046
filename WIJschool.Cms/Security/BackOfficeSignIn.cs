using System.Security.Claims;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Notifications;
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

    /// <summary>The first step was too long ago, or something changed about the user since: begin anew.</summary>
    Expired,
    SignedIn,
}

/// <param name="Principal">Whom to write into the cookie; null unless signed in.</param>
/// <param name="TwoFactorProviders">Ways to take the second step; empty unless it is required.</param>
public sealed record SignInOutcome(SignInStatus Status, ClaimsPrincipal? Principal, IReadOnlyList<string> TwoFactorProviders)
{
    /// <summary>What the second step must bring; null unless it is required.</summary>
    public string? Ticket { get; init; }

    internal static SignInOutcome Refused(SignInStatus status) => new(status, Principal: null, []);
}

/// <summary>Lets users into the back office by name and password, and by a code where they secured their account with a second step.</summary>
public sealed class BackOfficeSignIn(
    IBackOfficeUserStore store, BackOfficeSessions sessions, PasswordHashing hashing, FailedAttempts attempts, SecondStep secondStep,
    IOptionsMonitor<SecuritySettings> settings, IEventAggregator events, IIpResolver ip, TimeProvider clock)
{
    private readonly string nobodysHash = hashing.HashPassword(Guid.NewGuid().ToString());

    private string Address => ip.GetCurrentRequestIpAddress();

    public Task<SignInOutcome> WithPasswordAsync(string userName, string password, CancellationToken ct) =>
        attempts.InTurnAsync(userName, () => AttemptAsync(userName, password), ct);

    /// <summary>The second step.</summary>
    /// <param name="ticket">What the first step gave: it says whose password was right.</param>
    /// <param name="provider">The way that the user chose.</param>
    /// <param name="code">What the user typed.</param>
    /// <param name="ct">Ends the waiting for one's turn.</param>
    public async Task<SignInOutcome> WithCodeAsync(string ticket, string provider, string code, CancellationToken ct)
    {
        if (secondStep.Open(ticket) is not { } opened || await store.GetAsync(opened.User) is not { } known) return SignInOutcome.Refused(SignInStatus.Expired);

        return await attempts.InTurnAsync(known.Username, () => AttemptAsync(opened, known.Username, provider, code), ct);
    }

    private async Task<SignInOutcome> AttemptAsync(string userName, string password)
    {
        if (await store.GetByUserNameAsync(userName) is not { } user)
        {
            hashing.Verify(nobodysHash, PasswordHashing.Config, password); // takes as long as for a user who exists
            return await RefuseAsync(user: null, SignInStatus.Wrong);
        }
        if (attempts.IsLocked(user)) return await RefuseAsync(user, SignInStatus.LockedOut);

        var verdict = hashing.Verify(user.RawPasswordValue, user.PasswordConfiguration, password);
        if (verdict == PasswordVerdict.Wrong) return await CountAsync(user);
        if (!user.IsApproved) return await RefuseAsync(user, SignInStatus.NotAllowed);
        if (await secondStep.ProvidersAsync(user) is { Count: > 0 } providers)
        {
            await events.PublishAsync(new UserLoginRequiresVerificationNotification(Address, user.Key.ToString(), user.Key.ToString()));
            return new SignInOutcome(SignInStatus.TwoFactorRequired, Principal: null, providers) { Ticket = secondStep.TicketFor(user) };
        }
        return await LetInAsync(user, verdict == PasswordVerdict.RightButOldHash ? password : null);
    }

    private async Task<SignInOutcome> AttemptAsync(SecondStepTicket ticket, string userName, string provider, string code)
    {
        // read again in one's turn: what was tried meanwhile counts
        if (await store.GetByUserNameAsync(userName) is not { } user || user.Key != ticket.User || user.SecurityStamp != ticket.Stamp) return SignInOutcome.Refused(SignInStatus.Expired);
        if (attempts.IsLocked(user)) return await RefuseAsync(user, SignInStatus.LockedOut);
        if (!user.IsApproved) return await RefuseAsync(user, SignInStatus.NotAllowed);

        return await secondStep.IsRightAsync(user, provider, code) ? await LetInAsync(user, toHash: null) : await CountAsync(user);
    }

    private async Task<SignInOutcome> CountAsync(IUser user) =>
        await RefuseAsync(user, await attempts.CountAsync(user) ? SignInStatus.LockedOut : SignInStatus.Wrong);

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
        user.LastLoginDate = clock.GetUtcNow().UtcDateTime;
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
}
