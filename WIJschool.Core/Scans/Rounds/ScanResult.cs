using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>A round as its school knows it.</summary>
/// <param name="Name">Of the instrument, in the language of the reader.</param>
/// <param name="Number">1 to 3: which round of the school year.</param>
public sealed record RoundInfo(
    ScanRoundId Id, string InstrumentCode, string Name, Audience Audience, Sector Sector, SchoolYear Year, int Number, RoundStatus Status,
    DateOnly OpenedOn, DateOnly ClosesOn, DateOnly? ClosedOn)
{
    internal static RoundInfo Of(SchoolRound round, string name) => new(
        round.Id, round.InstrumentCode, name, round.Audience, round.Sector, new SchoolYear(round.SchoolYear), round.Number, round.Status, round.OpenedOn, round.ClosesOn,
        round.ClosedOn);
}

/// <summary>A part of a round, such as a class.</summary>
/// <param name="Group">The key of its answers.</param>
public sealed record ShownPart(string Group, ShownResult Result);

/// <summary>What may be shown of a round of before.</summary>
public sealed record EarlierRound(RoundInfo Round, ShownResult Whole);

/// <summary>A benchmark beside a score.</summary>
public sealed record BenchmarkLine(FigureKind Kind, string Code, ShownBenchmark Benchmark);

/// <summary>
/// All that may be shown of a closed round. It holds shown figures and nothing else: a page, a print and an export are made of this, so none
/// of them can tell more than another.
/// </summary>
/// <param name="Parts">The groups of the round, when there is more than one; those that are withheld included, in order of their keys.</param>
/// <param name="Earlier">The rounds before it with the same instrument, as far back as two school years; the last is the one with which it is compared.</param>
/// <param name="Changes">Per code of a layer, since that round; only where both rounds show the layer.</param>
/// <param name="Benchmarks">Of the school's sector.</param>
/// <param name="Term">The term of the benchmarks; null when there are none.</param>
public sealed record ScanResult(
    RoundInfo Round, ShownResult Whole, IReadOnlyList<ShownPart> Parts, IReadOnlyList<EarlierRound> Earlier, IReadOnlyDictionary<string, ShownChange> Changes,
    IReadOnlyList<BenchmarkLine> Benchmarks, ScanTerm? Term)
{
    /// <summary>The round with which it is compared; null for the first.</summary>
    public RoundInfo? Previous => Earlier is [.., var last] ? last.Round : null;

    public ShownBenchmark? BenchmarkOf(FigureKind kind, string code) => Benchmarks.FirstOrDefault(line => line.Kind == kind && line.Code == code)?.Benchmark;
}
