using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Security;

/// <param name="Challenge">The S256 code challenge: the hash of a secret that whoever redeems the code must know.</param>
/// <param name="WantsRefresh">Whether the scope offline_access was asked for.</param>
public sealed record CodeRequest(string Challenge, string RedirectUri, bool WantsRefresh);

/// <param name="Lifetime">How long the access token holds.</param>
/// <param name="Refresh">Null when none was asked for.</param>
public sealed record TokenPair(string Access, TimeSpan Lifetime, string? Refresh);

/// <summary>
/// Codes and tokens of the authorization-code flow (RFC 6749, with PKCE of RFC 7636). A token is sealed by data protection and
/// names its session; what may be used only once, a code or a refresh token, also has a row in <c>umbracoOpenIddictTokens</c>.
/// </summary>
public sealed class BackOfficeTokens(
    IDataProtectionProvider protection, BackOfficeSessions sessions, ICoreScopeProvider scopes, IScopedDatabase database,
    IOptionsMonitor<GlobalSettings> settings, TimeProvider clock)
{
    private const string Valid = "valid";
    private const string Redeemed = "redeemed";
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(5);

    // two tabs that refresh at once send the same token; one of them must not end the session of both
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(30);

    private enum Kind
    {
        Code,
        Access,
        Refresh,
    }

    private TimeSpan RefreshLifetime => settings.CurrentValue.TimeOut;

    private TimeSpan AccessLifetime => settings.CurrentValue.TimeOut / 4;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <exception cref="ArgumentException">The user was not signed in by a session.</exception>
    public Task<string> IssueCodeAsync(ClaimsPrincipal user, CodeRequest request, CancellationToken ct) =>
        IssueAsync(Kind.Code, Ticket.For(user, request), CodeLifetime, ct);

    /// <param name="code">A code is good for one attempt. When it comes back the session ends, because somebody has seen it.</param>
    /// <param name="verifier">The secret whose hash the challenge was.</param>
    /// <param name="redirectUri">Must be the one that the code was sent to.</param>
    public async Task<TokenPair?> RedeemCodeAsync(string code, string verifier, string redirectUri, CancellationToken ct)
    {
        if (Open(Kind.Code, code) is not { Request: { } request } ticket || !await UseUpAsync(ticket, TimeSpan.Zero, ct)) return null;
        var isTheirs = request.RedirectUri == redirectUri && Matches(request.Challenge, verifier);
        return isTheirs ? await PairAsync(ticket, ct) : null;
    }

    /// <summary>Gives a new pair for a refresh token, which is used up. When it comes back later the session ends.</summary>
    public async Task<TokenPair?> RefreshAsync(string refreshToken, CancellationToken ct) =>
        Open(Kind.Refresh, refreshToken) is { } ticket && await UseUpAsync(ticket, Leeway, ct) ? await PairAsync(ticket, ct) : null;

    /// <summary>A new pair for a session that goes on.</summary>
    /// <exception cref="ArgumentException">The user was not signed in by a session.</exception>
    public async Task<TokenPair> RenewAsync(ClaimsPrincipal user, CancellationToken ct) => new(
        Seal(Kind.Access, Ticket.For(user, request: null), AccessLifetime), AccessLifetime,
        await IssueAsync(Kind.Refresh, Ticket.For(user, request: null), RefreshLifetime, ct));

    /// <returns>Whom an access token speaks for, as that user is now.</returns>
    public async Task<ClaimsPrincipal?> FindAsync(string accessToken) =>
        Open(Kind.Access, accessToken) is { } ticket ? await sessions.FindAsync(ticket.User, ticket.Session, ticket.Stamp) : null;

    /// <summary>Takes back an access or refresh token, and with it all of its session. What is no token of ours changes nothing.</summary>
    public async Task RevokeAsync(string token)
    {
        if ((Open(Kind.Refresh, token) ?? Open(Kind.Access, token)) is { } ticket) await sessions.EndAsync(ticket.User, ticket.Session);
    }

    private async Task<TokenPair?> PairAsync(Ticket ticket, CancellationToken ct)
    {
        if (await sessions.FindAsync(ticket.User, ticket.Session, ticket.Stamp) is not { } user || !sessions.Renew(user)) return null;
        var access = Seal(Kind.Access, Ticket.For(user, request: null), AccessLifetime);
        var refresh = ticket.Request is { WantsRefresh: false } ? null
            : await IssueAsync(Kind.Refresh, Ticket.For(user, request: null), RefreshLifetime, ct);
        return new TokenPair(access, AccessLifetime, refresh);
    }

    private async Task<string> IssueAsync(Kind kind, Ticket ticket, TimeSpan lifetime, CancellationToken ct)
    {
        var now = Now.UtcDateTime;
        var token = Seal(kind, ticket, lifetime); // before the scope writes: a first key is stored over a connection of its own
        using var scope = scopes.CreateCoreScope();
        database.Db.Add(new OpenIddictTokenRow
        {
            Id = ticket.Id.ToString(),
            Type = kind == Kind.Code ? "urn:openiddict:params:oauth:token-type:authorization_code" : "urn:ietf:params:oauth:token-type:refresh_token",
            Status = Valid,
            Subject = ticket.User.ToString(),
            CreationDate = now,
            ExpirationDate = now + lifetime,
        });
        await database.Db.SaveChangesAsync(ct);
        if (kind == Kind.Code) await database.Db.OpenIddictTokens.Where(row => row.ExpirationDate < now).ExecuteDeleteAsync(ct);
        scope.Complete();
        return token;
    }

    /// <returns>False when it had been used before, longer ago than the leeway: then the session ends too.</returns>
    private async Task<bool> UseUpAsync(Ticket ticket, TimeSpan leeway, CancellationToken ct)
    {
        var (id, now) = (ticket.Id.ToString(), Now.UtcDateTime);
        using (var scope = scopes.CreateCoreScope())
        {
            var row = database.Db.OpenIddictTokens.Where(row => row.Id == id);
            var isFirst = await row.Where(r => r.Status == Valid)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, Redeemed).SetProperty(x => x.RedemptionDate, now), ct) == 1;
            var before = isFirst ? now : await row.Select(r => r.RedemptionDate).FirstOrDefaultAsync(ct);
            scope.Complete();
            if (isFirst || (leeway > TimeSpan.Zero && now - before < leeway)) return true; // one who waited for the winner came before it by its own clock
        }
        await sessions.EndAsync(ticket.User, ticket.Session);
        return false;
    }

    private static bool Matches(string challenge, string verifier)
    {
        var hash = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(challenge));
    }

    private string Seal(Kind kind, Ticket ticket, TimeSpan lifetime) =>
        Protector(kind).Protect(JsonSerializer.Serialize(ticket with { Expires = Now + lifetime }));

    /// <returns>Null when it is not ours, of another kind, or too old.</returns>
    private Ticket? Open(Kind kind, string token)
    {
        try
        {
            var ticket = JsonSerializer.Deserialize<Ticket>(Protector(kind).Unprotect(token));
            return ticket?.Expires > Now ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(Kind kind) => protection.CreateProtector("WIJschool.BackOfficeTokens", kind.ToString());

    private sealed record Ticket(Guid Id, Guid User, Guid Session, string Stamp, DateTimeOffset Expires, CodeRequest? Request)
    {
        public static Ticket For(ClaimsPrincipal user, CodeRequest? request)
        {
            var identity = user.GetUmbracoIdentity();
            return identity?.GetUserKey() is { } key && BackOfficeSessions.SessionOf(user) is { } session
                ? new Ticket(Guid.NewGuid(), key, session, identity.GetSecurityStamp() ?? "", Expires: default, request)
                : throw new ArgumentException("The user was not signed in by a session.", nameof(user));
        }
    }
}
