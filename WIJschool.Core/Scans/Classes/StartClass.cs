using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Classes;

/// <summary>A teacher begins a session: from now on a class can answer under its code.</summary>
public sealed class StartClass(
    WijschoolDbContext db, IJointChange change, AnswerGroups groups, ClassRounds rounds, IAuditTrail trail, IOptions<ClassOptions> options, TimeProvider clock, ILogger<StartClass> logger)
{
    /// <param name="group">What the school calls the class, 1 to 30 characters.</param>
    /// <returns><see cref="ClassErrors.GroupInvalid"/>, or <see cref="ClassErrors.RoundNotOpen"/> when classes of this school do not answer in the round.</returns>
    public async Task<Result<ClassSessionId>> ExecuteAsync(SchoolVisit visit, ScanRoundId round, string group, CancellationToken ct) =>
        group.Trim() is { Length: > 0 and <= ClassSession.LongestGroup } name
            ? await change.RunAsync(inner => StartAsync(visit, round, name, inner), ct)
            : ClassErrors.GroupInvalid;

    private async Task<Result<ClassSessionId>> StartAsync(SchoolVisit visit, ScanRoundId round, string group, CancellationToken ct)
    {
        if (!await rounds.IsOpenAsync(visit.School, round, ct)) return ClassErrors.RoundNotOpen;
        var id = EntityId.New<ClassSessionId>(clock);
        var opened = await groups.OpenAsync(round, ClassSession.KeyOf(id), ct);
        if (!opened.IsOk) return ClassErrors.RoundNotOpen;
        db.Add(new ClassSession(id, visit.School, round, visit.Member, group, await FreeCodeAsync(ct), clock.GetUtcNow(), options.Value.SessionHours));
        trail.Record(visit.School, visit.Member, AuditAction.ClassSessionOpened, id.Value);
        await db.SaveChangesAsync(ct);
        logger.ClassStarted(visit.School.Value, id.Value, visit.Member.Value);
        return id;
    }

    /// <summary>A code that no open session has. Two who start at once and get the same one, once in 190 million, are kept apart by the index.</summary>
    private async Task<ClassCode> FreeCodeAsync(CancellationToken ct)
    {
        while (true)
        {
            var code = ClassCode.New();
            if (!await db.Set<ClassSession>().AnyAsync(session => session.Code == code && session.Status == ClassStatus.Open, ct)) return code;
        }
    }
}
