namespace WIJschool.Core.Scans.Scoring;

/// <summary>The number, mean and squared deviations of a sample, reckoned from its first value so that equal values spread exactly 0.</summary>
internal sealed record Sample(int Count, double Mean, double Squares)
{
    /// <summary>Scores are fractions of small whole numbers: what spreads less than this is rounding, not difference.</summary>
    private const double Noise = 1e-9;

    /// <summary>The variance with n − 1 below the line; 0 when only rounding tells the values apart.</summary>
    public double Variance => Squares / (Count - 1) is var variance && variance < Noise * Noise ? 0 : variance;

    /// <param name="values">At least one.</param>
    public static Sample Of(IReadOnlyList<double> values)
    {
        var first = values[0];
        double sum = 0;
        foreach (var value in values)
            sum += value - first;
        var mean = sum / values.Count;
        double squares = 0;
        foreach (var value in values)
            squares += (value - first - mean) * (value - first - mean);
        return new Sample(values.Count, first + mean, squares);
    }
}
