using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>An admin begins a round with an instrument as it is published now.</summary>
public sealed class OpenRound(WijschoolDbContext db, IJointChange change, IInstruments instruments, IAuditTrail audit, TimeProvider clock, ILogger<OpenRound> logger)
{
    /// <param name="closesOn">The last day on which it can be answered.</param>
    /// <returns>
    /// The round; the one that is open when there is one with this instrument, as after a second click. Or <see cref="ScanErrors.ClosingDayInvalid"/>,
    /// <see cref="ScanErrors.InstrumentNotFound"/>, <see cref="ScanErrors.RoundsUsedUp"/>, what is wrong with the instrument, or why this person may not.
    /// </returns>
    public async Task<Result<ScanRoundId>> ExecuteAsync(SchoolId school, MemberKey by, string instrument, DateOnly closesOn, CancellationToken ct)
    {
        var today = DutchDay.Today(clock);
        if (SchoolRound.Fault(today, closesOn) is { } fault) return fault;
        var found = await instruments.FindAsync(instrument);
        if (!found.IsOk) return found.Error;
        var version = new InstrumentVersion(found.Value);
        await KeepAsync(version, ct);
        return await change.RunAsync(inner => OpenAsync(school, by, found.Value, version, (today, closesOn), inner), ct);
    }

    /// <summary>Stores a version that is not there yet; of two who do so at once, one does.</summary>
    private async Task KeepAsync(InstrumentVersion version, CancellationToken ct)
    {
        if (await IsKeptAsync()) return;
        try
        {
            db.Add(version);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (!await IsKeptAsync()) throw;
        }

        Task<bool> IsKeptAsync() => db.Set<InstrumentVersion>().AnyAsync(kept => kept.Id == version.Id, ct);
    }

    private async Task<Result<ScanRoundId>> OpenAsync(
        SchoolId id, MemberKey by, FrozenInstrument instrument, InstrumentVersion version, (DateOnly First, DateOnly Last) days, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(id, by, ct);
        if (turn is null) return error!;
        var year = SchoolYear.Of(days.First).Start;
        var rounds = await db.Rounds(id).AsNoTracking().Where(round => round.InstrumentCode == instrument.Code).ToListAsync(ct);
        if (rounds.Find(round => round.Status == RoundStatus.Open) is { } open) return open.Id;
        var used = rounds.Where(round => round.SchoolYear == year).Select(round => round.Number).ToHashSet();
        if (Enumerable.Range(1, SchoolRound.MostInYear).FirstOrDefault(number => !used.Contains(number)) is not (> 0 and var free)) return ScanErrors.RoundsUsedUp;

        var round = new SchoolRound(EntityId.New<ScanRoundId>(clock), turn.School, instrument, version, new RoundPlan(free, days.First, days.Last));
        db.Add(round);
        if (round.Audience != Audience.Pupils) db.Add(new AnswerGroup(round.Id, SchoolRound.Everyone)); // pupils answer by class
        audit.Record(id, by, AuditAction.RoundOpened, round.Id.Value);
        await db.SaveChangesAsync(ct);
        logger.RoundOpened(round.Id.Value, id.Value, by.Value);
        return round.Id;
    }
}
