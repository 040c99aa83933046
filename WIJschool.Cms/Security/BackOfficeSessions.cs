using System.Globalization;
using System.Security.Claims;
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
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Security;

/// <summary>
/// The time between signing in and signing out, a row of <c>umbracoUserLogin</c>. Cookie and tokens name their session and
/// the user's security stamp, so that ending the one or changing the other ends them all, on every node.
/// </summary>
public sealed class BackOfficeSessions(
    ICoreBackOfficeSignInManager principals, IUserService users, ICoreScopeProvider scopes, IScopedDatabase database,
    IEventAggregator events, IIpResolver ip, IOptionsMonitor<GlobalSettings> settings, TimeProvider clock)
{
    /// <returns>The user with the new session; null when the user may not sign in.</returns>
    public async Task<ClaimsPrincipal?> BeginAsync(IUser user)
    {
        if (await principals.CreateUserPrincipalAsync(user.Key) is not { } principal) return null;
        return With(principal, users.CreateLoginSession(user.Id, ip.GetCurrentRequestIpAddress()));
    }

    /// <summary>Who a cookie or token speaks for, as that user is now.</summary>
    /// <returns>Nobody when the session has ended, the user may not sign in any more, or the security stamp is another.</returns>
    public async Task<ClaimsPrincipal?> FindAsync(Guid user, Guid session, string stamp)
    {
        if (!await IsOpenAsync(session)) return null;
        if (await principals.CreateUserPrincipalAsync(user) is not { } principal) return null;
        return principal.GetUmbracoIdentity()?.GetSecurityStamp() == stamp ? With(principal, session) : null;
    }

    /// <inheritdoc cref="FindAsync(Guid, Guid, string)"/>
    public Task<ClaimsPrincipal?> FindAsync(ClaimsPrincipal told) =>
        told.GetUmbracoIdentity() is { } identity && identity.GetUserKey() is { } user && SessionOf(told) is { } session
            ? FindAsync(user, session, identity.GetSecurityStamp() ?? "")
            : Task.FromResult<ClaimsPrincipal?>(null);

    /// <summary>As <see cref="FindAsync(ClaimsPrincipal)"/>, for what stays open without asking for anything: a session that timed out is nobody's.</summary>
    public async Task<ClaimsPrincipal?> FindLiveAsync(ClaimsPrincipal told)
    {
        if (await FindAsync(told) is not { } user || SessionOf(user) is not { } session) return null;
        var since = (clock.GetUtcNow() - settings.CurrentValue.TimeOut).UtcDateTime;
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return await database.Db.UserLogins.AnyAsync(row => row.SessionId == session && row.LastValidatedUtc > since) ? user : null;
    }

    /// <summary>The same session after its user changed what ends sessions: a password of one's own. Call it only then.</summary>
    /// <returns>Nobody when the session has ended or the user may not sign in any more.</returns>
    public async Task<ClaimsPrincipal?> TakeUpAsync(ClaimsPrincipal told)
    {
        if (told.GetUmbracoIdentity()?.GetUserKey() is not { } user || SessionOf(told) is not { } session || !await IsOpenAsync(session)) return null;
        return await principals.CreateUserPrincipalAsync(user) is { } principal ? With(principal, session) : null;
    }

    /// <summary>Counts the session's time-out from now.</summary>
    /// <returns>False when it was over already.</returns>
    public bool Renew(ClaimsPrincipal user) =>
        SessionOf(user) is { } session && user.GetUmbracoIdentity()?.GetId() is { } id && users.ValidateLoginSession(id, session);

    /// <summary>Signs out: cookie and tokens of the session are worth nothing from now on.</summary>
    public async Task EndAsync(Guid user, Guid session)
    {
        if (!await IsOpenAsync(session)) return;
        users.ClearLoginSession(session);
        await events.PublishAsync(new UserLogoutSuccessNotification(ip.GetCurrentRequestIpAddress(), user.ToString(), user.ToString()));
    }

    /// <returns>Null when the user was not signed in by a session.</returns>
    public static Guid? SessionOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(Constants.Security.SessionIdClaimType), out var session) ? session : null;

    private static ClaimsPrincipal With(ClaimsPrincipal principal, Guid session)
    {
        var claim = new Claim(Constants.Security.SessionIdClaimType, session.ToString("D", CultureInfo.InvariantCulture));
        ((ClaimsIdentity)principal.Identity!).AddClaim(claim);
        return principal;
    }

    private async Task<bool> IsOpenAsync(Guid session)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return await database.Db.UserLogins.AnyAsync(row => row.SessionId == session && row.LoggedOutUtc == null);
    }
}

/// <summary>Ends the sessions of a user who is disabled or locked out: enabling the user again does not bring them back.</summary>
internal sealed class SessionsOfShutOutUsers(IUserService users) : INotificationHandler<UserSavedNotification>
{
    public void Handle(UserSavedNotification notification)
    {
        foreach (var user in notification.SavedEntities.Where(user => !user.IsApproved || user.IsLockedOut)) users.ClearLoginSessions(user.Id);
    }
}
