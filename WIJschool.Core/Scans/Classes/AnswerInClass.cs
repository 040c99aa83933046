using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Rounds;

namespace WIJschool.Core.Scans.Classes;

/// <summary>
/// A pupil answers. The answers join those of the class, the count goes up, and beside them stands that this device took part: all in one
/// transaction, so that a killed process leaves all of it or nothing. What comes twice counts once, and is a success both times.
/// Rows are taken in the order of whoever closes: the group of answers first, then the session.
/// </summary>
public sealed class AnswerInClass(WijschoolDbContext db, IJointChange change, AnswerGroups groups, ClassSessions sessions, TimeProvider clock)
{
    // far more than any class, so that nobody who has a code fills the disk
    private const int Most = 2000;

    /// <param name="given">Per code of a statement its answer; null for "I do not know".</param>
    /// <returns><see cref="ClassErrors.Closed"/>, <see cref="ClassErrors.Full"/>, or what is wrong with the answers.</returns>
    public async Task<Result<Done>> ExecuteAsync(ClassSessionId id, DeviceToken device, IReadOnlyDictionary<string, int?> given, CancellationToken ct)
    {
        if (await sessions.HasAnsweredAsync(id, device, ct)) return Done.Value;
        if (await sessions.FindOpenAsync(id, ct) is not { } session) return ClassErrors.Closed;
        var result = await change.RunAsync(inner => AnswerAsync(session, device, given, inner), ct);
        return result.Error == ScanErrors.AlreadyAnswered ? Done.Value : result;
    }

    private async Task<Result<Done>> AnswerAsync(ClassSession session, DeviceToken device, IReadOnlyDictionary<string, int?> given, CancellationToken ct)
    {
        var added = await groups.AddAsync(session.RoundId, session.GroupKey, given, ct);
        if (!added.IsOk) return added.Error.Code == ScanErrors.GroupClosed.Code ? ClassErrors.Closed : added.Error;
        if (await sessions.HasAnsweredAsync(session.Id, device, ct)) return ScanErrors.AlreadyAnswered; // by who had the turn before
        if (await CountAsync(session.Id, ct) is { } error) return error;
        db.Add(new ClassReceipt(session.Id, device.HashFor(session.Id)));
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }

    private async Task<DomainError?> CountAsync(ClassSessionId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = db.Set<ClassSession>().Where(s => s.Id == id && s.Status == ClassStatus.Open && s.ExpiresAt > now);
        if (await open.Where(s => s.Answers < Most).ExecuteUpdateAsync(set => set.SetProperty(s => s.Answers, s => s.Answers + 1), ct) > 0) return null;
        return await open.AnyAsync(ct) ? ClassErrors.Full : ClassErrors.Closed;
    }
}
