using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Core.Pyramid;
using WIJschool.Core.Results;

namespace WIJschool.Core.Scans.Advice;

/// <summary>The rules by which results become advice, as editors published them.</summary>
public sealed record AdviceRules(PhaseRules Phases, RecommendationWeights Weights)
{
    /// <summary>The document type that holds them: the root of the instruments.</summary>
    public const string Alias = "scanInstruments";
}

/// <summary>Reads the rules of a document of the type <c>scanInstruments</c>. It needs an Umbraco context, in which Core finds the layers.</summary>
public static class AdviceRulesMapper
{
    /// <returns>
    /// The rules, or what is wrong with them: what <see cref="PhaseRules.Create"/> and <see cref="RecommendationWeights.Create"/> tell,
    /// or <see cref="ScanErrors.LayerMissing"/> for a threshold that is of no layer.
    /// </returns>
    public static Result<AdviceRules> Map(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        var thresholds = new List<LayerThreshold>();
        foreach (var block in values.Blocks("thresholds").Select(block => block.Values))
        {
            if (block.PickedOne("layer") is not { } page || page.ContentType.Alias != PyramidLayer.Alias)
                return ScanErrors.LayerMissing;
            thresholds.Add(new LayerThreshold(PyramidLayer.From(page, reading).Code, Points(block, "enough")));
        }
        var phases = PhaseRules.Create(
            thresholds, [.. values.Blocks("phases").Select(block => new DevelopmentPhase(block.Values.Text("code"), Points(block.Values, "fromLayers")))]);
        var weights = RecommendationWeights.Create(
            Points(values, "weightNeed"), Points(values, "weightLayer"), Points(values, "weightEvidence"), Points(values, "weightSector"),
            Points(values, "weightTime"), Points(values, "weightCost"));
        if (!phases.IsOk)
            return phases.Error;
        return weights.IsOk ? new AdviceRules(phases.Value, weights.Value) : weights.Error;
    }

    private static int Points(ContentValues values, string alias) => values.Number(alias) ?? 0;
}
