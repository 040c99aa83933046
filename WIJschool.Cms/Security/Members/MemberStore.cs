using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Security.Members;

/// <summary>
/// Members of Umbraco as ASP.NET Core Identity asks for them. What an editor could change too (name, address, password, approval) goes
/// through Core's member service; what only signing in changes is noted lightly.
/// </summary>
internal sealed partial class MemberStore(
    MemberAccounts accounts, MemberSecrets secrets, IMemberService members, ITwoFactorLoginService twoFactor, TimeProvider clock)
    : IUserPasswordStore<MemberAccount>, IUserEmailStore<MemberAccount>, IUserSecurityStampStore<MemberAccount>, IUserLockoutStore<MemberAccount>
{
    public void Dispose()
    {
    }

    public Task<string> GetUserIdAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Key.ToString());

    public Task<string?> GetUserNameAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(MemberAccount user, string? userName, CancellationToken cancellationToken) => Done(() => user.UserName = userName ?? "");

    public Task<string?> GetNormalizedUserNameAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    /// <summary>Nothing: the database compares names without regard to case.</summary>
    public Task SetNormalizedUserNameAsync(MemberAccount user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<MemberAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, CultureInfo.InvariantCulture, out var key) ? await accounts.FindAsync(key, cancellationToken) : null;

    public Task<MemberAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        accounts.FindByNameAsync(normalizedUserName, cancellationToken);

    public async Task<IdentityResult> CreateAsync(MemberAccount user, CancellationToken cancellationToken)
    {
        var member = members.CreateMember(user.UserName, user.Email, user.Name.Length > 0 ? user.Name : user.UserName, Constants.Conventions.MemberTypes.DefaultAlias);
        if (user.Key != Guid.Empty) member.Key = user.Key;
        Write(user, member);
        if (!members.Save(member).Success) return Refused();
        (user.Id, user.Key, user.SecurityStamp) = (member.Id, member.Key, member.SecurityStamp ?? "");
        user.AsStored();
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(MemberAccount user, CancellationToken cancellationToken)
    {
        var before = user.Stored ?? throw new InvalidOperationException("The member was not read from here.");
        if (IsEdited(user, before))
        {
            if (members.GetById(user.Key) is not { } member) return Refused();
            Write(user, member);
            if (!members.Save(member).Success) return Refused();
        }
        else if (IsLightlyChanged(user, before))
        {
            await accounts.SaveLightAsync(user, cancellationToken);
        }
        await SaveSecondStepAsync(user, before);
        user.AsStored();
        return IdentityResult.Success;
    }

    public Task<IdentityResult> DeleteAsync(MemberAccount user, CancellationToken cancellationToken)
    {
        var isGone = members.GetById(user.Key) is not { } member || members.Delete(member).Success;
        return Task.FromResult(isGone ? IdentityResult.Success : Refused());
    }

    public Task SetPasswordHashAsync(MemberAccount user, string? passwordHash, CancellationToken cancellationToken) => Done(() =>
        (user.PasswordHash, user.PasswordConfig) = (passwordHash ?? "", PasswordHashing.Config));

    public Task<string?> GetPasswordHashAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.PasswordHash);

    public Task<bool> HasPasswordAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult(
        user.PasswordHash.Length > 0 && !user.PasswordHash.StartsWith(Constants.Security.EmptyPasswordPrefix, StringComparison.Ordinal));

    public Task SetEmailAsync(MemberAccount user, string? email, CancellationToken cancellationToken) => Done(() => user.Email = email ?? "");

    public Task<string?> GetEmailAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<bool> GetEmailConfirmedAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult(user.EmailConfirmed is not null);

    public Task SetEmailConfirmedAsync(MemberAccount user, bool confirmed, CancellationToken cancellationToken) =>
        Done(() => user.EmailConfirmed = confirmed ? clock.GetUtcNow().UtcDateTime : null);

    public Task<MemberAccount?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) => accounts.FindByEmailAsync(normalizedEmail, cancellationToken);

    public Task<string?> GetNormalizedEmailAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    /// <summary>Nothing: the database compares addresses without regard to case.</summary>
    public Task SetNormalizedEmailAsync(MemberAccount user, string? normalizedEmail, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetSecurityStampAsync(MemberAccount user, string stamp, CancellationToken cancellationToken) => Done(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult(accounts.LockedUntil(user));

    /// <summary>Umbraco keeps when a lock-out began, not when it ends: any end in the future begins one now, of the length that is set.</summary>
    public Task SetLockoutEndDateAsync(MemberAccount user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Done(() =>
    {
        var now = clock.GetUtcNow();
        user.IsLockedOut = lockoutEnd > now;
        if (user.IsLockedOut) user.LockedSince = now.UtcDateTime;
    });

    public async Task<int> IncrementAccessFailedCountAsync(MemberAccount user, CancellationToken cancellationToken)
    {
        await accounts.CountFailureAsync(user, cancellationToken);
        if (await accounts.FindAsync(user.Key, cancellationToken) is { } read) (user.FailedAttempts, user.IsLockedOut, user.LockedSince) = (read.FailedAttempts, read.IsLockedOut, read.LockedSince);
        return user.FailedAttempts;
    }

    public Task ResetAccessFailedCountAsync(MemberAccount user, CancellationToken cancellationToken) => Done(() => user.FailedAttempts = 0);

    public Task<int> GetAccessFailedCountAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult(user.FailedAttempts);

    /// <summary>Always: nobody is exempt.</summary>
    public Task<bool> GetLockoutEnabledAsync(MemberAccount user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(MemberAccount user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsEdited(MemberAccount user, MemberAccount before) =>
        (user.UserName, user.Email, user.Name, user.PasswordHash, user.IsApproved, user.EmailConfirmed)
        != (before.UserName, before.Email, before.Name, before.PasswordHash, before.IsApproved, before.EmailConfirmed);

    private static bool IsLightlyChanged(MemberAccount user, MemberAccount before) =>
        (user.SecurityStamp, user.FailedAttempts, user.IsLockedOut, user.LockedSince)
        != (before.SecurityStamp, before.FailedAttempts, before.IsLockedOut, before.LockedSince);

    private void Write(MemberAccount user, IMember member)
    {
        (member.Username, member.Email, member.IsApproved) = (user.UserName, user.Email, user.IsApproved);
        if (user.Name.Length > 0) member.Name = user.Name;
        (member.FailedPasswordAttempts, member.IsLockedOut, member.LastLockoutDate) = (user.FailedAttempts, user.IsLockedOut, user.LockedSince);
        if (user.SecurityStamp.Length > 0) member.SecurityStamp = user.SecurityStamp;
        if (member.EmailConfirmedDate != user.EmailConfirmed) member.EmailConfirmedDate = user.EmailConfirmed;
        if (user.PasswordHash.Length == 0 || user.PasswordHash == member.RawPasswordValue) return;
        member.RawPasswordValue = user.PasswordHash;
        member.PasswordConfiguration = user.PasswordConfig;
        member.LastPasswordChangeDate = clock.GetUtcNow().UtcDateTime;
    }

    private static Task Done(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private static IdentityResult Refused() => IdentityResult.Failed(new IdentityError { Code = "NotSaved", Description = "The member was not saved." });
}
