using WIJschool.Core.Toolbox;

namespace WIJschool.Core.Scans.Advice;

/// <summary>Something to fill in in a sentence.</summary>
/// <param name="IsChoice">Whether it is a choice of the back office, which has a label of its own.</param>
public sealed record ReasonArgument(string Value, bool IsChoice = false);

/// <summary>Why something is recommended, as a sentence of the dictionary and what to fill in.</summary>
/// <param name="Code">The key of the label, one of <see cref="ReasonCodes.All"/>.</param>
/// <param name="Points">What it adds to the total.</param>
public sealed record Reason(string Code, int Points, IReadOnlyList<ReasonArgument> Arguments);

/// <summary>An intervention for a school, and why.</summary>
/// <param name="Total">The sum of the points of its reasons, 0 to 10,000.</param>
/// <param name="Reasons">What weighs most comes first; what adds nothing is left out.</param>
public sealed record Recommendation(Intervention Intervention, int Total, IReadOnlyList<Reason> Reasons);

/// <summary>The labels of the reasons. {0}, {1} ... are the arguments in the order in which they are listed here.</summary>
public static class ReasonCodes
{
    /// <summary>It serves the lowest layer that falls short: the name of the layer.</summary>
    public const string Direction = "Scan.Reason.Direction";

    /// <summary>It serves another layer that falls short: the name of the layer.</summary>
    public const string OtherLayer = "Scan.Reason.OtherLayer";

    /// <summary>All layers stand, and it serves the one with the least to spare: the name of the layer.</summary>
    public const string Deepen = "Scan.Reason.Deepen";

    /// <summary>How far the layer falls short: its name, its score and the score at which it stands.</summary>
    public const string Need = "Scan.Reason.Need";

    /// <summary>How well it is known to work: the choice.</summary>
    public const string Evidence = "Scan.Reason.Evidence";

    /// <summary>It is meant for the sector: the choice.</summary>
    public const string Sector = "Scan.Reason.Sector";

    /// <summary>It is meant for all sectors.</summary>
    public const string AnySector = "Scan.Reason.AnySector";

    /// <summary>How long it takes: the choice.</summary>
    public const string Time = "Scan.Reason.Time";

    /// <summary>What it costs: the choice.</summary>
    public const string Cost = "Scan.Reason.Cost";

    public static readonly IReadOnlyList<string> All = [Direction, OtherLayer, Deepen, Need, Evidence, Sector, AnySector, Time, Cost];
}
