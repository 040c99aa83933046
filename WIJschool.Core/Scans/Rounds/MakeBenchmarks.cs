using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>
/// Makes the benchmarks of the term that ended, once. They are by sector, and a round closes in one term: so no two benchmarks share a
/// round, and no difference between two of them is about the few schools in between.
/// </summary>
public sealed class MakeBenchmarks(WijschoolDbContext db, IJointChange change, TimeProvider clock, ILogger<MakeBenchmarks> logger)
{
    /// <returns>How many were made; 0 when they are there.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var term = ScanTerm.Of(DutchDay.Today(clock)).Before();
        if (await IsMadeAsync(term, ct)) return 0;
        var made = await ReckonAsync(term, ct);
        if (made.Count == 0) return 0;
        var result = await change.RunAsync<int>(async inner =>
        {
            if (await IsMadeAsync(term, inner)) return 0;
            db.AddRange(made);
            await db.SaveChangesAsync(inner);
            return made.Count;
        }, ct);
        db.ChangeTracker.Clear();
        if (result.Value > 0) logger.BenchmarksMade(result.Value, term.Number, term.Year.Start);
        return result.Value;
    }

    /// <summary>The benchmarks of a term over all schools.</summary>
    internal async Task<IReadOnlyList<ScanBenchmark>> ReckonAsync(ScanTerm term, CancellationToken ct)
    {
        var (from, end) = (term.From, term.End);
        var rows = await (from round in db.Set<SchoolRound>()
                          join figure in db.Set<RoundFigure>() on round.Id equals figure.RoundId
                          where round.Status == RoundStatus.Closed && round.ClosedOn >= @from && round.ClosedOn < end
                          select new Row(round.SchoolId, round.InstrumentCode, round.Audience, round.Sector, round.SchoolYear, round.Number, figure.Kind, figure.Code,
                              figure.Respondents, figure.Mean)).AsNoTracking().ToListAsync(ct);
        return [.. rows.GroupBy(row => (row.Audience, Subject: new BenchmarkSubject(row.InstrumentCode, row.Sector, row.Kind, row.Code)))
            .Select(group => new ScanBenchmark(group.Key.Subject, term, Show(group, group.Key.Audience)))
            .DistinctBy(benchmark => (benchmark.InstrumentCode, benchmark.Sector, benchmark.Kind, benchmark.Code))];
    }

    /// <summary>A school that closed two rounds in the term counts with the last.</summary>
    private static ShownBenchmark? Show(IEnumerable<Row> rows, Audience audience)
    {
        BenchmarkEntry[] entries = [.. rows.GroupBy(row => row.School).Select(own => own.MaxBy(row => (row.SchoolYear, row.Number))!)
            .Select(row => new BenchmarkEntry(row.School.Value, $"{row.SchoolYear}-{row.Number}", row.Respondents, row.Mean))];
        var result = Benchmarks.None.Show(entries, audience);
        return result.IsOk ? result.Value.Shown : null;
    }

    private Task<bool> IsMadeAsync(ScanTerm term, CancellationToken ct) =>
        db.Set<ScanBenchmark>().AnyAsync(benchmark => benchmark.SchoolYear == term.Year.Start && benchmark.Term == term.Number, ct);

    private sealed record Row(
        SchoolId School, string InstrumentCode, Audience Audience, Sector Sector, int SchoolYear, int Number, FigureKind Kind, string Code, int Respondents, double Mean);
}
