namespace WIJschool.Core.Scans.Scoring;

/// <summary>What one respondent scores. 0 is the worst answer to every statement, 100 the best one, whatever the scale.</summary>
public static class RespondentScore
{
    /// <summary>
    /// The score on a dimension: the mean of the answered statements that the respondent's sector is asked, reversed ones turned
    /// round, from 0 to 100. A statement without an answer is left out, which is to say that it scores what the others score.
    /// </summary>
    /// <returns>
    /// 0 to 100; null when fewer than two thirds of the statements were answered. Equal answers give the very same number, for it
    /// is one division of whole numbers.
    /// </returns>
    /// <exception cref="ArgumentException">The response is of an instrument without this dimension.</exception>
    public static double? OfDimension(Dimension dimension, Response response)
    {
        var instrument = response.Instrument;
        var first = instrument.FirstPlaceOf(dimension);
        int asked = 0, answered = 0, steps = 0;
        for (var place = first; place < first + dimension.Statements.Count; place++)
        {
            if (!instrument.Statements[place].IsAskedIn(response.Sector))
                continue;
            asked++;
            if (response.StepsAt(place) is var above and >= 0)
                (answered, steps) = (answered + 1, steps + above);
        }
        return answered * 3 >= asked * 2 ? 100.0 * steps / (answered * (instrument.Scale.Points - 1)) : null;
    }

    /// <summary>
    /// The score on a layer: the mean of its dimensions, each weighed by the number of its statements that the sector is asked.
    /// </summary>
    /// <returns>
    /// 0 to 100; null when one of its dimensions has no score. So whoever counts in a layer counts in all its dimensions, and the
    /// figure of a layer tells nothing about somebody that those of its dimensions do not.
    /// </returns>
    /// <exception cref="ArgumentException">The response is of an instrument without this layer.</exception>
    public static double? OfLayer(MeasuredLayer layer, Response response)
    {
        double sum = 0;
        var weights = 0;
        foreach (var dimension in response.Instrument.DimensionsOf(layer))
        {
            if (OfDimension(dimension, response) is not { } score)
                return null;
            var weight = dimension.Statements.Count(statement => statement.IsAskedIn(response.Sector));
            sum += weight * score;
            weights += weight;
        }
        return weights > 0 ? sum / weights : throw new ArgumentException($"{response.Instrument.Code} has no layer {layer.Code}.", nameof(layer));
    }
}
