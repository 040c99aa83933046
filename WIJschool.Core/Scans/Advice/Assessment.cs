using WIJschool.Core.Results;
using WIJschool.Core.Scans.Disclosure;

namespace WIJschool.Core.Scans.Advice;

public enum Standing
{
    /// <summary>The score is the threshold or more.</summary>
    Stands = 0,
    FallsShort = 1,

    /// <summary>There is no score that may be shown.</summary>
    Unknown = 2,
}

/// <summary>How a layer stands.</summary>
/// <param name="Mean">0 to 100 in whole points, as it is shown; null when unknown.</param>
/// <param name="IsCertain">Whether the whole interval lies on one side of the threshold.</param>
public sealed record LayerStanding(MeasuredLayer Layer, int? Mean, int Enough, Standing Standing, bool IsCertain)
{
    /// <summary>How far it falls short as a part of the threshold, 0 to 100; 0 when it stands or is unknown.</summary>
    public int Shortfall => Mean is { } mean && mean < Enough ? 100 * (Enough - mean) / Enough : 0;
}

public enum DirectionReason
{
    /// <summary>It is the lowest layer that falls short.</summary>
    FallsShort = 0,

    /// <summary>Nothing below it falls short, but of this layer too little is known to build on it.</summary>
    Unknown = 1,

    /// <summary>Every layer stands; this one has the least to spare.</summary>
    Deepen = 2,
}

/// <summary>The layer that a school works on next, and why.</summary>
public sealed record DevelopmentDirection(LayerStanding Layer, DirectionReason Reason);

/// <summary>What a result means: how each layer stands, the phase of the school and its direction.</summary>
/// <param name="Layers">From the bottom up.</param>
public sealed record Assessment(IReadOnlyList<LayerStanding> Layers, DevelopmentPhase Phase, DevelopmentDirection Direction)
{
    /// <summary>
    /// Judges a result by the rules, from what is shown of it: what is withheld is unknown here too, so that no advice gives away a
    /// figure. The phase follows from how many layers stand on each other from the bottom; the direction is the lowest layer that
    /// falls short, for what lies above it has nothing to rest on.
    /// </summary>
    /// <returns>The judgement, or <see cref="ScanErrors.ThresholdMissing"/> for a layer without a threshold or a result without layers.</returns>
    public static Result<Assessment> Of(PhaseRules rules, IReadOnlyList<ShownLayer> result)
    {
        if (result.FirstOrDefault(layer => rules.EnoughFor(layer.Layer.Code) is null) is { } unruled)
            return ScanErrors.ThresholdMissing.About(unruled.Layer.Code);
        if (result.Count == 0)
            return ScanErrors.ThresholdMissing;
        LayerStanding[] layers = [.. result.OrderBy(layer => layer.Layer.Number).Select(layer => Judge(layer, rules.EnoughFor(layer.Layer.Code)!.Value))];
        var standing = layers.TakeWhile(layer => layer.Standing == Standing.Stands).Count();
        return new Assessment(layers, rules.Phases.Last(phase => phase.FromLayers <= standing), Direct(layers));
    }

    private static LayerStanding Judge(ShownLayer layer, int enough)
    {
        if (layer.Score is not { } score)
            return new LayerStanding(layer.Layer, Mean: null, enough, Standing.Unknown, IsCertain: false);
        var stands = score.Mean >= enough;
        return new LayerStanding(
            layer.Layer, score.Mean, enough, stands ? Standing.Stands : Standing.FallsShort, stands ? score.Low >= enough : score.High < enough);
    }

    private static DevelopmentDirection Direct(LayerStanding[] layers) =>
        Array.Find(layers, layer => layer.Standing != Standing.Stands) is { } first
            ? new DevelopmentDirection(first, first.Standing == Standing.FallsShort ? DirectionReason.FallsShort : DirectionReason.Unknown)
            : new DevelopmentDirection(layers.OrderBy(layer => layer.Mean - layer.Enough).ThenBy(layer => layer.Layer.Number).First(), DirectionReason.Deepen);
}
