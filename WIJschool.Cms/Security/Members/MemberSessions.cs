using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Security.Members;

/// <param name="LastUsed">By the day: nobody needs to know it finer.</param>
public sealed record MemberSession(Guid Id, MemberDevice Device, DateTimeOffset Began, DateOnly LastUsed);

/// <summary>
/// The time between a member's signing in and out, a row of <c>umbracoOpenIddictTokens</c>: Umbraco's own table of what lets somebody in
/// again, with a subject, a status and an end. A cookie only names its session. A session is over when its row says so, when the
/// member's security stamp is another (a new password, wherever it was chosen), and when the member may not sign in any more.
/// </summary>
/// <remarks>What was found is remembered for a minute. Each node forgets it at once when any node says that something about the member changed.</remarks>
public sealed class MemberSessions(
    MemberAccounts accounts, ICoreScopeProvider scopes, IScopedDatabase database, IOptionsMonitor<SecuritySettings> settings, MemberRush rush,
    TimeProvider clock)
{
    /// <summary>How long a session lasts that nobody uses.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private const string Kind = "urn:wijschool:member-session";
    private const string Valid = "valid";
    private const string Ended = "revoked";
    private const int MostRemembered = 20_000;
    private const int Stripes = 256;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private readonly ConcurrentDictionary<Guid, Known> known = new();
    private readonly ConcurrentDictionary<Guid, int> ids = new(); // which never change
    private readonly long[] changes = new long[Stripes]; // of members, by id: what was read before one is not remembered after it

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Amsterdam).DateTime);

    /// <summary>The session that a request belongs to.</summary>
    /// <returns>Null for a visitor who is not signed in as a member.</returns>
    public static Guid? IdOf(ClaimsPrincipal visitor) => Guid.TryParse(visitor.FindFirstValue(Constants.Security.SessionIdClaimType), out var session) ? session : null;

    /// <summary>Begins a session and notes the sign-in with it, in one transaction.</summary>
    internal async Task<Guid> BeginAsync(MemberAccount member, MemberDevice device, CancellationToken ct)
    {
        var (id, now) = (Guid.NewGuid(), Now);
        using var scope = scopes.CreateCoreScope();
        await accounts.NoteSignInAsync(member, ct);
        await RemoveOldAsync(member, now, ct);
        database.Db.Add(new OpenIddictTokenRow
        {
            Id = id.ToString(),
            Type = Kind,
            Status = Valid,
            Subject = member.Key.ToString(),
            CreationDate = now,
            ExpirationDate = now + Lifetime,
            Payload = Mark(member),
            Properties = JsonSerializer.Serialize(new Details(device, Today)),
        });
        await database.Db.SaveChangesAsync(ct);
        scope.Complete();
        return id;
    }

    /// <summary>Whom a session speaks for, as that member is now.</summary>
    /// <returns>Null when the session is over.</returns>
    internal async Task<ClaimsPrincipal?> FindAsync(Guid session, Guid member, CancellationToken ct)
    {
        if (known.TryGetValue(session, out var remembered) && remembered.Key == member && remembered.Until > clock.GetUtcNow()) return remembered.Principal;
        return await rush.ThroughAsync(() => LookAsync(session, member, ct), ct);
    }

    /// <summary>The sessions of a member that are not over, the last used first.</summary>
    public async Task<IReadOnlyList<MemberSession>> OfAsync(Guid member, CancellationToken ct)
    {
        if (await accounts.FindAsync(member, ct) is not { } account) return [];
        var (mark, now) = (Mark(account), Now);
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var rows = await Rows(member).Where(row => row.Payload == mark && row.ExpirationDate > now).OrderByDescending(row => row.CreationDate).ToListAsync(ct);
        return [.. rows.Select(Build).OrderByDescending(session => session.LastUsed)];
    }

    /// <summary>Ends one session; its next request is nobody's. What is not a session of the member changes nothing.</summary>
    public Task EndAsync(Guid member, Guid session, CancellationToken ct)
    {
        var id = session.ToString();
        return EndAsync(member, rows => rows.Where(row => row.Id == id), ct);
    }

    /// <summary>Ends all sessions of a member.</summary>
    /// <param name="except">One that goes on; null for none.</param>
    public Task EndAllAsync(Guid member, Guid? except, CancellationToken ct)
    {
        var id = except?.ToString();
        return EndAsync(member, rows => id is null ? rows : rows.Where(row => row.Id != id), ct);
    }

    /// <summary>Deletes the sessions of a member, with the devices and days that stand in them, also those that are over.</summary>
    internal async Task ForgetAsync(Guid member, CancellationToken ct)
    {
        var subject = member.ToString();
        using (var scope = scopes.CreateCoreScope())
        {
            await database.Db.OpenIddictTokens.Where(row => row.ApplicationId == null && row.Subject == subject && row.Type == Kind).ExecuteDeleteAsync(ct);
            scope.Complete();
        }
        if (await accounts.FindAsync(member, ct) is { } account) database.AfterCommit(() => accounts.Tell(account.Id, account.UserName));
    }

    /// <summary>Lets one session go on after its member changed what ends sessions: a password or second step of one's own. The others are over.</summary>
    internal async Task KeepAsync(MemberAccount member, Guid session, CancellationToken ct)
    {
        var (id, mark) = (session.ToString(), Mark(member));
        using (var scope = scopes.CreateCoreScope())
        {
            await Rows(member.Key).Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, mark), ct);
            scope.Complete();
        }
        accounts.Tell(member.Id, member.UserName);
    }

    /// <summary>Reads anew what is known of a member's sessions.</summary>
    internal void Forget(int member)
    {
        Interlocked.Increment(ref Changes(member));
        foreach (var (session, value) in known)
        {
            if (value.Id == member) known.TryRemove(session, out _);
        }
    }

    /// <summary>Reads everything anew.</summary>
    internal void ForgetAll()
    {
        for (var stripe = 0; stripe < Stripes; stripe++) Interlocked.Increment(ref changes[stripe]);
        known.Clear();
    }

    private async Task<ClaimsPrincipal?> LookAsync(Guid session, Guid member, CancellationToken ct)
    {
        if (!ids.TryGetValue(member, out var id))
        {
            if (await accounts.FindAsync(member, ct) is not { } account) return null;
            id = account.Id;
        }
        var before = Volatile.Read(ref Changes(id));
        if (await accounts.FindAsync(member, ct) is not { IsApproved: true } current || accounts.IsLocked(current) || await ReadAsync(session, current, ct) is not { } row) return null;

        await UseAsync(row, ct);
        var principal = MemberPrincipals.Make(current, await accounts.GroupsAsync(id, ct), session);
        var until = clock.GetUtcNow() + Remembered;
        Remember(session, new Known(id, member, principal, row.ExpirationDate < until.UtcDateTime ? clock.GetUtcNow() : until), before);
        return principal;
    }

    private ref long Changes(int member) => ref changes[(uint)member % Stripes];

    private void Remember(Guid session, Known value, long before)
    {
        if (known.Count >= MostRemembered) known.Clear();
        if (ids.Count >= MostRemembered) ids.Clear();
        ids[value.Key] = value.Id;
        known[session] = value;
        if (Volatile.Read(ref Changes(value.Id)) != before) known.TryRemove(session, out _);
    }

    private async Task EndAsync(Guid member, Func<IQueryable<OpenIddictTokenRow>, IQueryable<OpenIddictTokenRow>> which, CancellationToken ct)
    {
        using (var scope = scopes.CreateCoreScope())
        {
            await which(Rows(member)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, Ended), ct);
            scope.Complete();
        }
        if (await accounts.FindAsync(member, ct) is { } account) accounts.Tell(account.Id, account.UserName);
    }

    private IQueryable<OpenIddictTokenRow> Rows(Guid member)
    {
        var subject = member.ToString();
        return database.Db.OpenIddictTokens.Where(row => row.ApplicationId == null && row.Status == Valid && row.Subject == subject && row.Type == Kind);
    }

    private async Task<OpenIddictTokenRow?> ReadAsync(Guid session, MemberAccount member, CancellationToken ct)
    {
        var (id, mark, now) = (session.ToString(), Mark(member), Now);
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return await Rows(member.Key).FirstOrDefaultAsync(row => row.Id == id && row.Payload == mark && row.ExpirationDate > now, ct);
    }

    /// <summary>Counts the session's end from today; at most one write a day.</summary>
    private async Task UseAsync(OpenIddictTokenRow row, CancellationToken ct)
    {
        var details = DetailsOf(row);
        if (details.LastUsed >= Today) return;
        var (id, text, end) = (row.Id, JsonSerializer.Serialize(details with { LastUsed = Today }), Now + Lifetime);
        using var scope = scopes.CreateCoreScope();
        await database.Db.OpenIddictTokens.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Properties, text).SetProperty(r => r.ExpirationDate, end), ct);
        scope.Complete();
    }

    private async Task RemoveOldAsync(MemberAccount member, DateTime now, CancellationToken ct)
    {
        var (subject, mark, keepsOthers) = (member.Key.ToString(), Mark(member), settings.CurrentValue.GetMemberAllowConcurrentLogins());
        await database.Db.OpenIddictTokens.Where(row => row.ApplicationId == null && row.Subject == subject && row.Type == Kind)
            .Where(row => !keepsOthers || row.Status != Valid || row.Payload != mark || row.ExpirationDate <= now).ExecuteDeleteAsync(ct);
        if (!keepsOthers) database.AfterCommit(() => Forget(member.Id));
    }

    // the stamp itself opens nothing, but it is not for a second table either
    private static string Mark(MemberAccount member) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(member.SecurityStamp)));

    private static Details DetailsOf(OpenIddictTokenRow row) => JsonSerializer.Deserialize<Details>(row.Properties ?? "{}") ?? new Details(new MemberDevice("", ""), default);

    private static MemberSession Build(OpenIddictTokenRow row)
    {
        var details = DetailsOf(row);
        var began = new DateTimeOffset(DateTime.SpecifyKind(row.CreationDate ?? default, DateTimeKind.Utc));
        return new MemberSession(Guid.Parse(row.Id, CultureInfo.InvariantCulture), details.Device ?? new MemberDevice("", ""), began, details.LastUsed);
    }

    private sealed record Details(MemberDevice Device, DateOnly LastUsed);

    private sealed record Known(int Id, Guid Key, ClaimsPrincipal Principal, DateTimeOffset Until);
}
