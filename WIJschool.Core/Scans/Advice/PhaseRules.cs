using WIJschool.Core.Results;

namespace WIJschool.Core.Scans.Advice;

/// <summary>From which score on a layer of the pyramid stands.</summary>
/// <param name="Layer">The code of the layer.</param>
/// <param name="Enough">1 to 100 points.</param>
public sealed record LayerThreshold(string Layer, int Enough);

/// <summary>A phase of development of a school.</summary>
/// <param name="Code">Its text is the label <c>Scan.Phase.</c> with this code.</param>
/// <param name="FromLayers">How many layers stand on each other, counted from the bottom, in a school of this phase.</param>
public sealed record DevelopmentPhase(string Code, int FromLayers);

/// <summary>The rules by which a result becomes a phase and a direction. They are data: editors set them, not programmers.</summary>
public sealed record PhaseRules
{
    /// <summary>What holds until editors decide otherwise: a layer stands from 60 points on, and there are four phases.</summary>
    public static readonly PhaseRules Default = Create(
        [.. new[] { "veiligheid", "eigenheid", "ontmoeting", "dialoog", "samen-leven" }.Select(layer => new LayerThreshold(layer, 60))],
        [new("beginnen", 0), new("bouwen", 1), new("verbinden", 3), new("borgen", 5)]).Expect();

    private PhaseRules(IReadOnlyList<LayerThreshold> thresholds, IReadOnlyList<DevelopmentPhase> phases) => (Thresholds, Phases) = (thresholds, phases);

    public IReadOnlyList<LayerThreshold> Thresholds { get; }

    /// <summary>From the first phase on.</summary>
    public IReadOnlyList<DevelopmentPhase> Phases { get; }

    /// <returns>
    /// The rules, or <see cref="ScanErrors.ThresholdOutOfRange"/>, <see cref="ScanErrors.CodeTwice"/> or <see
    /// cref="ScanErrors.PhasesIncomplete"/>: the first phase is that of no layers, and each next one asks for more, up to all of them.
    /// </returns>
    public static Result<PhaseRules> Create(IReadOnlyList<LayerThreshold> thresholds, IReadOnlyList<DevelopmentPhase> phases)
    {
        if (thresholds.FirstOrDefault(threshold => threshold.Enough is < 1 or > 100) is { } off)
            return ScanErrors.ThresholdOutOfRange.About(off.Layer);
        var codes = thresholds.Select(threshold => threshold.Layer).Concat(phases.Select(phase => phase.Code)).ToList();
        if (codes.GroupBy(code => code, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return ScanErrors.CodeTwice.About(twice.Key);
        var rising = phases.Zip(phases.Skip(1), (one, next) => next.FromLayers > one.FromLayers).All(rises => rises);
        return phases is [{ FromLayers: 0 }, ..] && rising && phases[^1].FromLayers <= thresholds.Count
            ? new PhaseRules(thresholds, phases) : ScanErrors.PhasesIncomplete;
    }

    public int? EnoughFor(string layer) => Thresholds.FirstOrDefault(threshold => threshold.Layer == layer)?.Enough;
}
