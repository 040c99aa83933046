using MathNet.Numerics.Statistics;

namespace WIJschool.Core.Scans.Scoring;

/// <summary>
/// Where a quarter, half and three quarters of the schools score below, 0 to 100. Every school counts once, however many
/// answered there.
/// </summary>
public sealed record Quartiles(double Lower, double Median, double Upper)
{
    /// <summary>Fewer schools give no quartiles.</summary>
    public const int FewestSchools = 5;

    /// <summary>
    /// The quartiles by the eighth definition of Hyndman and Fan, which is about unbiased for the median whatever the
    /// distribution: at place (n + 1/3) p + 1/3 among the sorted scores, in between by a straight line. Source: R. J. Hyndman and
    /// Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361–365.
    /// </summary>
    /// <param name="schools">The mean of each school, 0 to 100.</param>
    /// <returns>The quartiles; null for fewer than <see cref="FewestSchools"/> schools.</returns>
    public static Quartiles? Of(IReadOnlyCollection<double> schools)
    {
        if (schools.Count < FewestSchools)
            return null;
        double[] sorted = [.. schools.Order()];
        return new Quartiles(At(0.25), At(0.5), At(0.75));

        double At(double part) => SortedArrayStatistics.QuantileCustom(sorted, part, QuantileDefinition.R8);
    }
}
