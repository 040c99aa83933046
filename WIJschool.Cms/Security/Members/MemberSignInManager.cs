using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Notifications;

namespace WIJschool.Cms.Security.Members;

/// <summary>
/// Identity's sign-in for members, with sessions that can be ended, and made so that nobody learns from an answer or from how long it
/// takes whether somebody has an account.
/// </summary>
public sealed class MemberSignInManager(
    UserManager<MemberAccount> members, IHttpContextAccessor http, IUserClaimsPrincipalFactory<MemberAccount> principals, IOptions<IdentityOptions> options,
    ILogger<SignInManager<MemberAccount>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<MemberAccount> confirmation,
    MemberAccounts accounts, MemberSessions sessions, OneAtATime turns, MemberRush rush, IEventAggregator events, IIpResolver ip)
    : SignInManager<MemberAccount>(members, http, principals, options, logger, schemes, confirmation)
{
    private CancellationToken Aborted => Context.RequestAborted;

    /// <param name="userName">The name or the e-mail address.</param>
    /// <inheritdoc />
    public override Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure) =>
        turns.InTurnAsync(userName, () => rush.ThroughAsync(() => AttemptAsync(userName, password, isPersistent, lockoutOnFailure), Aborted), Aborted);

    /// <summary>The password is looked at first, also of who is locked out: each answer takes the same time.</summary>
    public override async Task<SignInResult> CheckPasswordSignInAsync(MemberAccount user, string password, bool lockoutOnFailure)
    {
        var isRight = await UserManager.CheckPasswordAsync(user, password);
        if (await PreSignInCheck(user) is { } refused && (isRight || refused.IsLockedOut))
        {
            await TellFailureAsync(user, refused.IsLockedOut ? MemberLoginFailedReason.LockedOut : MemberLoginFailedReason.NotAllowed);
            return refused;
        }
        if (isRight) return SignInResult.Success;

        if (lockoutOnFailure) await UserManager.AccessFailedAsync(user);
        await TellFailureAsync(user, MemberLoginFailedReason.InvalidCredentials);
        return SignInResult.Failed;
    }

    /// <summary>The second step by a code of an app.</summary>
    public override Task<SignInResult> TwoFactorAuthenticatorSignInAsync(string code, bool isPersistent, bool rememberClient) =>
        SecondStepAsync(async user =>
        {
            var result = await base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient); // counts what is wrong
            if (!result.Succeeded) await TellFailureAsync(user, MemberLoginFailedReason.InvalidCredentials);
            return result;
        });

    /// <summary>The second step by a recovery code, which counts as an attempt like any other.</summary>
    public override Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode) => SecondStepAsync(async user =>
    {
        if (await PreSignInCheck(user) is { } refused) return refused;
        var result = await base.TwoFactorRecoveryCodeSignInAsync(recoveryCode);
        if (result.Succeeded)
        {
            await events.PublishAsync(new MemberSecurityNotification(user.Key, MemberSecurityChange.RecoveryCodeUsed));
            return result;
        }
        await UserManager.AccessFailedAsync(user);
        await TellFailureAsync(user, MemberLoginFailedReason.InvalidCredentials);
        return result;
    });

    /// <summary>Signs in by a passkey, for which no second step is asked: it is a thing one has and a finger or a code besides.</summary>
    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        var assertion = await PerformPasskeyAssertionAsync(credentialJson);
        if (!assertion.Succeeded)
        {
            await TellFailureAsync(user: null, MemberLoginFailedReason.InvalidCredentials);
            return SignInResult.Failed;
        }
        if (await PreSignInCheck(assertion.User) is { } refused)
        {
            await TellFailureAsync(assertion.User, refused.IsLockedOut ? MemberLoginFailedReason.LockedOut : MemberLoginFailedReason.NotAllowed);
            return refused;
        }
        var stored = await UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey); // it counts its uses: a copy is found out
        return stored.Succeeded ? await SignInOrTwoFactorAsync(assertion.User, isPersistent: true, bypassTwoFactor: true) : SignInResult.Failed;
    }

    /// <summary>What a browser brings that was not asked for, or too long ago, is refused like any other that is wrong.</summary>
    public override async Task<PasskeyAssertionResult<MemberAccount>> PerformPasskeyAssertionAsync(string credentialJson)
    {
        try
        {
            return await base.PerformPasskeyAssertionAsync(credentialJson);
        }
        catch (InvalidOperationException notAsked)
        {
            return PasskeyAssertionResult.Fail<MemberAccount>(new PasskeyException("No passkey was asked for.", notAsked));
        }
    }

    /// <inheritdoc cref="PerformPasskeyAssertionAsync"/>
    public override async Task<PasskeyAttestationResult> PerformPasskeyAttestationAsync(string credentialJson)
    {
        try
        {
            return await base.PerformPasskeyAttestationAsync(credentialJson);
        }
        catch (InvalidOperationException notAsked)
        {
            return PasskeyAttestationResult.Fail(new PasskeyException("No passkey was asked for.", notAsked));
        }
    }

    /// <summary>Begins the session that the cookie names.</summary>
    public override async Task SignInWithClaimsAsync(MemberAccount user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var session = await sessions.BeginAsync(user, MemberDevice.Of(Context.Request.Headers.UserAgent), Aborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims.Append(MemberPrincipals.SessionClaim(session)));
        await events.PublishAsync(new MemberLoginSuccessNotification(ip.GetCurrentRequestIpAddress(), user.Key));
    }

    /// <summary>Ends the session, not only its cookie: who copied the cookie is out too.</summary>
    public override async Task SignOutAsync()
    {
        if (Guid.TryParse(UserManager.GetUserId(Context.User), out var member) && MemberSessions.IdOf(Context.User) is { } session)
        {
            await rush.ThroughAsync(() => EndAsync(member, session), CancellationToken.None);
        }
        await base.SignOutAsync();
    }

    /// <summary>Whether an editor, or the school, let the member in.</summary>
    public override async Task<bool> CanSignInAsync(MemberAccount user) => user.IsApproved && await base.CanSignInAsync(user);

    /// <summary>Nothing: what was wrong counts until a session begins, so that who has the password cannot guess codes for ever.</summary>
    protected override Task ResetLockout(MemberAccount user) => Task.CompletedTask;

    private async Task<bool> EndAsync(Guid member, Guid session)
    {
        await sessions.EndAsync(member, session, CancellationToken.None);
        await events.PublishAsync(new MemberLogoutSuccessNotification(ip.GetCurrentRequestIpAddress(), member));
        return true;
    }

    private async Task<SignInResult> AttemptAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await accounts.FindTypedAsync(userName, Aborted) is not { } user)
        {
            ((MemberPasswordHasher)UserManager.PasswordHasher).VerifyNobodys(password);
            await accounts.CountFailureAsync(account: null, Aborted);
            await TellFailureAsync(user: null, MemberLoginFailedReason.MemberNotFound);
            return SignInResult.Failed;
        }
        var result = await CheckPasswordSignInAsync(user, password, lockoutOnFailure);
        if (!result.Succeeded) return result;

        result = await SignInOrTwoFactorAsync(user, isPersistent);
        if (result.RequiresTwoFactor) await events.PublishAsync(new MemberTwoFactorRequestedNotification(user.Key));
        return result;
    }

    private async Task<SignInResult> SecondStepAsync(Func<MemberAccount, Task<SignInResult>> attempt) =>
        await GetTwoFactorAuthenticationUserAsync() is { } user
            ? await turns.InTurnAsync(user.UserName, () => rush.ThroughAsync(() => attempt(user), Aborted), Aborted)
            : SignInResult.NotAllowed; // the password was typed too long ago

    private Task TellFailureAsync(MemberAccount? user, string reason) =>
        events.PublishAsync(new MemberLoginFailedNotification(ip.GetCurrentRequestIpAddress(), user?.Key, reason)); // never the name that was typed
}
