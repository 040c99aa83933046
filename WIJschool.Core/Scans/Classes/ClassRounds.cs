using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Classes;

/// <summary>A round in which classes can answer.</summary>
/// <param name="Instrument">Its name in the reader's language.</param>
/// <param name="Number">Which of the school year it is.</param>
public sealed record ClassRound(ScanRoundId Id, string Instrument, int Number);

/// <summary>What a class is asked.</summary>
/// <param name="Sector">By which the statements are chosen.</param>
public sealed record ClassQuestions(PublishedInstrument Asked, Sector Sector);

/// <summary>The rounds of schools that are answered by classes.</summary>
public sealed class ClassRounds(WijschoolDbContext db, RoundInstruments instruments, TimeProvider clock)
{
    public async Task<IReadOnlyList<ClassRound>> OpenAsync(SchoolId school, string culture, CancellationToken ct)
    {
        var open = new List<ClassRound>();
        foreach (var round in await Open(school).OrderBy(round => round.InstrumentCode).ToListAsync(ct))
            open.Add(new ClassRound(round.Id, (await instruments.ReadAsync(round, culture, ct)).Instrument.Name, round.Number));
        return open;
    }

    public async Task<ClassQuestions> QuestionsAsync(ClassSession session, string culture, CancellationToken ct)
    {
        var round = await db.Set<SchoolRound>().AsNoTracking().SingleAsync(round => round.Id == session.RoundId, ct);
        return new ClassQuestions(await instruments.ReadAsync(round, culture, ct), round.Sector);
    }

    internal Task<bool> IsOpenAsync(SchoolId school, ScanRoundId id, CancellationToken ct) => Open(school).AnyAsync(round => round.Id == id, ct);

    private IQueryable<SchoolRound> Open(SchoolId school)
    {
        var today = DutchDay.Today(clock);
        return db.Rounds(school).AsNoTracking().Where(round => round.Audience == Audience.Pupils && round.Status == RoundStatus.Open && round.ClosesOn >= today);
    }
}
