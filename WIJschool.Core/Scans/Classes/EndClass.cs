using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Classes;

/// <summary>A teacher closes a session: its answers are final. Closing what is closed changes nothing.</summary>
public sealed class CloseClass(
    WijschoolDbContext db, IJointChange change, AnswerGroups groups, ClassSessions sessions, IAuditTrail trail, TimeProvider clock, ILogger<CloseClass> logger)
{
    /// <returns><see cref="ClassErrors.NotFound"/> for a session that is not this person's, or was thrown away.</returns>
    public async Task<Result<Done>> ExecuteAsync(SchoolVisit visit, ClassSessionId id, CancellationToken ct)
    {
        if (await sessions.FindAsync(visit, id, ct) is not { Status: not ClassStatus.Discarded } session) return ClassErrors.NotFound;
        return await change.RunAsync<Done>(async inner =>
        {
            await groups.CloseAsync(session.RoundId, session.GroupKey, inner);
            if (!await db.EndAsync(id, ClassStatus.Closed, clock.GetUtcNow(), inner)) return Done.Value; // somebody did
            trail.Record(visit.School, visit.Member, AuditAction.ClassSessionClosed, id.Value);
            await db.SaveChangesAsync(inner);
            logger.ClassClosed(id.Value, visit.Member.Value);
            return Done.Value;
        }, ct);
    }
}

/// <summary>A teacher throws an open session away with all its answers: it went wrong, or was a try. What is closed stays, for results may have been shown.</summary>
public sealed class DiscardClass(
    WijschoolDbContext db, IJointChange change, AnswerGroups groups, ClassSessions sessions, IAuditTrail trail, TimeProvider clock, ILogger<DiscardClass> logger)
{
    /// <returns><see cref="ClassErrors.NotFound"/> for a session that is not this person's, <see cref="ClassErrors.Closed"/> for one that is closed.</returns>
    public async Task<Result<Done>> ExecuteAsync(SchoolVisit visit, ClassSessionId id, CancellationToken ct)
    {
        if (await sessions.FindAsync(visit, id, ct) is not { } session) return ClassErrors.NotFound;
        if (session.Status == ClassStatus.Discarded) return Done.Value; // a second click
        return await change.RunAsync<Done>(async inner =>
        {
            var thrown = await groups.DiscardAsync(session.RoundId, session.GroupKey, inner);
            if (!thrown.IsOk || !await db.EndAsync(id, ClassStatus.Discarded, clock.GetUtcNow(), inner)) return ClassErrors.Closed;
            await db.Set<ClassReceipt>().Where(receipt => receipt.SessionId == id).ExecuteDeleteAsync(inner);
            trail.Record(visit.School, visit.Member, AuditAction.ClassSessionDiscarded, id.Value);
            await db.SaveChangesAsync(inner);
            logger.ClassDiscarded(id.Value, visit.Member.Value);
            return Done.Value;
        }, ct);
    }
}

/// <summary>Closes sessions whose time is over or whose round was closed, and forgets a day later which devices took part.</summary>
public sealed class TidyClasses(WijschoolDbContext db, IJointChange change, AnswerGroups groups, TimeProvider clock, ILogger<TidyClasses> logger)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var over = await db.Set<ClassSession>().AsNoTracking()
            .Where(s => s.Status == ClassStatus.Open && (s.ExpiresAt <= now || db.Set<SchoolRound>().Any(round => round.Id == s.RoundId && round.Status != RoundStatus.Open)))
            .ToListAsync(ct);
        foreach (var session in over)
        {
            await change.RunAsync<Done>(async inner =>
            {
                await groups.CloseAsync(session.RoundId, session.GroupKey, inner);
                await db.EndAsync(session.Id, ClassStatus.Closed, now, inner);
                return Done.Value;
            }, ct);
        }
        if (over.Count > 0) logger.ClassesExpired(over.Count);
        var old = now - ClassSession.Longest;
        await db.Set<ClassReceipt>().Where(receipt => db.Set<ClassSession>().Any(s => s.Id == receipt.SessionId && s.EndedAt < old)).ExecuteDeleteAsync(ct);
    }
}

internal static class ClassTurns
{
    /// <summary>Ends a session that is open. Whoever does so at the same moment waits here; one of them does it.</summary>
    public static async Task<bool> EndAsync(this WijschoolDbContext db, ClassSessionId id, ClassStatus status, DateTimeOffset now, CancellationToken ct) =>
        await db.Set<ClassSession>().Where(s => s.Id == id && s.Status == ClassStatus.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, status).SetProperty(s => s.EndedAt, now), ct) > 0;
}
