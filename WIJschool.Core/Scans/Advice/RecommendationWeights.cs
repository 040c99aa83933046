using WIJschool.Core.Results;

namespace WIJschool.Core.Scans.Advice;

/// <summary>What counts how much in a recommendation, in parts of a hundred. Data, set by editors.</summary>
public sealed record RecommendationWeights
{
    public static readonly RecommendationWeights Default = Create(need: 25, layer: 30, evidence: 25, sector: 10, time: 5, cost: 5).Expect();

    private RecommendationWeights(int need, int layer, int evidence, int sector, int time, int cost) =>
        (Need, Layer, Evidence, Sector, Time, Cost) = (need, layer, evidence, sector, time, cost);

    /// <summary>How far the layers that it serves fall short.</summary>
    public int Need { get; }

    /// <summary>Whether it serves the layer that the school works on next.</summary>
    public int Layer { get; }

    /// <summary>How well it is known to work.</summary>
    public int Evidence { get; }

    /// <summary>Whether it is meant for the school's sector, and not just for any.</summary>
    public int Sector { get; }

    /// <summary>How soon it is done.</summary>
    public int Time { get; }

    /// <summary>How little it costs.</summary>
    public int Cost { get; }

    /// <returns>The weights, or <see cref="ScanErrors.WeightsOutOfRange"/> when one is below 0 or they are not 100 together.</returns>
    public static Result<RecommendationWeights> Create(int need, int layer, int evidence, int sector, int time, int cost)
    {
        int[] all = [need, layer, evidence, sector, time, cost];
        return Array.TrueForAll(all, weight => weight >= 0) && all.Sum() == 100
            ? new RecommendationWeights(need, layer, evidence, sector, time, cost) : ScanErrors.WeightsOutOfRange;
    }
}
