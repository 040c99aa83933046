using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>Reads what a school may see of one of its rounds. It is the only road from stored answers to a page.</summary>
public sealed class ReadScanResult(WijschoolDbContext db, ClosedRounds rounds, RoundInstruments instruments)
{
    private const int MostEarlier = 5;

    /// <returns>The result, <see cref="ScanErrors.RoundNotFound"/> (also for a round of another school), or <see cref="ScanErrors.RoundOpen"/>.</returns>
    public async Task<Result<ScanResult>> ExecuteAsync(SchoolId school, ScanRoundId id, string culture, CancellationToken ct)
    {
        if (await db.Rounds(school).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, ct) is not { } round) return ScanErrors.RoundNotFound;
        if (round.Status != RoundStatus.Closed) return ScanErrors.RoundOpen;
        var earlier = await EarlierAsync(round, ct);
        var plan = await rounds.PlanAsync([.. earlier, round], round, culture, ct);
        var whole = plan.Show(round.Key);
        List<EarlierRound> before = [];
        foreach (var each in earlier) before.Add(new EarlierRound(await InfoAsync(each, culture, ct), plan.Show(each.Key)));
        var (term, benchmarks) = await BenchmarksAsync(round, ct);
        return new ScanResult(await InfoAsync(round, culture, ct), whole, Parts(plan, round), before, Changes(plan, before.LastOrDefault()?.Whole, whole), benchmarks, term);
    }

    private async Task<RoundInfo> InfoAsync(SchoolRound round, string culture, CancellationToken ct) =>
        RoundInfo.Of(round, (await instruments.ReadAsync(round, culture, ct)).Instrument.Name);

    /// <summary>The closed rounds before it with the same instrument, the oldest first; what a round means to another audience is another thing.</summary>
    private async Task<List<SchoolRound>> EarlierAsync(SchoolRound round, CancellationToken ct)
    {
        var last = await db.Rounds(round.SchoolId).AsNoTracking()
            .Where(other => other.InstrumentCode == round.InstrumentCode && other.Audience == round.Audience && other.Status == RoundStatus.Closed
                && (other.SchoolYear < round.SchoolYear || (other.SchoolYear == round.SchoolYear && other.Number < round.Number)))
            .OrderByDescending(other => other.SchoolYear).ThenByDescending(other => other.Number).Take(MostEarlier).ToListAsync(ct);
        last.Reverse();
        return last;
    }

    private static IReadOnlyList<ShownPart> Parts(ScanResults plan, SchoolRound round)
    {
        var start = ClosedRounds.PartKey(round, "");
        return [.. plan.Keys.Where(key => key.StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(key => new ShownPart(key[start.Length..], plan.Show(key)))];
    }

    /// <summary>A layer that the round before did not measure has no change.</summary>
    private static Dictionary<string, ShownChange> Changes(ScanResults plan, ShownResult? before, ShownResult whole)
    {
        var changes = new Dictionary<string, ShownChange>(StringComparer.Ordinal);
        if (before is null) return changes;
        var measured = before.Layers.Select(layer => layer.Layer.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var code in whole.Layers.Select(layer => layer.Layer.Code).Where(measured.Contains))
        {
            if (plan.Compare(before.Key, whole.Key, code) is { } change) changes[code] = change;
        }
        return changes;
    }

    private async Task<(ScanTerm? Term, IReadOnlyList<BenchmarkLine> Lines)> BenchmarksAsync(SchoolRound round, CancellationToken ct)
    {
        var all = db.Set<ScanBenchmark>().AsNoTracking().Where(each => each.InstrumentCode == round.InstrumentCode && each.Sector == round.Sector && each.Median != null);
        var last = await all.OrderByDescending(each => each.SchoolYear).ThenByDescending(each => each.Term).Select(each => new { each.SchoolYear, each.Term }).FirstOrDefaultAsync(ct);
        if (last is null) return (null, []);
        var lines = await all.Where(each => each.SchoolYear == last.SchoolYear && each.Term == last.Term).ToListAsync(ct);
        return (new ScanTerm(new SchoolYear(last.SchoolYear), last.Term), [.. lines.Select(line => new BenchmarkLine(line.Kind, line.Code, line.Shown!))]);
    }
}
