using WIJschool.Core.Results;

namespace WIJschool.Core.Scans;

/// <summary>
/// A scale of agreement with <see cref="Points"/> answers, 1 (not at all) to <see cref="Points"/> (fully). "I do not know" is no
/// point of it: it counts as no answer, since it says nothing of more or less.
/// </summary>
public sealed record LikertScale
{
    public const int FewestPoints = 2;
    public const int MostPoints = 11;

    private LikertScale(int points) => Points = points;

    /// <summary>How many answers there are, 2 to 11.</summary>
    public int Points { get; }

    /// <returns>The scale, or <see cref="ScanErrors.ScaleOutOfRange"/> for fewer than 2 or more than 11 points.</returns>
    public static Result<LikertScale> Of(int points) =>
        points is >= FewestPoints and <= MostPoints ? new LikertScale(points) : ScanErrors.ScaleOutOfRange;

    public bool Has(int answer) => answer >= 1 && answer <= Points;

    /// <summary>How many steps an answer is above the worst one, 0 to <see cref="Points"/> − 1; a reversed statement counts from the top.</summary>
    public int StepsOf(int answer, bool reversed) => reversed ? Points - answer : answer - 1;
}
