using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Classes;

/// <summary>Finds sessions, for who may know of them.</summary>
public sealed class ClassSessions(WijschoolDbContext db, TimeProvider clock)
{
    private const int Most = 100;

    // a pupil who types the code of a class that is done is told so for as long as a session can last
    private static readonly TimeSpan Remembered = ClassSession.Longest;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The last hundred sessions of a school, the newest first: to an admin all of them, to a member of staff the own ones.</summary>
    public async Task<IReadOnlyList<ClassSession>> OfAsync(SchoolVisit visit, CancellationToken ct) =>
        await Of(visit).Where(session => session.Status != ClassStatus.Discarded).OrderByDescending(session => session.StartedAt).Take(Most).ToListAsync(ct);

    /// <returns>Null when there is none, or none of which this person may know.</returns>
    public Task<ClassSession?> FindAsync(SchoolVisit visit, ClassSessionId id, CancellationToken ct) => Of(visit).SingleOrDefaultAsync(session => session.Id == id, ct);

    /// <summary>The session that answers under a code.</summary>
    /// <returns><see cref="ClassErrors.Closed"/> for the code of a class that was done today, or else <see cref="ClassErrors.CodeUnknown"/>.</returns>
    public async Task<Result<ClassSession>> EnterAsync(ClassCode code, CancellationToken ct)
    {
        var since = Now - Remembered;
        var session = await db.Set<ClassSession>().AsNoTracking().Where(s => s.Code == code && s.StartedAt > since)
            .OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(ct);
        if (session is null) return ClassErrors.CodeUnknown;
        return session.IsOpen(Now) && await IsRoundOpenAsync(session, ct) ? session : ClassErrors.Closed;
    }

    /// <summary>Null when nobody can answer there.</summary>
    public async Task<ClassSession?> FindOpenAsync(ClassSessionId id, CancellationToken ct) =>
        await db.Set<ClassSession>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is { } session
            && session.IsOpen(Now) && await IsRoundOpenAsync(session, ct) ? session : null;

    /// <summary>Whether a device took part already.</summary>
    public Task<bool> HasAnsweredAsync(ClassSessionId id, DeviceToken device, CancellationToken ct)
    {
        var hash = device.HashFor(id);
        return db.Set<ClassReceipt>().AnyAsync(receipt => receipt.SessionId == id && receipt.Device == hash, ct);
    }

    /// <returns>How many answered, and whether more can; null when there is no such session.</returns>
    public async Task<ClassCount?> CountAsync(ClassSessionId id, CancellationToken ct)
    {
        var now = Now;
        return await db.Set<ClassSession>().Where(session => session.Id == id)
            .Select(session => new ClassCount(session.Answers, session.Status == ClassStatus.Open && session.ExpiresAt > now
                && db.Set<SchoolRound>().Any(round => round.Id == session.RoundId && round.Status == RoundStatus.Open)))
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>What a school calls the classes of a round, by the keys under which their answers stand.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(ScanRoundId round, CancellationToken ct) =>
        (await db.Set<ClassSession>().AsNoTracking().Where(session => session.RoundId == round && session.Status != ClassStatus.Discarded)
            .Select(session => new { session.Id, session.Group }).ToListAsync(ct)).ToDictionary(session => ClassSession.KeyOf(session.Id), session => session.Group, StringComparer.Ordinal);

    // when a round closes its classes do, and their rows hear of it a little later
    private Task<bool> IsRoundOpenAsync(ClassSession session, CancellationToken ct) =>
        db.Set<SchoolRound>().AnyAsync(round => round.Id == session.RoundId && round.Status == RoundStatus.Open, ct);

    private IQueryable<ClassSession> Of(SchoolVisit visit) => db.Set<ClassSession>().AsNoTracking()
        .Where(session => session.SchoolId == visit.School && (visit.Role == SchoolRole.Admin || session.StartedBy == visit.Member));
}

/// <summary>How many answered. It tells that somebody answered, which the class sees anyway, and nothing of what.</summary>
public sealed record ClassCount(int Answers, bool IsOpen);
