using WIJschool.Core.Scans.Scoring;

namespace WIJschool.Core.Scans.Disclosure;

/// <summary>
/// The only road from answers to what people see: it takes a plan, and gives rounded figures of what the plan shows.
/// </summary>
public sealed class ScanResults(DisclosurePlan plan)
{
    /// <summary>A result as it is shown.</summary>
    /// <exception cref="ArgumentException">The plan does not know the result.</exception>
    public ShownResult Show(string result)
    {
        var withheld = plan.Of(result);
        if (withheld != Withheld.No)
            return new ShownResult(result, withheld, Respondents: null, []);
        var groups = plan.GroupsOf(result);
        var layers = groups[0].Instrument.Layers;
        return new ShownResult(
            result, Withheld.No, CountBand.Of(groups.Sum(group => group.Responses.Count)), [.. layers.Select(layer => Show(result, layer, groups))]);
    }

    /// <summary>The keys of all results of the plan, those that are withheld included.</summary>
    public IReadOnlyList<string> Keys => plan.Keys;

    /// <summary>How a layer changed from one result to a later one; null unless both show it.</summary>
    /// <exception cref="ArgumentException">The plan does not know one of the results, or one has no such layer.</exception>
    public ShownChange? Compare(string before, string after, string layer) =>
        plan.Of(before, layer) == Withheld.No && plan.Of(after, layer) == Withheld.No
            && Score(before, layer) is { } first && Score(after, layer) is { } second
            ? ShownChange.Of(ScoreChange.Between(first, second)) : null;

    /// <summary>All results of the plan, those that are withheld included, in the order of the plan: what an export holds.</summary>
    public IReadOnlyList<ShownResult> Export() => [.. plan.Keys.Select(Show)];

    /// <summary>The exact scores of what may be shown of a result, for benchmarks; no page may show them.</summary>
    internal IEnumerable<LayerScore> Scores(string result)
    {
        if (plan.Of(result) != Withheld.No)
            return [];
        var groups = plan.GroupsOf(result);
        return groups[0].Instrument.Layers.Where(layer => plan.Of(result, layer.Code) == Withheld.No).Select(layer => ScoreOf(groups, layer.Code)).OfType<LayerScore>();
    }

    private ShownLayer Show(string result, MeasuredLayer layer, IReadOnlyList<ClosedGroup> groups)
    {
        var withheld = plan.Of(result, layer.Code);
        var score = withheld == Withheld.No ? ScoreOf(groups, layer.Code) : null;
        return new ShownLayer(
            layer, withheld, score?.Score is { } shown ? ShownScore.Of(shown) : null,
            [.. groups[0].Instrument.DimensionsOf(layer).Select(dimension => new ShownDimension(
                dimension, score?.Dimensions.FirstOrDefault(each => each.Dimension.Code == dimension.Code)?.Score is { } part ? ShownScore.Of(part) : null))]);
    }

    private GroupScore? Score(string result, string layer) => ScoreOf(plan.GroupsOf(result), layer)?.Score;

    /// <summary>The scores over groups, all of one instrument; null when it has no such layer.</summary>
    private static LayerScore? ScoreOf(IReadOnlyList<ClosedGroup> groups, string layer)
    {
        var instrument = groups[0].Instrument;
        return instrument.Layers.FirstOrDefault(each => each.Code == layer) is { } measured
            ? LayerScore.Of(instrument, measured, [.. groups.SelectMany(group => group.Responses)]) : null;
    }
}
