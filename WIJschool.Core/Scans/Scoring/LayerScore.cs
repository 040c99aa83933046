namespace WIJschool.Core.Scans.Scoring;

/// <summary>What a group scores on a dimension; null when none of the group has a score on its whole layer.</summary>
public sealed record DimensionScore(Dimension Dimension, GroupScore? Score);

/// <summary>What a group scores on a layer and on its dimensions, all over the same respondents.</summary>
public sealed record LayerScore(MeasuredLayer Layer, GroupScore? Score, IReadOnlyList<DimensionScore> Dimensions)
{
    /// <summary>
    /// The scores of a group. Only who has a score on every dimension of the layer counts, in the layer and in its dimensions:
    /// were the dimensions taken over more people than the layer, then their difference would be about the few in between.
    /// </summary>
    /// <exception cref="ArgumentException">A response is of another instrument than the one given.</exception>
    public static LayerScore Of(Instrument instrument, MeasuredLayer layer, IReadOnlyCollection<Response> responses)
    {
        if (responses.FirstOrDefault(response => response.Instrument != instrument) is { } foreign)
            throw new ArgumentException($"A response is of {foreign.Instrument.Code}, not of this {instrument.Code}.", nameof(responses));
        var scored = responses.Select(response => (response, Score: RespondentScore.OfLayer(layer, response))).Where(each => each.Score is not null).ToList();
        return new LayerScore(
            layer,
            GroupScore.Of(scored.Select(each => each.Score)),
            [.. instrument.DimensionsOf(layer).Select(dimension => new DimensionScore(
                dimension, GroupScore.Of(scored.Select(each => RespondentScore.OfDimension(dimension, each.response)))))]);
    }
}
