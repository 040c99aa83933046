using System.Collections.Immutable;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Scoring;

namespace WIJschool.Core.Scans.Disclosure;

/// <summary>What a school brings to a benchmark: its whole-round score on one layer or dimension, of one closed round.</summary>
/// <param name="Round">Names the round among those of the school.</param>
/// <param name="Respondents">How many have a score.</param>
/// <param name="Mean">0 to 100.</param>
public sealed record BenchmarkEntry(Guid School, string Round, int Respondents, double Mean);

/// <summary>A benchmark as it is shown: quartiles over schools in whole points, and about how many schools.</summary>
public sealed record ShownBenchmark(int Lower, int Median, int Upper, CountBand Schools);

/// <summary>
/// The benchmarks of one instrument and one layer that were shown, and which others may be. A benchmark is made once, after a term
/// has ended, of the rounds that closed in it, and kept; asking again gives what was kept.
/// <list type="bullet">
/// <item>Every school counts once, with its mean, and quartiles do not tell whose figure is whose: to a school that knows its own
/// figure, the others can change places without anything that is shown changing. At least four others remain.</item>
/// <item>No school may dominate: whichever school leaves its own people out, none of the others may hold more than half of the people
/// that remain.</item>
/// <item>Two benchmarks (another term, another sector, all sectors) may differ by no fewer than five rounds, by <see
/// cref="SafeParts"/>: else their difference would be about a few schools, such as the one that joined.</item>
/// </list>
/// </summary>
public sealed class Benchmarks
{
    public static readonly Benchmarks None = new([]);

    private readonly ImmutableArray<ImmutableHashSet<(Guid School, string Round)>> shown;

    private Benchmarks(ImmutableArray<ImmutableHashSet<(Guid School, string Round)>> shown) => this.shown = shown;

    /// <summary>Makes a benchmark of the schools whose figure is about the minimum group or more.</summary>
    /// <param name="entries">One of each school.</param>
    /// <returns>
    /// The benchmark with what is shown now, or <see cref="ScanErrors.BenchmarkTooFewSchools"/> (fewer than five),
    /// <see cref="ScanErrors.BenchmarkDominated"/> or <see cref="ScanErrors.BenchmarkTooClose"/> (to one that was shown).
    /// </returns>
    /// <exception cref="ArgumentException">A school has two entries.</exception>
    public Result<(ShownBenchmark Shown, Benchmarks After)> Show(IReadOnlyCollection<BenchmarkEntry> entries, Audience audience)
    {
        if (entries.DistinctBy(entry => entry.School).Count() < entries.Count)
            throw new ArgumentException("A school counts once in a benchmark.", nameof(entries));
        BenchmarkEntry[] counted = [.. entries.Where(entry => entry.Respondents >= MinimumGroup.Of(audience))];
        if (Quartiles.Of([.. counted.Select(entry => entry.Mean)]) is not { } quartiles)
            return ScanErrors.BenchmarkTooFewSchools;
        if (IsDominated([.. counted.Select(entry => entry.Respondents)]))
            return ScanErrors.BenchmarkDominated;
        var rounds = counted.Select(entry => (entry.School, entry.Round)).ToImmutableHashSet();
        if (!IsApart(rounds))
            return ScanErrors.BenchmarkTooClose;
        var benchmark = new ShownBenchmark(
            Whole.Nearest(quartiles.Lower), Whole.Nearest(quartiles.Median), Whole.Nearest(quartiles.Upper), CountBand.Of(counted.Length));
        return (benchmark, new Benchmarks([.. shown, rounds]));
    }

    /// <summary>Whether there is a school without whose people another holds more than half of the rest.</summary>
    private static bool IsDominated(int[] respondents)
    {
        int[] sorted = [.. respondents.OrderDescending()];
        var withoutSecond = sorted.Sum() - sorted[1]; // the largest stands out most where the second largest steps aside
        return sorted[0] * 2 > withoutSecond;
    }

    private bool IsApart(ImmutableHashSet<(Guid School, string Round)> rounds)
    {
        (Guid School, string Round)[] cells = [.. shown.SelectMany(set => set).Concat(rounds).Distinct()];
        var parts = new SafeParts(Quartiles.FewestSchools, [.. cells.Select(_ => 1)], [.. cells.Select(_ => true)]);
        foreach (var set in shown)
            parts.Admit([.. cells.Select(set.Contains)]);
        return parts.Admit([.. cells.Select(rounds.Contains)]) == Withheld.No;
    }
}
