using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core.Events;

namespace WIJschool.Cms.Security.Members;

/// <summary>What a member changes about the own account: each change is told, and the session in which it is made goes on while the others end.</summary>
public sealed class MemberSecurity(MemberManager members, MemberSessions sessions, OneAtATime turns, IEventAggregator events)
{
    private const int RecoveryCodes = 10;

    /// <summary>Chooses another password by the old one. A wrong one counts as one at the sign-in: nobody guesses through an open session.</summary>
    /// <returns>The error <c>PasswordMismatch</c> for a wrong old password, or a <see cref="PasswordAdvice"/>.</returns>
    public Task<IdentityResult> ChangePasswordAsync(MemberAccount member, Guid? session, string current, string wanted, CancellationToken ct) =>
        turns.InTurnAsync(member.UserName, async () =>
        {
            if (await members.IsLockedOutAsync(member) || !await members.CheckPasswordAsync(member, current)) return await WrongAsync(member);
            var changed = await members.ChangePasswordAsync(member, current, wanted);
            if (changed.Succeeded) await KeepAsync(member, session, MemberSecurityChange.PasswordChanged, ct);
            return changed;
        }, ct);

    /// <summary>Chooses a password by the code of a mail. Whoever reads the member's mail is the member: a lock-out ends, all sessions end.</summary>
    public async Task<IdentityResult> ResetPasswordAsync(MemberAccount member, string code, string wanted)
    {
        (member.IsLockedOut, member.FailedAttempts) = (false, 0);
        var reset = await members.ResetPasswordAsync(member, code, wanted);
        if (reset.Succeeded) await events.PublishAsync(new MemberSecurityNotification(member.Key, MemberSecurityChange.PasswordReset));
        return reset;
    }

    /// <summary>Switches the second step on for who shows a code made from the secret.</summary>
    /// <returns>The recovery codes, which are shown once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> SwitchOnAsync(MemberAccount member, Guid? session, string secret, string code, CancellationToken ct)
    {
        member.AuthenticatorKey = secret;
        if (!await members.VerifyTwoFactorTokenAsync(member, AuthenticatorApp.Name, code)) return null;
        if (!(await members.SetTwoFactorEnabledAsync(member, enabled: true)).Succeeded) return null;
        var codes = await members.GenerateNewTwoFactorRecoveryCodesAsync(member, RecoveryCodes);
        await KeepAsync(member, session, MemberSecurityChange.SecondStepOn, ct);
        return [.. codes ?? []];
    }

    /// <summary>Switches it off for who knows the password.</summary>
    public Task<bool> SwitchOffAsync(MemberAccount member, Guid? session, string password, CancellationToken ct) => turns.InTurnAsync(member.UserName, async () =>
    {
        if (!await KnowsAsync(member, password) || !(await members.SetTwoFactorEnabledAsync(member, enabled: false)).Succeeded) return false;
        await KeepAsync(member, session, MemberSecurityChange.SecondStepOff, ct);
        return true;
    }, ct);

    /// <summary>Makes new recovery codes for who knows the password; those of before are worth nothing then.</summary>
    public Task<IReadOnlyList<string>?> RenewCodesAsync(MemberAccount member, string password, CancellationToken ct) =>
        turns.InTurnAsync<IReadOnlyList<string>?>(member.UserName, async () =>
        {
            if (!await KnowsAsync(member, password)) return null;
            var codes = await members.GenerateNewTwoFactorRecoveryCodesAsync(member, RecoveryCodes);
            await TellAsync(member, MemberSecurityChange.RecoveryCodesMade);
            return [.. codes ?? []];
        }, ct);

    /// <summary>Lets a member sign in by an account elsewhere from now on.</summary>
    public async Task<bool> LinkAsync(MemberAccount member, UserLoginInfo elsewhere)
    {
        if (!(await members.AddLoginAsync(member, elsewhere)).Succeeded) return false;
        await TellAsync(member, MemberSecurityChange.Linked);
        return true;
    }

    /// <summary>Ends that; what is not linked changes nothing.</summary>
    public async Task UnlinkAsync(MemberAccount member, string provider)
    {
        if ((await members.GetLoginsAsync(member)).FirstOrDefault(login => login.LoginProvider == provider) is not { } linked) return;
        if ((await members.RemoveLoginAsync(member, provider, linked.ProviderKey)).Succeeded) await TellAsync(member, MemberSecurityChange.Unlinked);
    }

    /// <summary>Whether somebody knows the member's password. A wrong one counts as one at the sign-in.</summary>
    public Task<bool> KnowsPasswordAsync(MemberAccount member, string password, CancellationToken ct) =>
        turns.InTurnAsync(member.UserName, () => KnowsAsync(member, password), ct);

    public async Task<bool> AddPasskeyAsync(MemberAccount member, UserPasskeyInfo passkey)
    {
        if (!(await members.AddOrUpdatePasskeyAsync(member, passkey)).Succeeded) return false;
        await TellAsync(member, MemberSecurityChange.PasskeyAdded);
        return true;
    }

    /// <returns>False when the member has no such passkey.</returns>
    public async Task<bool> RemovePasskeyAsync(MemberAccount member, byte[] credentialId)
    {
        if (await members.GetPasskeyAsync(member, credentialId) is null) return false;
        await members.RemovePasskeyAsync(member, credentialId);
        await TellAsync(member, MemberSecurityChange.PasskeyRemoved);
        return true;
    }

    /// <returns>False when the member has no such passkey.</returns>
    public async Task<bool> RenamePasskeyAsync(MemberAccount member, byte[] credentialId, string name)
    {
        if (await members.GetPasskeyAsync(member, credentialId) is not { } passkey) return false;
        passkey.Name = name;
        return (await members.AddOrUpdatePasskeyAsync(member, passkey)).Succeeded;
    }

    /// <summary>Ends every session but one.</summary>
    public async Task EndOthersAsync(MemberAccount member, Guid? session, CancellationToken ct)
    {
        await sessions.EndAllAsync(member.Key, session, ct);
        await TellAsync(member, MemberSecurityChange.SignedOutEverywhere);
    }

    private async Task<bool> KnowsAsync(MemberAccount member, string password)
    {
        if (!await members.IsLockedOutAsync(member) && await members.CheckPasswordAsync(member, password)) return true;
        await members.AccessFailedAsync(member);
        return false;
    }

    private async Task<IdentityResult> WrongAsync(MemberAccount member)
    {
        await members.AccessFailedAsync(member);
        return IdentityResult.Failed(members.ErrorDescriber.PasswordMismatch());
    }

    private async Task KeepAsync(MemberAccount member, Guid? session, MemberSecurityChange change, CancellationToken ct)
    {
        if (session is { } id) await sessions.KeepAsync(member, id, ct);
        await TellAsync(member, change);
    }

    private Task TellAsync(MemberAccount member, MemberSecurityChange change) => events.PublishAsync(new MemberSecurityNotification(member.Key, change));
}
