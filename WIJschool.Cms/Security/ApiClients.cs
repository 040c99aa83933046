using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Security;

/// <param name="Token">Goes with each call in the open: a program has no cookies.</param>
public sealed record ClientToken(string Token, TimeSpan Lifetime);

/// <summary>
/// Programs that call the Management API as an API user, by the client-credentials grant (RFC 6749, section 4.4). Ids and hashed secrets lie
/// in <c>umbracoOpenIddictApplications</c>, as Umbraco's do; a token has a row in <c>umbracoOpenIddictTokens</c> and holds as long as that row.
/// </summary>
public sealed class ApiClients(
    IUserService users, IBackOfficeUserStore store, ICoreBackOfficeSignInManager principals, PasswordHashing hashing, IDataProtectionProvider protection,
    ICoreScopeProvider scopes, IScopedDatabase database, IOptionsMonitor<GlobalSettings> settings, IEventAggregator events, IIpResolver ip, TimeProvider clock)
{
    private const string Prefix = Constants.OAuthClientIds.BackOffice + "-"; // as Umbraco's; so no id is that of the back office itself
    private const string Valid = "valid";

    private readonly IDataProtector protector = protection.CreateProtector("WIJschool.ApiClients");
    private readonly string nobodysHash = hashing.HashPassword(Guid.NewGuid().ToString());

    private TimeSpan Lifetime => settings.CurrentValue.TimeOut / 4;

    /// <summary>Gives an API user a client id. Its secret is kept as a hash and is told to nobody again.</summary>
    public async Task<UserClientCredentialsOperationStatus> AddAsync(Guid user, string clientId, string secret, CancellationToken ct)
    {
        var id = WithPrefix(clientId);
        var hash = hashing.HashPassword(secret);
        using var scope = scopes.CreateCoreScope();
        var status = await users.AddClientIdAsync(user, id);
        if (status != UserClientCredentialsOperationStatus.Success) return status;

        await DeleteAsync(id, ct); // of a user who was deleted
        database.Db.Add(new OpenIddictApplicationRow
        {
            Id = Guid.NewGuid().ToString(),
            ClientId = id,
            ClientSecret = hash,
            ClientType = "confidential",
            ConcurrencyToken = Guid.NewGuid().ToString(),
            DisplayName = $"Umbraco client credentials back-office access: {id}",
            Permissions = """["ept:token","ept:revocation","gt:client_credentials"]""",
        });
        await database.Db.SaveChangesAsync(ct);
        scope.Complete();
        return status;
    }

    /// <summary>Takes a client id away, and its tokens with it.</summary>
    /// <returns>False when the user has no such id.</returns>
    public async Task<bool> RemoveAsync(Guid user, string clientId, CancellationToken ct)
    {
        var id = WithPrefix(clientId);
        using var scope = scopes.CreateCoreScope();
        var isTheirs = await users.GetAsync(user) is not null && await users.RemoveClientIdAsync(user, id);
        if (isTheirs) await DeleteAsync(id, ct);
        scope.Complete();
        return isTheirs;
    }

    /// <returns>Null when id and secret do not belong together, or the user may not sign in.</returns>
    public async Task<ClientToken?> IssueAsync(string clientId, string secret, CancellationToken ct)
    {
        var (application, user) = await FindAsync(clientId, secret, ct);
        if (application is null || user is null || await principals.CreateUserPrincipalAsync(user.Key) is null)
        {
            await events.PublishAsync(new UserLoginFailedNotification(ip.GetCurrentRequestIpAddress(), user?.Key.ToString() ?? "", user?.Key.ToString() ?? ""), CancellationToken.None);
            return null;
        }

        user.LastLoginDate = clock.GetUtcNow().UtcDateTime;
        await store.SaveAsync(user);
        var token = await IssueAsync(application, user, ct);
        await events.PublishAsync(new UserLoginSuccessNotification(ip.GetCurrentRequestIpAddress(), user.Key.ToString(), user.Key.ToString()), CancellationToken.None);
        return new ClientToken(token, Lifetime);
    }

    /// <returns>Whom a token speaks for, as that user is now.</returns>
    public async Task<ClaimsPrincipal?> FindAsync(string token)
    {
        if (Open(token) is not { } ticket) return null;

        var id = ticket.Id.ToString();
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return await database.Db.OpenIddictTokens.AnyAsync(row => row.Id == id && row.Status == Valid) ? await principals.CreateUserPrincipalAsync(ticket.User) : null;
    }

    /// <summary>Takes a token back. Who has it may: it is worth nothing else.</summary>
    public async Task RevokeAsync(string clientId, string secret, string token, CancellationToken ct)
    {
        if (Open(token) is not { } ticket || (await FindAsync(clientId, secret, ct)).Application is not { } application) return;

        var id = ticket.Id.ToString();
        using var scope = scopes.CreateCoreScope();
        await database.Db.OpenIddictTokens.Where(row => row.Id == id && row.ApplicationId == application).ExecuteDeleteAsync(ct);
        scope.Complete();
    }

    private async Task<(string? Application, IUser? User)> FindAsync(string clientId, string secret, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var row = await database.Db.OpenIddictApplications.AsNoTracking().FirstOrDefaultAsync(row => row.ClientId == clientId && row.ClientType == "confidential", ct);
        var isRight = hashing.Verify(row?.ClientSecret ?? nobodysHash, PasswordHashing.Config, secret) != PasswordVerdict.Wrong; // as long for an unknown id
        return (isRight ? row?.Id : null, row is null ? null : await users.FindByClientIdAsync(clientId));
    }

    private async Task<string> IssueAsync(string application, IUser user, CancellationToken ct)
    {
        var (now, ticket) = (clock.GetUtcNow(), new Ticket(Guid.NewGuid(), user.Key, clock.GetUtcNow() + Lifetime));
        var token = protector.Protect(JsonSerializer.Serialize(ticket)); // before the scope writes: a first key is stored over a connection of its own
        using var scope = scopes.CreateCoreScope();
        database.Db.Add(new OpenIddictTokenRow
        {
            Id = ticket.Id.ToString(),
            ApplicationId = application,
            Type = "urn:ietf:params:oauth:token-type:access_token",
            Status = Valid,
            Subject = user.Key.ToString(),
            CreationDate = now.UtcDateTime,
            ExpirationDate = ticket.Expires.UtcDateTime,
        });
        await database.Db.SaveChangesAsync(ct);
        await database.Db.OpenIddictTokens.Where(row => row.ExpirationDate < now.UtcDateTime).ExecuteDeleteAsync(ct);
        scope.Complete();
        return token;
    }

    private async Task DeleteAsync(string clientId, CancellationToken ct)
    {
        var applications = database.Db.OpenIddictApplications.Where(row => row.ClientId == clientId);
        await database.Db.OpenIddictTokens.Where(row => applications.Any(application => application.Id == row.ApplicationId)).ExecuteDeleteAsync(ct);
        await applications.ExecuteDeleteAsync(ct);
    }

    /// <returns>Null when it is not ours or too old.</returns>
    private Ticket? Open(string token)
    {
        try
        {
            var ticket = JsonSerializer.Deserialize<Ticket>(protector.Unprotect(token));
            return ticket?.Expires > clock.GetUtcNow() ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string WithPrefix(string clientId) => clientId.StartsWith(Prefix, StringComparison.Ordinal) ? clientId : Prefix + clientId;

    private sealed record Ticket(Guid Id, Guid User, DateTimeOffset Expires);
}
