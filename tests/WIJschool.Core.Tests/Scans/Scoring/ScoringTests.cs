using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Scoring;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Tests.Scans.Scoring;

public class ScoringTests
{
    private static readonly Instrument Small = Make.Small();

    [Theory]
    [InlineData(5, 5, 1, 100.0)]
    [InlineData(1, 1, 5, 0.0)]
    [InlineData(5, 5, 5, 66.66666666666667)]
    [InlineData(3, null, 3, 50.0)]
    public void The_best_answers_score_100_and_the_worst_0(int? first, int? second, int? reversed, double score) =>
        Assert.Equal(score, RespondentScore.OfDimension(Small.Dimensions[0], Make.Response(Small, ("a1", first), ("a2", second), ("a3", reversed))));

    [Fact]
    public void Under_two_thirds_of_the_answers_there_is_no_score() =>
        Assert.Null(RespondentScore.OfDimension(Small.Dimensions[0], Make.Response(Small, ("a1", 5))));

    [Fact]
    public void What_a_sector_is_not_asked_does_not_count_as_missing()
    {
        var instrument = Make.Instrument(Make.Dimension(
            "a", Make.Layer(1), Make.Statement("all"), Make.Statement("po", false, Sector.Primary), Make.Statement("mbo", false, Sector.Vocational)));

        Assert.Equal(100, RespondentScore.OfDimension(instrument.Dimensions[0], Make.Response(instrument, Sector.Special, ("all", 5))));
        Assert.Null(RespondentScore.OfDimension(instrument.Dimensions[0], Make.Response(instrument, Sector.Primary, ("all", 5))));
    }

    [Fact]
    public void A_layer_weighs_its_dimensions_by_their_statements() => Assert.Equal(
        25, RespondentScore.OfLayer(Small.Layers[0], Make.Response(Small, ("a1", 1), ("a2", 1), ("a3", 5), ("b1", 5))));

    [Fact]
    public void Who_misses_a_dimension_misses_its_layer_and_counts_in_none_of_its_dimensions()
    {
        var whole = Make.Response(Small, ("a1", 5), ("a2", 5), ("a3", 1), ("b1", 5));
        var half = Make.Response(Small, ("a1", 1), ("a2", 1), ("a3", 5), ("b1", null));

        var scores = LayerScore.Of(Small, Small.Layers[0], [whole, half]);

        Assert.Equal(1, scores.Score?.Respondents);
        Assert.Equal([1, 1], scores.Dimensions.Select(each => each.Score?.Respondents));
        Assert.Equal(100, scores.Dimensions[0].Score?.Mean);
    }

    [Fact]
    public void Nobody_has_no_score() => Assert.Null(GroupScore.Of([null, null]));

    [Fact]
    public void One_respondent_has_a_mean_without_spread_or_interval()
    {
        Assert.Equal(new GroupScore(1, 40, null, null), GroupScore.Of([40.0, null]));
    }

    [Fact]
    public void All_equal_has_an_interval_without_width_and_no_effect()
    {
        var third = 100.0 / 3;
        var before = GroupScore.Of([third, third, third])!;

        Assert.Equal(0, before.Spread);
        Assert.Equal(before.Interval95, new Interval(before.Mean, before.Mean));
        Assert.Equal(new ScoreChange(0, null, null, null), ScoreChange.Between(before, before));
    }

    [Fact]
    public void A_well_known_quantile_of_Student_is_met() // ten values with mean 50 and standard error 1: the half width is t(0.975; 9)
    {
        var score = GroupScore.Of([47, 47, 47, 47, 47, 53, 53, 53, 53, 53])!;

        Assert.Equal(2.262157162740992, (score.Interval95!.High - 50) / (score.Spread!.Value / Math.Sqrt(10)), 1e-9);
    }

    [Fact]
    public void Responses_of_another_instrument_are_a_mistake() =>
        Assert.Throws<ArgumentException>(() => LayerScore.Of(Small, Small.Layers[0], [Make.Response(Make.Small(), ("a1", 1))]));
}
