using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace WIJschool.Core.Scans.Scoring;

/// <summary>A range that holds the true value in 95 of 100 such measurements, both ends included.</summary>
public sealed record Interval(double Low, double High)
{
    public bool Holds(double value) => value >= Low && value <= High;
}

/// <summary>What a group of respondents scores.</summary>
/// <param name="Respondents">How many have a score, 1 or more.</param>
/// <param name="Mean">0 to 100.</param>
/// <param name="Spread">The standard deviation of the sample (n − 1 below the line), in points; null for one respondent.</param>
/// <param name="Interval95">
/// Student's interval of the mean, mean ± t(0.975; n − 1) · spread / √n, in points; null for one respondent. It is not cut off at
/// 0 and 100. Source: Student, "The probable error of a mean", Biometrika 6 (1908) 1–25.
/// </param>
public sealed record GroupScore(int Respondents, double Mean, double? Spread, Interval? Interval95)
{
    /// <param name="scores">0 to 100 each; null for a respondent without a score, who does not count.</param>
    /// <returns>The score of the group; null when nobody has a score.</returns>
    public static GroupScore? Of(IEnumerable<double?> scores)
    {
        double[] given = [.. scores.OfType<double>()];
        if (given.Length == 0)
            return null;
        var sample = Sample.Of(given);
        if (sample.Count == 1)
            return new GroupScore(1, sample.Mean, Spread: null, Interval95: null);
        var spread = Math.Sqrt(sample.Variance);
        return new GroupScore(sample.Count, sample.Mean, spread, Around(sample.Mean, spread / Math.Sqrt(sample.Count), sample.Count - 1));
    }

    /// <param name="error">The standard error.</param>
    /// <param name="freedom">The degrees of freedom, which need not be a whole number.</param>
    internal static Interval Around(double middle, double error, double freedom)
    {
        var reach = StudentQuantile(freedom) * error;
        return new Interval(middle - reach, middle + reach);
    }

    /// <summary>
    /// t(0.975; f). The library stops searching some eleven digits in, which is too soon for a wide interval with one degree of
    /// freedom; a step of Newton's on the upper tail, where no digits cancel, gives the rest.
    /// </summary>
    private static double StudentQuantile(double freedom)
    {
        var t = StudentT.InvCDF(location: 0, scale: 1, freedom, 0.975);
        var tail = SpecialFunctions.BetaRegularized(freedom / 2, 0.5, freedom / (freedom + (t * t))) / 2;
        return t + ((tail - 0.025) / StudentT.PDF(location: 0, scale: 1, freedom, t));
    }
}
