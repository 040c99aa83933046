using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;

namespace WIJschool.Cms.Security;

/// <summary>Whose password was right, and until when the code may follow.</summary>
internal sealed record SecondStepTicket(Guid User, string? Stamp, DateTimeOffset Expires);

/// <summary>The second step of signing in: the ways that a user has set up, and whether a code is right.</summary>
public sealed class SecondStep(
    ITwoFactorLoginRepository logins, IEnumerable<ITwoFactorProvider> providers, ICoreScopeProvider scopes, IDataProtectionProvider protection,
    TimeProvider clock)
{
    /// <summary>How long after the password the code may come.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("WIJschool.SecondStep");

    /// <summary>Also ways that no provider here can check: a password alone must not open what its user secured with more.</summary>
    internal async Task<List<string>> ProvidersAsync(IUser user)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return [.. (await logins.GetByUserOrMemberKeyAsync(user.Key)).Select(login => login.ProviderName)];
    }

    internal async Task<bool> IsRightAsync(IUser user, string provider, string code)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var login = (await logins.GetByUserOrMemberKeyAsync(user.Key)).FirstOrDefault(login => login.ProviderName == provider);
        return login is not null && providers.FirstOrDefault(known => known.ProviderName == provider) is { } checker
            && checker.ValidateTwoFactorPIN(login.Secret, code);
    }

    /// <summary>What whoever typed the right password brings with the code.</summary>
    internal string TicketFor(IUser user) =>
        protector.Protect(JsonSerializer.Serialize(new SecondStepTicket(user.Key, user.SecurityStamp, clock.GetUtcNow() + Lifetime)));

    /// <returns>Null when it is not ours or too old.</returns>
    internal SecondStepTicket? Open(string ticket)
    {
        try
        {
            var opened = JsonSerializer.Deserialize<SecondStepTicket>(protector.Unprotect(ticket));
            return opened?.Expires > clock.GetUtcNow() ? opened : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
