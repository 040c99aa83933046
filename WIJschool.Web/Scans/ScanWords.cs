using System.Globalization;
using WIJschool.Core.Labels;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Advice;
using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Scans;

/// <summary>Shown figures as sentences, for a page and for a print alike.</summary>
public static class ScanWords
{
    /// <summary>"10 tot 14 mensen": never how many exactly.</summary>
    public static string People(LabelSet labels, CountBand band) =>
        band.To is { } to ? labels.Format("Scan.People", band.From, to) : labels.Format("Scan.PeopleMore", band.From);

    /// <summary>How a layer stands, and how sure that is.</summary>
    public static string Standing(LabelSet labels, LayerStanding layer) => layer.Mean is { } mean
        ? labels.Format($"Scan.Layer.{layer.Standing}", layer.Layer.Name, mean, layer.Enough) + (layer.IsCertain ? "" : " " + labels["Scan.Layer.Uncertain"])
        : labels.Format("Scan.Layer.Unknown", layer.Layer.Name);

    public static string Change(LabelSet labels, ShownChange change)
    {
        var words = change.Difference switch
        {
            > 0 => labels.Count("Scan.Change.Up", change.Difference),
            < 0 => labels.Count("Scan.Change.Down", -change.Difference),
            _ => labels["Scan.Change.None"],
        };
        var effect = change.Effect is { } size ? " " + labels[$"Scan.Effect.{size}"] + "." : "";
        return words + effect + " " + (change.IsCertain ? labels["Scan.Change.Certain"] : labels["Scan.Change.Uncertain"]);
    }

    public static string Reason(LabelSet labels, Reason reason) =>
        labels.Format(reason.Code, [.. reason.Arguments.Select(argument => argument.IsChoice ? labels.Choice(argument.Value) : argument.Value)]);
}

/// <summary>The scores of a result as the lines of a chart: each layer and under it its dimensions, or the one dimension that a layer is.</summary>
public static class ScoreLines
{
    public static IReadOnlyList<ScoreLine> Of(ScanResult result) => Of(result.Whole, result.BenchmarkOf);

    /// <summary>Of a part, which no benchmark is about.</summary>
    public static IReadOnlyList<ScoreLine> Of(ShownResult result) => Of(result, (_, _) => null);

    private static IReadOnlyList<ScoreLine> Of(ShownResult result, Func<FigureKind, string, ShownBenchmark?> benchmark) => [.. result.Layers.SelectMany(layer =>
        layer.Dimensions.Select(dimension => new ScoreLine(
            dimension.Dimension.Name, dimension.Score, benchmark(FigureKind.Dimension, dimension.Dimension.Code), layer.Layer.Number))
            .Prepend(new ScoreLine(layer.Layer.Name, layer.Score, benchmark(FigureKind.Layer, layer.Layer.Code), layer.Layer.Number))
            .Skip(layer.Dimensions.Count == 1 ? 1 : 0))];
}

/// <summary>How the layers of a result went over its rounds, the oldest first.</summary>
public sealed record LayerLines(IReadOnlyList<RoundInfo> Rounds, IReadOnlyList<LayerLine> Lines)
{
    public static LayerLines Of(ScanResult result)
    {
        IReadOnlyList<ShownResult> all = [.. result.Earlier.Select(each => each.Whole), result.Whole];
        return new LayerLines(
            [.. result.Earlier.Select(each => each.Round), result.Round],
            [.. result.Whole.Layers.Select(layer => new LayerLine(
                layer.Layer, [.. all.Select(each => each.Layers.FirstOrDefault(other => other.Layer.Code == layer.Layer.Code)?.Score)]))]);
    }
}

/// <param name="Scores">One of each round; null where it is not shown, or the layer was not measured.</param>
public sealed record LayerLine(MeasuredLayer Layer, IReadOnlyList<ShownScore?> Scores)
{
    private const int Width = 200;

    /// <summary>On a drawing of 200 by 70, for the scores that are shown.</summary>
    public IReadOnlyList<ScoreDot> Dots => [.. Scores.Select((score, place) => (score, place)).Where(each => each.score is not null)
        .Select(each => new ScoreDot(Scores.Count == 1 ? Width / 2 : each.place * Width / (Scores.Count - 1), each.score!))];

    /// <summary>The line through the dots.</summary>
    public string Points => string.Join(' ', Dots.Select(dot => string.Create(CultureInfo.InvariantCulture, $"{dot.X},{dot.Y}")));
}

/// <summary>A score in a drawing that is 70 high.</summary>
public sealed record ScoreDot(int X, ShownScore Score)
{
    public int Y => HeightOf(Score.Mean);

    public int Top => HeightOf(Score.High);

    public int Height => Math.Max(2, HeightOf(Score.Low) - Top);

    private static int HeightOf(int score) => (100 - score) * 7 / 10;
}

/// <summary>The statements of a scan as fields, for every page on which a scan is answered.</summary>
/// <param name="Answers">The words for the points of the scale.</param>
public sealed record StatementFields(IReadOnlyList<DimensionFields> Dimensions, IReadOnlyList<string> Answers, string DoNotKnow)
{
    /// <param name="given">Per code of a statement what was chosen.</param>
    /// <param name="problemOf">What is wrong with a field, by its id.</param>
    public static StatementFields Of(PublishedInstrument published, Sector sector, IReadOnlyDictionary<string, string> given, Func<string, string?> problemOf)
    {
        var number = 0;
        List<DimensionFields> dimensions = [];
        foreach (var dimension in published.Instrument.Dimensions)
        {
            dimensions.Add(new DimensionFields(dimension.Name, [.. dimension.Statements.Where(statement => statement.IsAskedIn(sector)).Select(statement => new StatementField(
                ++number, statement.Code, statement.Text, given.GetValueOrDefault(statement.Code), problemOf(GivenAnswers.Prefix + statement.Code)))]));
        }
        return new StatementFields(dimensions, published.Answers, published.DoNotKnow);
    }
}

public sealed record DimensionFields(string Name, IReadOnlyList<StatementField> Statements);

/// <param name="Number">From 1 on, over all dimensions.</param>
/// <param name="Given">What was chosen; null for nothing yet.</param>
public sealed record StatementField(int Number, string Code, string Text, string? Given, string? Problem);
