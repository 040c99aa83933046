using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Advice;
using WIJschool.Core.Scans.Disclosure;

namespace WIJschool.Core.Tests.Scans.Advice;

public class AssessmentTests
{
    [Theory]
    [InlineData(new[] { 40, 80, 80, 80, 80 }, "beginnen", 1, DirectionReason.FallsShort)]
    [InlineData(new[] { 60, 59, 80, 30, 80 }, "bouwen", 2, DirectionReason.FallsShort)]
    [InlineData(new[] { 70, 70, 70, 59, 80 }, "verbinden", 4, DirectionReason.FallsShort)]
    [InlineData(new[] { 70, 70, 70, 80, 59 }, "verbinden", 5, DirectionReason.FallsShort)]
    [InlineData(new[] { 80, 66, 70, 65, 65 }, "borgen", 4, DirectionReason.Deepen)]
    [InlineData(new[] { 80, -1, 30, 65, 65 }, "bouwen", 2, DirectionReason.Unknown)]
    [InlineData(new[] { 30, -1, 30, 65, 65 }, "beginnen", 1, DirectionReason.FallsShort)]
    public void The_lowest_layer_that_does_not_stand_gives_the_direction(int[] means, string phase, int layer, DirectionReason reason)
    {
        var assessment = Assessment.Of(PhaseRules.Default, MakeResult.Of(means)).Expect();

        Assert.Equal(phase, assessment.Phase.Code);
        Assert.Equal((layer, reason), (assessment.Direction.Layer.Layer.Number, assessment.Direction.Reason));
    }

    [Theory, InlineData(60, 55, 65, false), InlineData(66, 60, 72, true), InlineData(50, 41, 59, true), InlineData(50, 40, 60, false)]
    public void A_judgement_is_certain_when_the_interval_does_not_cross_the_threshold(int mean, int low, int high, bool certain)
    {
        var layer = MakeResult.Layer(1, new ShownScore(mean, low, high, SpreadBand.Differing));

        Assert.Equal(certain, Assessment.Of(PhaseRules.Default, [layer]).Expect().Layers[0].IsCertain);
    }

    [Fact]
    public void The_order_of_the_layers_does_not_matter() => Assert.Equal(
        2, Assessment.Of(PhaseRules.Default, [.. MakeResult.Of([70, 40, 30, 20, 10]).Reverse()]).Expect().Direction.Layer.Layer.Number);

    [Fact]
    public void A_layer_without_a_threshold_is_told()
    {
        var layer = new ShownLayer(new MeasuredLayer(6, "dak", "Dak"), Withheld.No, null, []);

        Assert.Equal(ScanErrors.ThresholdMissing.About("dak"), Assessment.Of(PhaseRules.Default, [layer]).Error);
        Assert.Equal(ScanErrors.ThresholdMissing, Assessment.Of(PhaseRules.Default, []).Error);
    }

    [Fact]
    public void Rules_that_leave_a_school_without_a_phase_are_refused()
    {
        LayerThreshold[] thresholds = [new("veiligheid", 60)];

        Assert.Equal(ScanErrors.PhasesIncomplete, PhaseRules.Create(thresholds, []).Error);
        Assert.Equal(ScanErrors.PhasesIncomplete, PhaseRules.Create(thresholds, [new("bouwen", 1)]).Error);
        Assert.Equal(ScanErrors.PhasesIncomplete, PhaseRules.Create(thresholds, [new("a", 0), new("b", 0)]).Error);
        Assert.Equal(ScanErrors.PhasesIncomplete, PhaseRules.Create(thresholds, [new("a", 0), new("b", 2)]).Error);
        Assert.Equal(ScanErrors.ThresholdOutOfRange.About("veiligheid"), PhaseRules.Create([new("veiligheid", 0)], [new("a", 0)]).Error);
        Assert.Equal(ScanErrors.CodeTwice.About("veiligheid"), PhaseRules.Create([.. thresholds, .. thresholds], [new("a", 0)]).Error);
        Assert.Equal(ScanErrors.CodeTwice.About("a"), PhaseRules.Create(thresholds, [new("a", 0), new("a", 1)]).Error);
    }
}

internal static class MakeResult
{
    private static readonly string[] Codes = ["veiligheid", "eigenheid", "ontmoeting", "dialoog", "samen-leven"];

    /// <summary>The five layers from the bottom up; −1 for one that is withheld.</summary>
    public static IReadOnlyList<ShownLayer> Of(int[] means) =>
        [.. means.Select((mean, place) => Layer(place + 1, mean < 0 ? null : new ShownScore(mean, mean - 5, mean + 5, SpreadBand.Differing)))];

    public static ShownLayer Layer(int number, ShownScore? score) => new(
        new MeasuredLayer(number, Codes[number - 1], $"Laag {number}"), score is null ? Withheld.TooFew : Withheld.No, score, []);
}
