using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.Membership;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.Users;

/// <content>Login sessions and the ids of API clients that act as a user.</content>
internal sealed partial class UserRepository
{
    private static readonly TimeSpan StaleSession = TimeSpan.FromDays(15);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Guid CreateLoginSession(int? userId, string requestingIpAddress, bool cleanStaleSessions = true)
    {
        if (userId is not { } id) throw new ArgumentNullException(nameof(userId));
        var session = new UserLoginRow
        {
            SessionId = Guid.NewGuid(),
            UserId = id,
            IpAddress = requestingIpAddress,
            LoggedInUtc = Now,
            LastValidatedUtc = Now,
        };
        Db.Add(session);
        Db.SaveChanges();
        if (cleanStaleSessions) ClearLoginSessions(StaleSession);
        return session.SessionId;
    }

    /// <summary>Whether the session is this user's, open, and used within the time-out; if so it counts from now again.</summary>
    public bool ValidateLoginSession(int userId, Guid sessionId)
    {
        var now = Now;
        var oldest = now - settings.CurrentValue.TimeOut;
        var open = Db.UserLogins.Where(s => s.SessionId == sessionId && s.UserId == userId && s.LoggedOutUtc == null);
        if (open.Where(s => s.LastValidatedUtc >= oldest).ExecuteUpdate(s => s.SetProperty(x => x.LastValidatedUtc, now)) > 0) return true;
        open.ExecuteUpdate(s => s.SetProperty(x => x.LoggedOutUtc, now));
        return false;
    }

    public int ClearLoginSessions(int userId) => Db.UserLogins.Where(s => s.UserId == userId).ExecuteDelete();

    public int ClearLoginSessions(TimeSpan timespan)
    {
        var oldest = Now - timespan;
        return Db.UserLogins.Where(s => s.LastValidatedUtc < oldest).ExecuteDelete();
    }

    public void ClearLoginSession(Guid sessionId)
    {
        var now = Now;
        Db.UserLogins.Where(s => s.SessionId == sessionId).ExecuteUpdate(s => s.SetProperty(x => x.LoggedOutUtc, now));
    }

    public IEnumerable<string> GetAllClientIds() => Db.UserClientIds.OrderBy(c => c.ClientId).Select(c => c.ClientId).ToList();

    public IEnumerable<string> GetClientIds(int id) =>
        Db.UserClientIds.Where(c => c.UserId == id).OrderBy(c => c.ClientId).Select(c => c.ClientId).ToList();

    public void AddClientId(int id, string clientId)
    {
        Db.Add(new UserClientIdRow { UserId = id, ClientId = clientId });
        Db.SaveChanges();
    }

    public bool RemoveClientId(int id, string clientId) =>
        Db.UserClientIds.Where(c => c.UserId == id && c.ClientId == clientId).ExecuteDelete() > 0;

    public IUser? GetByClientId(string clientId)
    {
        var userIds = Db.UserClientIds.Where(c => c.ClientId == clientId).Select(c => c.UserId);
        return records.Build(Db.Users.Where(u => userIds.Contains(u.Id))).FirstOrDefault();
    }

    /// <summary>Those who could sign in only by a provider that is gone must sign in again: their security stamp changes.</summary>
    public void InvalidateSessionsForRemovedProviders(IEnumerable<string> currentLoginProviders)
    {
        var current = currentLoginProviders.ToList();
        var affected = Db.ExternalLogins.Where(l => !current.Contains(l.LoginProvider)).Select(l => l.UserOrMemberKey);
        foreach (var id in Db.Users.Where(u => affected.Contains(u.Key)).Select(u => u.Id).ToList())
        {
            var stamp = Guid.NewGuid().ToString();
            Db.Users.Where(u => u.Id == id).ExecuteUpdate(u => u.SetProperty(x => x.SecurityStampToken, stamp));
        }
        cache.Changed();
    }
}
