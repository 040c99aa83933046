using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>
/// A round ends: by its admin, or by itself after its last day. Nothing can be added any more; who was asked and which devices sent
/// something is deleted; and the figures from which benchmarks are made are stored, of what may be shown.
/// </summary>
public sealed class CloseRound(WijschoolDbContext db, IJointChange change, ClosedRounds rounds, IAuditTrail audit, TimeProvider clock, ILogger<CloseRound> logger)
{
    /// <returns><see cref="ScanErrors.RoundNotFound"/>, <see cref="ScanErrors.RoundClosed"/>, or why this person may not.</returns>
    public Task<Result<Done>> ExecuteAsync(SchoolId school, MemberKey by, ScanRoundId id, CancellationToken ct) => change.RunAsync<Done>(async inner =>
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(school, by, inner);
        if (turn is null) return error!;
        if (!await db.Rounds(school).AnyAsync(round => round.Id == id, inner)) return ScanErrors.RoundNotFound;
        return await CloseAsync(school, by, id, inner) ? Done.Value : ScanErrors.RoundClosed;
    }, ct);

    /// <summary>Closes every round whose last day is over.</summary>
    /// <returns>How many were closed.</returns>
    public async Task<int> ExecuteDueAsync(CancellationToken ct)
    {
        var today = DutchDay.Today(clock);
        var due = await db.Set<SchoolRound>().Where(round => round.Status == RoundStatus.Open && round.ClosesOn < today).Select(round => new { round.Id, round.SchoolId }).ToListAsync(ct);
        var closed = 0;
        foreach (var round in due)
        {
            var result = await change.RunAsync<bool>(async inner => await CloseAsync(round.SchoolId, by: null, round.Id, inner), ct);
            if (result.Value) closed++;
            db.ChangeTracker.Clear();
        }
        return closed;
    }

    private async Task<bool> CloseAsync(SchoolId school, MemberKey? by, ScanRoundId id, CancellationToken ct)
    {
        var today = DutchDay.Today(clock);
        var found = await db.Set<SchoolRound>().Where(round => round.Id == id && round.Status == RoundStatus.Open).ExecuteUpdateAsync(
            set => set.SetProperty(round => round.Status, RoundStatus.Closed).SetProperty(round => round.ClosedOn, today).SetProperty(round => round.SharedCode, (string?)null), ct);
        if (found == 0) return false;
        await db.Set<AnswerGroup>().Where(group => group.RoundId == id).ExecuteUpdateAsync(set => set.SetProperty(group => group.IsClosed, true), ct); // waits for who is answering
        await db.Set<AnswerReceipt>().Where(receipt => receipt.RoundId == id).ExecuteDeleteAsync(ct);
        await db.Set<ScanInvitation>().Where(invitation => invitation.RoundId == id).ExecuteDeleteAsync(ct);
        db.AddRange(await rounds.FiguresAsync(id, ct));
        audit.Record(school, by, AuditAction.RoundClosed, id.Value);
        await db.SaveChangesAsync(ct);
        logger.RoundClosed(id.Value);
        return true;
    }
}

/// <summary>An admin throws an open round away with all that was answered in it. A round that is closed stays.</summary>
public sealed class DiscardRound(WijschoolDbContext db, IJointChange change, IAuditTrail audit, ILogger<DiscardRound> logger)
{
    /// <returns><see cref="ScanErrors.RoundNotFound"/>, <see cref="ScanErrors.RoundClosed"/>, or why this person may not.</returns>
    public Task<Result<Done>> ExecuteAsync(SchoolId school, MemberKey by, ScanRoundId id, CancellationToken ct) => change.RunAsync<Done>(async inner =>
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(school, by, inner);
        if (turn is null) return error!;
        if (!await db.Rounds(school).AnyAsync(round => round.Id == id, inner)) return ScanErrors.RoundNotFound;
        if (await db.TakeOpenRoundAsync(id, inner) is null) return ScanErrors.RoundClosed;
        await db.Set<AnswerGroup>().Where(group => group.RoundId == id).ExecuteUpdateAsync(set => set.SetProperty(group => group.IsClosed, true), inner);
        db.ChangeTracker.Clear(); // the round goes by a statement, with all that hangs on it
        await db.Set<SchoolRound>().Where(round => round.Id == id).ExecuteDeleteAsync(inner);
        audit.Record(school, by, AuditAction.RoundDiscarded, id.Value);
        await db.SaveChangesAsync(inner);
        logger.RoundDiscarded(id.Value, by.Value);
        return Done.Value;
    }, ct);
}

/// <summary>Deletes the rounds of schools that take part no longer, with answers and figures: they leave with the school.</summary>
public sealed class ForgetClosedSchools(WijschoolDbContext db, ILogger<ForgetClosedSchools> logger)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        var gone = db.Set<School>().Where(school => school.Status == SchoolStatus.Closed).Select(school => school.Id);
        var rounds = await db.Set<SchoolRound>().Where(round => gone.Contains(round.SchoolId)).Select(round => new { round.Id, round.SchoolId }).ToListAsync(ct);
        foreach (var round in rounds)
            await db.Set<SchoolRound>().Where(each => each.Id == round.Id).ExecuteDeleteAsync(ct);
        if (rounds.Count > 0) logger.SchoolsForgotten(rounds.DistinctBy(round => round.SchoolId).Count());
    }
}
