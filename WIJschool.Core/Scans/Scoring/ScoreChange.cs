using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace WIJschool.Core.Scans.Scoring;

/// <summary>
/// How much a score changed from one round to the next. Answers hold no person, so the rounds are two independent samples, even
/// where the same people answered; with pairs the interval would be narrower, so this one is on the safe side.
/// </summary>
/// <param name="Difference">After less before, −100 to 100 points.</param>
/// <param name="DifferenceInterval95">
/// Welch's interval: difference ± t(0.975; f) · √(s₁²/n₁ + s₂²/n₂), with f by Welch and Satterthwaite, in points. Source: B. L.
/// Welch, "The generalization of Student's problem when several different population variances are involved", Biometrika 34
/// (1947) 28–35. Null when a round has one respondent, or neither round has any spread.
/// </param>
/// <param name="HedgesG">
/// The difference in pooled standard deviations, (after − before) / s · J, with the exact correction for small samples
/// J = Γ(m/2) / (√(m/2) · Γ((m − 1)/2)), m = n₁ + n₂ − 2. Source: L. V. Hedges, "Distribution theory for Glass's estimator of effect
/// size and related estimators", Journal of Educational Statistics 6 (1981) 107–128. Null when a round has one respondent, or
/// neither has any spread.
/// </param>
/// <param name="HedgesGInterval95">
/// g ± z(0.975) · √((n₁ + n₂)/(n₁ n₂) + g²/(2 (n₁ + n₂))), for large samples. Source: L. V. Hedges and I. Olkin, Statistical
/// Methods for Meta-Analysis (1985), chapter 5, formulas 14 to 16. Null where g is.
/// </param>
public sealed record ScoreChange(double Difference, Interval? DifferenceInterval95, double? HedgesG, Interval? HedgesGInterval95)
{
    private static readonly double Z = Normal.InvCDF(mean: 0, stddev: 1, 0.975);

    public static ScoreChange Between(GroupScore before, GroupScore after)
    {
        var difference = after.Mean - before.Mean;
        if (before.Spread is not { } first || after.Spread is not { } second || (first == 0 && second == 0))
            return new ScoreChange(difference, DifferenceInterval95: null, HedgesG: null, HedgesGInterval95: null);
        var g = EffectSize(difference, first, before.Respondents, second, after.Respondents);
        return new ScoreChange(difference, Welch(difference, first, before.Respondents, second, after.Respondents), g, Around(g, before.Respondents, after.Respondents));
    }

    private static Interval Welch(double difference, double first, int n1, double second, int n2)
    {
        var (v1, v2) = (first * first / n1, second * second / n2);
        var freedom = (v1 + v2) * (v1 + v2) / ((v1 * v1 / (n1 - 1)) + (v2 * v2 / (n2 - 1)));
        return GroupScore.Around(difference, Math.Sqrt(v1 + v2), freedom);
    }

    private static double EffectSize(double difference, double first, int n1, double second, int n2)
    {
        var m = n1 + n2 - 2;
        var pooled = Math.Sqrt((((n1 - 1) * first * first) + ((n2 - 1) * second * second)) / m);
        var correction = Math.Exp(SpecialFunctions.GammaLn(m / 2.0) - SpecialFunctions.GammaLn((m - 1) / 2.0)) / Math.Sqrt(m / 2.0);
        return difference / pooled * correction;
    }

    private static Interval Around(double g, int n1, int n2)
    {
        double all = n1 + n2;
        var reach = Z * Math.Sqrt((all / ((double)n1 * n2)) + (g * g / (2 * all)));
        return new Interval(g - reach, g + reach);
    }
}
