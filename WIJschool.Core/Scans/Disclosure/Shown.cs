using WIJschool.Core.Scans.Scoring;

namespace WIJschool.Core.Scans.Disclosure;

/// <summary>A number of people or schools as it is shown; the exact number would tell when one of them skipped something.</summary>
/// <param name="To">The most it can be; null for no end.</param>
public sealed record CountBand(int From, int? To)
{
    private static readonly int[] Starts = [5, 10, 15, 25, 50, 100];

    /// <param name="count">5 or more: fewer are never shown.</param>
    public static CountBand Of(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, Starts[0]);
        var place = Array.FindLastIndex(Starts, start => start <= count);
        return new CountBand(Starts[place], place + 1 < Starts.Length ? Starts[place + 1] - 1 : null);
    }
}

/// <summary>How far the respondents differ, in words: under 15 points, 15 to 25, more.</summary>
public enum SpreadBand
{
    Agreed = 0,
    Differing = 1,
    Divided = 2,
}

/// <summary>How large a change is, by Hedges' g without its sign: under 0.2, 0.5, 0.8, or more (the bounds of Cohen, 1988).</summary>
public enum EffectBand
{
    Negligible = 0,
    Small = 1,
    Medium = 2,
    Large = 3,
}

/// <summary>
/// A score as it is shown: the mean in whole points, 0 to 100, the interval widened to whole points and cut at the ends of the
/// scale, the spread in words. With the exact spread and interval the number who have a score could be worked out.
/// </summary>
public sealed record ShownScore(int Mean, int Low, int High, SpreadBand Spread)
{
    private const double LittleSpread = 15;
    private const double MuchSpread = 25;

    /// <param name="score">Of two respondents or more.</param>
    public static ShownScore Of(GroupScore score) => new(
        Whole.Nearest(score.Mean), Math.Max(0, Whole.Down(score.Interval95!.Low)), Math.Min(100, Whole.Up(score.Interval95.High)),
        score.Spread switch { < LittleSpread => SpreadBand.Agreed, <= MuchSpread => SpreadBand.Differing, _ => SpreadBand.Divided });
}

/// <summary>A change between two rounds as it is shown, in whole points and words.</summary>
/// <param name="IsCertain">Whether the interval of the difference does not hold 0.</param>
public sealed record ShownChange(int Difference, int? Low, int? High, EffectBand? Effect, bool IsCertain)
{
    public static ShownChange Of(ScoreChange change)
    {
        var interval = change.DifferenceInterval95;
        EffectBand? effect = change.HedgesG is not { } g ? null
            : Math.Abs(g) switch { < 0.2 => EffectBand.Negligible, < 0.5 => EffectBand.Small, < 0.8 => EffectBand.Medium, _ => EffectBand.Large };
        return new ShownChange(
            Whole.Nearest(change.Difference), interval is null ? null : Whole.Down(interval.Low), interval is null ? null : Whole.Up(interval.High),
            effect, interval?.Holds(0) == false);
    }
}

/// <summary>A dimension of a result; without a score when its layer is withheld.</summary>
public sealed record ShownDimension(Dimension Dimension, ShownScore? Score);

/// <summary>A layer of a result; without a score when it is withheld.</summary>
public sealed record ShownLayer(MeasuredLayer Layer, Withheld Withheld, ShownScore? Score, IReadOnlyList<ShownDimension> Dimensions);

/// <summary>A result as a page, a print or an export shows it.</summary>
/// <param name="Respondents">How many answered; null when the result is withheld.</param>
/// <param name="Layers">From the bottom up; empty when the result is withheld.</param>
public sealed record ShownResult(string Key, Withheld Withheld, CountBand? Respondents, IReadOnlyList<ShownLayer> Layers);

/// <summary>Rounding, away from a boundary by no more than arithmetic does.</summary>
internal static class Whole
{
    private const double Noise = 1e-9;

    public static int Nearest(double points) => (int)Math.Round(points, MidpointRounding.AwayFromZero);

    public static int Down(double points) => (int)Math.Floor(points + Noise);

    public static int Up(double points) => (int)Math.Ceiling(points - Noise);
}
