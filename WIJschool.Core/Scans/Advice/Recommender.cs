using System.Globalization;
using WIJschool.Core.Schools;
using WIJschool.Core.Toolbox;

namespace WIJschool.Core.Scans.Advice;

/// <summary>
/// Ranks the interventions of the toolbox for a school. Each of six criteria gives 0 to 100 points, which count by their weight;
/// all of it in whole numbers, so that a ranking is the same wherever and whenever it is made.
/// </summary>
public static class Recommender
{
    private const int Full = 100;
    private const int Half = 50;

    /// <summary>
    /// The interventions that serve a layer which falls short (or, where all stand, the layer with the least to spare) and that are
    /// meant for the sector or for all, best first. Among equals stronger evidence comes first, then the name in ordinal order, then
    /// the key.
    /// </summary>
    /// <returns>All that fit; none when the only thing known is that too little is known.</returns>
    public static IReadOnlyList<Recommendation> Rank(
        Assessment assessment, Sector sector, IEnumerable<Intervention> interventions, RecommendationWeights weights)
    {
        var choice = Sectors.ChoiceOf(sector);
        return [.. interventions
            .Where(intervention => intervention.Sectors.Count == 0 || intervention.Sectors.Contains(choice, StringComparer.Ordinal))
            .Select(intervention => Weigh(assessment, choice, intervention, weights))
            .OfType<Recommendation>()
            .OrderByDescending(recommendation => recommendation.Total)
            .ThenByDescending(recommendation => PointsOf(recommendation.Intervention.Evidence))
            .ThenBy(recommendation => recommendation.Intervention.Page.Title, StringComparer.Ordinal)
            .ThenBy(recommendation => recommendation.Intervention.Page.Key)];
    }

    private static Recommendation? Weigh(Assessment assessment, string sector, Intervention intervention, RecommendationWeights weights)
    {
        var served = assessment.Layers.Where(layer => intervention.Layers.Any(own => own.Code == layer.Layer.Code)).ToList();
        if (LayerReason(assessment.Direction, served, weights.Layer) is not { } layer)
            return null;
        Reason?[] reasons =
        [
            layer,
            NeedReason(served, weights.Need),
            Of(ReasonCodes.Evidence, weights.Evidence, PointsOf(intervention.Evidence), intervention.EvidenceChoice),
            intervention.Sectors.Count > 0
                ? Of(ReasonCodes.Sector, weights.Sector, Full, sector) : new Reason(ReasonCodes.AnySector, weights.Sector * Half, []),
            Of(ReasonCodes.Time, weights.Time, PointsOf(Facets.Duration, intervention.Duration), intervention.Duration),
            Of(ReasonCodes.Cost, weights.Cost, PointsOf(Facets.Cost, intervention.Cost), intervention.Cost),
        ];
        Reason[] counting = [.. reasons.OfType<Reason>().Where(reason => reason.Points > 0).OrderByDescending(reason => reason.Points)]; // stable: else in the order above
        return new Recommendation(intervention, counting.Sum(reason => reason.Points), counting);
    }

    /// <summary>Null when it serves no layer that the school has to work on.</summary>
    private static Reason? LayerReason(DevelopmentDirection direction, List<LayerStanding> served, int weight)
    {
        var deepens = direction.Reason == DirectionReason.Deepen;
        if (direction.Reason != DirectionReason.Unknown && served.Contains(direction.Layer))
            return new Reason(deepens ? ReasonCodes.Deepen : ReasonCodes.Direction, weight * Full, [new(direction.Layer.Layer.Name)]);
        return served.Find(layer => layer.Standing == Standing.FallsShort) is { } other
            ? new Reason(ReasonCodes.OtherLayer, weight * Half, [new(other.Layer.Name)]) : null;
    }

    private static Reason? NeedReason(List<LayerStanding> served, int weight) => served.MaxBy(layer => layer.Shortfall) is { Shortfall: > 0 } most
        ? new Reason(ReasonCodes.Need, weight * most.Shortfall, [new(most.Layer.Name), new(Text(most.Mean!.Value)), new(Text(most.Enough))])
        : null;

    private static Reason? Of(string code, int weight, int points, string? choice) =>
        choice is null ? null : new Reason(code, weight * points, [new(choice, IsChoice: true)]);

    private static int PointsOf(EvidenceLevel level) => level switch
    {
        EvidenceLevel.StrongIndications => 100,
        EvidenceLevel.GoodIndications => 80,
        EvidenceLevel.FirstIndications => 60,
        EvidenceLevel.WellFounded => 40,
        _ => 0,
    };

    /// <summary>The first choice of a facet is full marks, the last none, the others in between; an unknown choice gives none.</summary>
    private static int PointsOf(Facet facet, string? choice) => facet.Choices.ToList().IndexOf(choice ?? "") is var place && place >= 0
        ? Full - (Full * place / (facet.Choices.Count - 1)) : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
