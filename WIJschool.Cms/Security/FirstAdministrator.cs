using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Security;

/// <summary>How to sign in for the first time. The password is null when it stood in the settings: it is not repeated.</summary>
public sealed record FirstSignIn(string Login, string? GeneratedPassword);

/// <summary>
/// Gives the first user of a new database a name and a password: those of <c>Umbraco:CMS:Unattended:UnattendedUserName</c>,
/// <c>UnattendedUserEmail</c> and <c>UnattendedUserPassword</c>, or a random password to be shown once.
/// </summary>
public sealed class FirstAdministrator
{
    private const string UnsetPassword = "default"; // Umbraco's mark of a user that nobody has set up yet
    private const string DefaultEmail = "admin@localhost";

    private readonly ICoreScopeProvider scopes;
    private readonly IUserRepository users;
    private readonly IBackOfficeUserStore store;
    private readonly PasswordHashing hashing;
    private readonly IUserPasswordConfiguration rules;
    private readonly UnattendedSettings settings;
    private readonly GlobalSettings site;
    private readonly TimeProvider clock;

    public FirstAdministrator(
        ICoreScopeProvider scopes, IUserRepository users, IBackOfficeUserStore store, PasswordHashing hashing,
        IUserPasswordConfiguration rules, IOptions<UnattendedSettings> settings, IOptions<GlobalSettings> site, TimeProvider clock)
    {
        this.scopes = scopes;
        this.users = users;
        this.store = store;
        this.hashing = hashing;
        this.rules = rules;
        this.settings = settings.Value;
        this.site = site.Value;
        this.clock = clock;
    }

    /// <summary>Call at every start: once the user has a password, nothing happens.</summary>
    /// <returns>How to sign in, or null when there was nothing to do.</returns>
    /// <exception cref="InvalidOperationException">The e-mail address or password in the settings cannot be used.</exception>
    public async Task<FirstSignIn?> EnsureAsync()
    {
        using var scope = scopes.CreateCoreScope();
        if (Unset() is null)
        {
            scope.Complete();
            return null;
        }
        scope.EagerWriteLock(Constants.Locks.DistributedJobs); // two nodes that start at once must not print two passwords
        if (Unset() is not { } user)
        {
            scope.Complete();
            return null;
        }
        var generated = settings.UnattendedUserPassword is { Length: > 0 } ? null : new PasswordGenerator(rules).GeneratePassword();
        Fill(user, generated ?? settings.UnattendedUserPassword!);
        var status = await store.SaveAsync(user);
        if (status != UserOperationStatus.Success) throw new InvalidOperationException($"The first administrator could not be saved: {status}.");
        scope.Complete();
        return new FirstSignIn(user.Username, generated);
    }

    private IUser? Unset() => users.Get(Constants.Security.SuperUserKey) is { RawPasswordValue: UnsetPassword } user ? user : null;

    private void Fill(IUser user, string password)
    {
        var email = settings.UnattendedUserEmail is { Length: > 0 } given ? given : DefaultEmail;
        if (!new EmailAddressAttribute().IsValid(email))
            throw new InvalidOperationException($"Umbraco:CMS:Unattended:UnattendedUserEmail is not an e-mail address: '{email}'.");
        if (rules.Broken(password) is { Count: > 0 } broken)
            throw new InvalidOperationException($"Umbraco:CMS:Unattended:UnattendedUserPassword cannot be used: {string.Join(", ", broken)}.");

        user.Name = settings.UnattendedUserName is { Length: > 0 } name ? name : "Administrator";
        user.Email = email;
        user.Username = email;
        user.RawPasswordValue = hashing.HashPassword(password);
        user.PasswordConfiguration = PasswordHashing.Config;
        user.LastPasswordChangeDate = clock.GetUtcNow().UtcDateTime;
        user.IsApproved = true;
        user.Language = site.DefaultUILanguage;
    }
}
