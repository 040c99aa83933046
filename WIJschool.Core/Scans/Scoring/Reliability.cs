using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Scoring;

/// <summary>How far the statements of a dimension measure one thing.</summary>
/// <param name="Respondents">How many answered every statement that was reckoned with; the others do not count here.</param>
/// <param name="Alpha">
/// Cronbach's alpha, k / (k − 1) · (1 − Σ variance of a statement / variance of the sum), at most 1 and possibly negative; null with
/// fewer than two statements or respondents, or when all sums are equal. Source: L. J. Cronbach, "Coefficient alpha and the
/// internal structure of tests", Psychometrika 16 (1951) 297–334.
/// </param>
/// <param name="Statements">Each statement that was reckoned with, in the order of the dimension.</param>
public sealed record Reliability(int Respondents, double? Alpha, IReadOnlyList<StatementFit> Statements)
{
    /// <summary>
    /// The reliability over the statements that all sectors among the responses are asked, and over those who answered all of
    /// these. Everything up to the last division is reckoned in whole numbers.
    /// </summary>
    public static Reliability Of(Dimension dimension, IReadOnlyCollection<Response> responses)
    {
        Sector[] sectors = [.. responses.Select(response => response.Sector).Distinct()];
        int[] used = [.. Enumerable.Range(0, dimension.Statements.Count).Where(place => sectors.All(dimension.Statements[place].IsAskedIn))];
        long[][] complete = [.. responses.Select(response => StepsOf(dimension, response, used)).OfType<long[]>()];
        long[] sums = [.. complete.Select(row => row.Sum())];
        var columns = used.Select((_, column) => complete.Select(row => row[column]).ToArray()).ToArray();
        return new Reliability(
            complete.Length,
            AlphaOf(columns, sums),
            [.. columns.Select((column, index) => new StatementFit(dimension.Statements[used[index]].Code, Rest(column, sums)))]);
    }

    private static long[]? StepsOf(Dimension dimension, Response response, int[] used)
    {
        var first = response.Instrument.FirstPlaceOf(dimension);
        var steps = Array.ConvertAll(used, place => (long)response.StepsAt(first + place));
        return Array.TrueForAll(steps, step => step >= 0) ? steps : null;
    }

    private static double? AlphaOf(long[][] columns, long[] sums)
    {
        var total = Products(sums, sums);
        return columns.Length < 2 || total == 0
            ? null
            : columns.Length / (columns.Length - 1.0) * (1 - (double)columns.Sum(column => Products(column, column)) / total);
    }

    private static double? Rest(long[] column, long[] sums)
    {
        var rest = sums.Zip(column, (sum, own) => sum - own).ToArray();
        var (own, others) = (Products(column, column), Products(rest, rest));
        return own == 0 || others == 0 ? null : Products(column, rest) / (Math.Sqrt(own) * Math.Sqrt(others));
    }

    /// <summary>n · Σ xy − Σ x · Σ y: the covariance times n (n − 1), a whole number, and 0 where a variance is 0.</summary>
    private static long Products(long[] x, long[] y) => (x.Length * x.Zip(y, (a, b) => a * b).Sum()) - (x.Sum() * y.Sum());
}

/// <summary>How a statement goes with the others of its dimension.</summary>
/// <param name="ItemRest">
/// Pearson's correlation of the statement with the sum of the others (corrected: the statement itself is not in the sum), −1 to 1;
/// null when either does not vary, or there is no other.
/// </param>
public sealed record StatementFit(string Code, double? ItemRest);
