using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Security.Members;

/// <summary>
/// Accounts of members, read and noted without their documents: signing in costs two or three rows, neither waits for editors nor counts
/// as an edit, and two hundred can do it at once.
/// </summary>
public sealed class MemberAccounts(
    ICoreScopeProvider scopes, IScopedDatabase database, DistributedCache caches, IMemberPasswordConfiguration rules,
    IOptionsMonitor<SecuritySettings> settings, TimeProvider clock)
{
    private const int Nobody = 0;

    public TimeSpan LockOut => TimeSpan.FromMinutes(settings.CurrentValue.MemberDefaultLockoutTimeInMinutes);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private IQueryable<MemberAccount> All =>
        from member in database.Db.Members
        join node in database.Db.Nodes on member.NodeId equals node.Id
        select new MemberAccount
        {
            Id = member.NodeId,
            Key = node.UniqueId,
            UserName = member.LoginName,
            Email = member.Email,
            Name = node.Text ?? member.LoginName,
            IsApproved = member.IsApproved,
            EmailConfirmed = member.EmailConfirmedDate,
            SecurityStamp = member.SecurityStampToken ?? "",
            FailedAttempts = member.FailedPasswordAttempts ?? 0,
            IsLockedOut = member.IsLockedOut ?? false,
            LockedSince = member.LastLockoutDate,
            PasswordHash = member.Password,
            PasswordConfig = member.PasswordConfig,
        };

    public Task<MemberAccount?> FindAsync(Guid key, CancellationToken ct) => OneAsync(accounts => accounts.Where(account => account.Key == key), ct);

    public Task<MemberAccount?> FindByNameAsync(string userName, CancellationToken ct) =>
        OneAsync(accounts => accounts.Where(account => account.UserName == userName), ct);

    /// <returns>Null also when several members share the address: it does not say then who is meant.</returns>
    public Task<MemberAccount?> FindByEmailAsync(string email, CancellationToken ct) => OneAsync(accounts => accounts.Where(account => account.Email == email), ct);

    /// <summary>Whom somebody means who types a name or an address. Both are looked for at once, so that it takes the same time whichever it is.</summary>
    public async Task<MemberAccount?> FindTypedAsync(string typed, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var found = await All.Where(account => account.UserName == typed || account.Email == typed).OrderBy(account => account.Id).Take(3).ToListAsync(ct);
        var byName = found.Find(account => string.Equals(account.UserName, typed, StringComparison.OrdinalIgnoreCase));
        return (byName ?? (found.Count == 1 ? found[0] : null))?.AsStored();
    }

    /// <summary>The groups of a member by name: the roles that public access asks for.</summary>
    public async Task<List<string>> GroupsAsync(int member, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return await (
            from membership in database.Db.MemberToGroups
            join memberGroup in database.Db.Nodes on membership.MemberGroupId equals memberGroup.Id
            where membership.MemberId == member && memberGroup.Text != null
            orderby memberGroup.Text
            select memberGroup.Text!).ToListAsync(ct);
    }

    /// <summary>Whether the member is locked out now; a lock-out ends by itself.</summary>
    public bool IsLocked(MemberAccount account) => LockedUntil(account) > clock.GetUtcNow();

    /// <returns>Null when the member is not locked out.</returns>
    public DateTimeOffset? LockedUntil(MemberAccount account) => !account.IsLockedOut ? null
        : account.LockedSince is { } since ? new DateTimeOffset(DateTime.SpecifyKind(since, DateTimeKind.Utc)) + LockOut : DateTimeOffset.MaxValue;

    /// <summary>
    /// Counts what was wrong, in one statement: of many who try at once each is counted. For somebody who does not exist the same is
    /// done to nobody, so that it takes as long.
    /// </summary>
    /// <returns>Whether the member is locked out by it.</returns>
    public async Task<bool> CountFailureAsync(MemberAccount? account, CancellationToken ct)
    {
        var (id, most, now) = (account?.Id ?? Nobody, rules.MaxFailedAccessAttemptsBeforeLockout, Now);
        var before = account is not null && account.IsLockedOut && !IsLocked(account) ? 0 : (int?)null; // a lock-out that is over: begin anew
        using var scope = scopes.CreateCoreScope();
        var row = database.Db.Members.Where(member => member.NodeId == id);
        await row.ExecuteUpdateAsync(
            set => set
                .SetProperty(member => member.FailedPasswordAttempts, member => (before ?? member.FailedPasswordAttempts ?? 0) + 1)
                .SetProperty(member => member.IsLockedOut, member => (before ?? member.FailedPasswordAttempts ?? 0) + 1 >= most)
                .SetProperty(member => member.LastLockoutDate, member => (before ?? member.FailedPasswordAttempts ?? 0) + 1 >= most ? now : member.LastLockoutDate),
            ct);
        var isLocked = await row.AnyAsync(member => member.IsLockedOut == true, ct);
        scope.Complete();
        if (!isLocked || account is null) return false;
        (account.IsLockedOut, account.LockedSince) = (true, now);
        account.AsStored();
        Tell(id, account.UserName);
        return true;
    }

    /// <summary>Notes a sign-in: its time, and that what was wrong before does not count any more. Call it within a scope.</summary>
    public Task NoteSignInAsync(MemberAccount account, CancellationToken ct)
    {
        var now = Now;
        return database.Db.Members.Where(member => member.NodeId == account.Id).ExecuteUpdateAsync(
            set => set.SetProperty(member => member.LastLoginDate, now).SetProperty(member => member.FailedPasswordAttempts, 0).SetProperty(member => member.IsLockedOut, false),
            ct);
    }

    /// <summary>Stores what signing in may change by itself: the security stamp and the lock-out.</summary>
    public async Task SaveLightAsync(MemberAccount account, CancellationToken ct)
    {
        using (var scope = scopes.CreateCoreScope())
        {
            await database.Db.Members.Where(member => member.NodeId == account.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(member => member.SecurityStampToken, account.SecurityStamp)
                    .SetProperty(member => member.FailedPasswordAttempts, account.FailedAttempts)
                    .SetProperty(member => member.IsLockedOut, account.IsLockedOut)
                    .SetProperty(member => member.LastLockoutDate, account.LockedSince),
                ct);
            scope.Complete();
        }
        Tell(account.Id, account.UserName);
    }

    /// <summary>Tells every node that something changed about a member that a session depends on.</summary>
    public void Tell(int id, string? userName) =>
        caches.RefreshByPayload(
        MemberCacheRefresher.UniqueId, [new MemberCacheRefresher.JsonPayload(id, userName, removed: false, indexableFieldsChanged: false)]);

    private async Task<MemberAccount?> OneAsync(Func<IQueryable<MemberAccount>, IQueryable<MemberAccount>> which, CancellationToken ct)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return await which(All).OrderBy(account => account.Id).Take(2).ToListAsync(ct) is [var only] ? only.AsStored() : null;
    }
}
