using System.Text.Json.Nodes;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Scoring;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Tests.Scans.Scoring;

/// <summary>
/// Holds every figure to the one that an independent program reckoned; tests/Samples/scans-reference tells how. The tests count
/// what they compared, so that a file that was cut short is seen.
/// </summary>
public class ScoringReferenceTests
{
    private const double Exactly = 1e-9;
    private const int Cases = 160;

    private static readonly JsonNode Given = Read("cases.json");
    private static readonly JsonNode Expected = Read("expected.json");

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases)];

    [Fact]
    public void The_reference_has_all_its_cases() => Assert.Equal(
        (Cases, Cases, 30, 30), (Given["scores"]!.AsArray().Count, Expected["scores"]!.AsArray().Count, Given["schools"]!.AsArray().Count, Expected["schools"]!.AsArray().Count));

    [Theory, MemberData(nameof(Numbers))]
    public void Scores_and_groups_are_those_of_the_reference(int number)
    {
        var (instrument, before, after) = ReadCase(number);

        foreach (var (responses, expected) in new[] { (before, Expected["scores"]![number]!["before"]!), (after, Expected["scores"]![number]!["after"]!) })
        {
            for (var i = 0; i < responses.Count; i++)
            {
                var respondent = expected["respondents"]![i]!;
                Same(respondent["dimensions"]!, instrument.Dimensions.Select(dimension => RespondentScore.OfDimension(dimension, responses[i])));
                Same(respondent["layers"]!, instrument.Layers.Select(layer => RespondentScore.OfLayer(layer, responses[i])));
            }
            for (var i = 0; i < instrument.Layers.Count; i++)
            {
                var score = LayerScore.Of(instrument, instrument.Layers[i], responses);
                Same(expected["layers"]![i]!["layer"], score.Score);
                for (var d = 0; d < score.Dimensions.Count; d++)
                    Same(expected["layers"]![i]!["dimensions"]![d], score.Dimensions[d].Score);
            }
        }
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Reliability_is_that_of_the_reference(int number)
    {
        var (instrument, before, after) = ReadCase(number);

        foreach (var (responses, expected) in new[] { (before, Expected["scores"]![number]!["before"]!), (after, Expected["scores"]![number]!["after"]!) })
        {
            for (var i = 0; i < instrument.Dimensions.Count; i++)
            {
                var reliability = Reliability.Of(instrument.Dimensions[i], responses);
                var figures = expected["reliability"]![i]!;
                Assert.Equal((int)figures["n"]!, reliability.Respondents);
                Same(figures["alpha"], reliability.Alpha);
                Assert.Equal(figures["statements"]!.AsArray().Select(code => (string)code!), reliability.Statements.Select(fit => fit.Code));
                Same(figures["itemRest"]!, reliability.Statements.Select(fit => fit.ItemRest));
            }
        }
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Changes_are_those_of_the_reference(int number)
    {
        var (instrument, before, after) = ReadCase(number);

        for (var i = 0; i < instrument.Layers.Count; i++)
        {
            var expected = Expected["scores"]![number]!["changes"]![i];
            var first = LayerScore.Of(instrument, instrument.Layers[i], before).Score;
            var second = LayerScore.Of(instrument, instrument.Layers[i], after).Score;
            Assert.Equal(expected is null, first is null || second is null);
            if (expected is null)
                continue;
            var change = ScoreChange.Between(first!, second!);
            Same(expected["difference"], change.Difference);
            Same(expected["low"], change.DifferenceInterval95?.Low);
            Same(expected["high"], change.DifferenceInterval95?.High);
            Same(expected["g"], change.HedgesG);
            Same(expected["gLow"], change.HedgesGInterval95?.Low);
            Same(expected["gHigh"], change.HedgesGInterval95?.High);
        }
    }

    [Fact]
    public void Quartiles_are_those_of_the_reference()
    {
        for (var i = 0; i < Given["schools"]!.AsArray().Count; i++)
        {
            var quartiles = Quartiles.Of([.. Given["schools"]![i]!.AsArray().Select(value => (double)value!)]);
            if (Expected["schools"]![i] is { } expected)
                Same(expected, [quartiles!.Lower, quartiles.Median, quartiles.Upper]);
            else
                Assert.Null(quartiles);
        }
    }

    private static void Same(JsonNode? expected, GroupScore? score)
    {
        Assert.Equal(expected is null, score is null);
        if (expected is null)
            return;
        Assert.Equal((int)expected["n"]!, score!.Respondents);
        Same(expected["mean"], score.Mean);
        Same(expected["spread"], score.Spread);
        Same(expected["low"], score.Interval95?.Low);
        Same(expected["high"], score.Interval95?.High);
    }

    private static void Same(JsonNode expected, IEnumerable<double?> values)
    {
        var all = values.ToList();
        Assert.Equal(expected.AsArray().Count, all.Count);
        for (var i = 0; i < all.Count; i++)
            Same(expected[i], all[i]);
    }

    private static void Same(JsonNode? expected, double? value)
    {
        Assert.Equal(expected is null, value is null);
        if (expected is not null)
            Assert.Equal((double)expected, value!.Value, Exactly);
    }

    private static (Instrument Instrument, IReadOnlyList<Response> Before, IReadOnlyList<Response> After) ReadCase(int number)
    {
        var given = Given["scores"]![number]!;
        Dimension[] dimensions = [.. given["instrument"]!["dimensions"]!.AsArray().Select(dimension => Make.Dimension(
            (string)dimension!["code"]!, Make.Layer((int)dimension["layer"]!), [.. dimension["statements"]!.AsArray().Select(ReadStatement)]))];
        var instrument = Instrument.Create(
            "proefscan", "Proefscan", Audience.Staff, LikertScale.Of((int)given["instrument"]!["points"]!).Expect(), dimensions).Expect();
        return (instrument, ReadResponses(instrument, given["before"]!), ReadResponses(instrument, given["after"]!));
    }

    private static Statement ReadStatement(JsonNode? statement) => Make.Statement(
        (string)statement!["code"]!, (bool)statement["reversed"]!, [.. statement["sectors"]!.AsArray().Select(sector => Enum.Parse<Sector>((string)sector!))]);

    private static List<Response> ReadResponses(Instrument instrument, JsonNode responses) => [.. responses.AsArray().Select(response => Response.Of(
        instrument, Enum.Parse<Sector>((string)response!["sector"]!),
        instrument.Statements.Select((statement, place) => (statement.Code, Answer: (int?)response["answers"]![place]))
            .Where(pair => pair.Answer is not null).ToDictionary(pair => pair.Code, pair => pair.Answer)).Expect())];

    private static JsonNode Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Repository.Folder("tests", "Samples", "scans-reference", file)))!;
}
