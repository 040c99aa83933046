using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>What a figure is about: a layer of the pyramid or a dimension.</summary>
public enum FigureKind
{
    Layer,
    Dimension,
}

/// <summary>
/// The score of a whole round on one layer or dimension, made when the round closes and only of what may be shown of it. Benchmarks are
/// made of these and never of answers. It goes with its round.
/// </summary>
public sealed class RoundFigure
{
    private RoundFigure()
    {
    }

    /// <param name="squares">The sum of squared deviations from the mean.</param>
    public RoundFigure(ScanRoundId round, FigureKind kind, string code, int respondents, double mean, double squares) =>
        (RoundId, Kind, Code, Respondents, Mean, Squares) = (round, kind, code, respondents, mean, squares);

    public ScanRoundId RoundId { get; private init; }

    public FigureKind Kind { get; private init; }

    /// <summary>Of the layer or the dimension.</summary>
    public string Code { get; private init; } = "";

    public int Respondents { get; private init; }

    /// <summary>0 to 100.</summary>
    public double Mean { get; private init; }

    public double Squares { get; private init; }
}

/// <summary>
/// A benchmark that was made after a term had ended, once and for all: asking again gives what was kept. It stays when a school leaves,
/// whose figure cannot be found in it.
/// </summary>
public sealed class ScanBenchmark
{
    private ScanBenchmark()
    {
    }

    /// <param name="shown">Null when it may not be shown.</param>
    public ScanBenchmark(BenchmarkSubject subject, ScanTerm term, ShownBenchmark? shown)
    {
        (InstrumentCode, Sector, Kind, Code) = subject;
        (SchoolYear, Term) = (term.Year.Start, term.Number);
        (Lower, Median, Upper) = (shown?.Lower, shown?.Median, shown?.Upper);
        (SchoolsFrom, SchoolsTo) = (shown?.Schools.From, shown?.Schools.To);
    }

    public string InstrumentCode { get; private init; } = "";

    public int SchoolYear { get; private init; }

    /// <summary>1 to 3.</summary>
    public int Term { get; private init; }

    public Sector Sector { get; private init; }

    public FigureKind Kind { get; private init; }

    public string Code { get; private init; } = "";

    public int? Lower { get; private init; }

    public int? Median { get; private init; }

    public int? Upper { get; private init; }

    public int? SchoolsFrom { get; private init; }

    public int? SchoolsTo { get; private init; }

    /// <summary>Null when it may not be shown.</summary>
    public ShownBenchmark? Shown => (Lower, Median, Upper, SchoolsFrom) is ({ } lower, { } median, { } upper, { } from)
        ? new ShownBenchmark(lower, median, upper, new CountBand(from, SchoolsTo)) : null;
}

/// <summary>What a benchmark is about.</summary>
public sealed record BenchmarkSubject(string InstrumentCode, Sector Sector, FigureKind Kind, string Code);
