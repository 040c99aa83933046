using WIJschool.Core.Results;
using WIJschool.Core.Scans;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Tests.Scans;

public class InstrumentTests
{
    [Theory, InlineData(1), InlineData(0), InlineData(-3), InlineData(12)]
    public void A_scale_has_two_to_eleven_points(int points) => Assert.Equal(ScanErrors.ScaleOutOfRange, LikertScale.Of(points).Error);

    [Fact]
    public void An_instrument_has_dimensions() => Assert.Equal(ScanErrors.InstrumentEmpty.About("scan"), Create().Error);

    [Fact]
    public void A_dimension_has_statements() =>
        Assert.Equal(ScanErrors.DimensionEmpty.About("a"), Create(Make.Dimension("a", Make.Layer(1))).Error);

    [Fact]
    public void Two_statements_with_one_code_are_refused_even_in_two_dimensions() => Assert.Equal(ScanErrors.CodeTwice.About("s"), Create(
        Make.Dimension("a", Make.Layer(1), Make.Statement("s")), Make.Dimension("b", Make.Layer(1), Make.Statement("s"))).Error);

    [Fact]
    public void Two_dimensions_with_one_code_are_refused() => Assert.Equal(ScanErrors.CodeTwice.About("a"), Create(
        Make.Dimension("a", Make.Layer(1), Make.Statement("s")), Make.Dimension("a", Make.Layer(1), Make.Statement("t"))).Error);

    [Theory, InlineData("A"), InlineData("a b"), InlineData("-a"), InlineData("a--b"), InlineData(""), InlineData("é")]
    public void A_code_is_lower_case_with_dashes(string code) =>
        Assert.Equal(ScanErrors.CodeInvalid.About(code), Create(Make.Dimension("a", Make.Layer(1), Make.Statement(code))).Error);

    [Fact]
    public void A_statement_without_a_text_is_refused() => Assert.Equal(ScanErrors.TextMissing.About("s"), Create(
        Make.Dimension("a", Make.Layer(1), Make.Statement("s") with { Text = " " })).Error);

    [Theory, InlineData(1, "laag-1", 2, "laag-1"), InlineData(1, "laag-1", 1, "laag-2")]
    public void A_layer_is_the_same_in_all_dimensions(int number, string code, int otherNumber, string otherCode) =>
        Assert.Equal("Scan.LayerDisagrees", Create(
            Make.Dimension("a", Make.Layer(number, code), Make.Statement("s")),
            Make.Dimension("b", Make.Layer(otherNumber, otherCode), Make.Statement("t"))).Error?.Code);

    [Fact]
    public void A_dimension_that_a_sector_is_never_asked_is_refused() => Assert.Equal(ScanErrors.DimensionNotAsked.About("a"), Create(
        Make.Dimension("a", Make.Layer(1), Make.Statement("s", reversed: false, Sector.Primary, Sector.Secondary, Sector.Special))).Error);

    [Fact]
    public void Layers_come_from_the_bottom_up_and_once()
    {
        var instrument = Make.Instrument(
            Make.Dimension("top", Make.Layer(2), Make.Statement("t")),
            Make.Dimension("low", Make.Layer(1), Make.Statement("u")),
            Make.Dimension("high", Make.Layer(2), Make.Statement("v")));

        Assert.Equal(["laag-1", "laag-2"], instrument.Layers.Select(layer => layer.Code));
    }

    [Fact]
    public void A_sector_is_asked_its_own_statements()
    {
        var instrument = Make.Instrument(Make.Dimension(
            "a", Make.Layer(1), Make.Statement("all"), Make.Statement("po", false, Sector.Primary), Make.Statement("rest", false, Sector.Secondary, Sector.Vocational)));

        Assert.Equal(["all", "po"], instrument.AskedIn(Sector.Primary).Select(statement => statement.Code));
        Assert.Equal(["all"], instrument.AskedIn(Sector.Special).Select(statement => statement.Code));
    }

    [Fact]
    public void An_answer_to_an_unknown_statement_is_refused() =>
        Assert.Equal(ScanErrors.StatementUnknown.About("z"), Response.Of(Make.Small(), Sector.Primary, Answers(("z", 1))).Error);

    [Theory, InlineData(0), InlineData(6), InlineData(257)]
    public void An_answer_off_the_scale_is_refused(int answer) =>
        Assert.Equal(ScanErrors.AnswerOffScale.About("a1"), Response.Of(Make.Small(), Sector.Primary, Answers(("a1", answer))).Error);

    [Fact]
    public void An_answer_to_what_the_sector_is_not_asked_is_refused()
    {
        var instrument = Make.Instrument(Make.Dimension("a", Make.Layer(1), Make.Statement("all"), Make.Statement("po", false, Sector.Primary)));

        Assert.Equal(ScanErrors.StatementNotAsked.About("po"), Response.Of(instrument, Sector.Vocational, Answers(("po", 3))).Error);
    }

    [Fact]
    public void Not_knowing_is_no_answer()
    {
        var response = Make.Response(Make.Small(), ("a1", null), ("a2", 4));

        Assert.Null(response.AnswerTo("a1"));
        Assert.Equal(4, response.AnswerTo("a2"));
        Assert.Null(response.AnswerTo("b1"));
    }

    [Fact]
    public void Two_responses_with_the_same_answers_are_the_same_value()
    {
        var instrument = Make.Small();

        Assert.Equal(Make.Response(instrument, ("a1", 2)), Make.Response(instrument, ("a1", 2), ("b1", null)));
        Assert.NotEqual(Make.Response(instrument, ("a1", 2)), Make.Response(instrument, ("a1", 3)));
    }

    private static Result<Instrument> Create(params Dimension[] dimensions) => Instrument.Create("scan", "Scan", Audience.Staff, Make.Five, dimensions);

    private static Dictionary<string, int?> Answers(params (string Code, int? Answer)[] answers) =>
        answers.ToDictionary(pair => pair.Code, pair => pair.Answer);
}
