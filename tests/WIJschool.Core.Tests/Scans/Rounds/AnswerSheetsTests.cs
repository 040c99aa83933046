using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Tests.Scans.Rounds;

public class AnswerSheetsTests
{
    private static readonly Instrument Small = Make.Small();

    [Fact]
    public void What_was_written_is_read_again_with_what_was_not_answered()
    {
        Response[] responses =
        [
            Make.Response(Small, ("a1", 1), ("a2", 5), ("a3", null), ("b1", 2), ("c1", 3)),
            Make.Response(Small, ("a1", 4)),
        ];

        var read = AnswerSheets.Read(Small, Sector.Primary, AnswerSheets.Join(responses));

        Assert.Equal(responses.OrderBy(AnswerSheets.Write, StringComparer.Ordinal), read);
    }

    [Fact]
    public void A_scale_of_eleven_points_is_kept_whole()
    {
        var wide = Instrument.Create("breed", "Breed", Audience.Staff, LikertScale.Of(11).Expect(), [Make.Dimension("a", Make.Layer(1), Make.Statement("a1"))]).Expect();

        for (var answer = 1; answer <= 11; answer++)
            Assert.Equal(answer, AnswerSheets.Read(wide, Sector.Primary, AnswerSheets.Write(Make.Response(wide, ("a1", answer)))).Single().AnswerTo("a1"));
    }

    [Fact]
    public void In_whatever_order_people_answer_the_same_is_stored()
    {
        var random = new Random(1);
        string[] sheets = [.. Enumerable.Range(0, 60).Select(_ => AnswerSheets.Write(Make.Response(Small, ("a1", random.Next(1, 4)), ("b1", random.Next(1, 6)))))];
        var first = Store(sheets);

        for (var times = 0; times < 20; times++)
        {
            random.Shuffle(sheets);
            Assert.Equal(first, Store(sheets));
        }
        Assert.Equal(first, AnswerSheets.Join(AnswerSheets.Read(Small, Sector.Primary, first)));
    }

    private static string Store(IEnumerable<string> sheets) => sheets.Aggregate("", AnswerSheets.Add);
}

public class SchoolYearTests
{
    [Theory]
    [InlineData("2026-07-31", "2025-2026", 3, "2026-04-01", "2026-08-01")]
    [InlineData("2026-08-01", "2026-2027", 1, "2026-08-01", "2026-12-01")]
    [InlineData("2026-11-30", "2026-2027", 1, "2026-08-01", "2026-12-01")]
    [InlineData("2026-12-01", "2026-2027", 2, "2026-12-01", "2027-04-01")]
    [InlineData("2027-01-01", "2026-2027", 2, "2026-12-01", "2027-04-01")]
    [InlineData("2027-04-01", "2026-2027", 3, "2027-04-01", "2027-08-01")]
    public void A_day_is_in_the_year_and_term_that_begin_in_August(string day, string year, int term, string from, string end)
    {
        var of = ScanTerm.Of(Day(day));

        Assert.Equal((year, term, Day(from), Day(end)), (of.Year.ToString(), of.Number, of.From, of.End));
        Assert.Equal(of.From, of.Before().End);
    }

    [Theory, InlineData("2027-03-01T22:59:59Z", "2027-03-01"), InlineData("2027-03-01T23:00:00Z", "2027-03-02"), InlineData("2027-07-01T22:00:00Z", "2027-07-02")]
    public void A_day_turns_at_midnight_in_Amsterdam(string moment, string day) =>
        Assert.Equal(Day(day), DutchDay.Today(new At(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture))));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class At(DateTimeOffset moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => moment;
    }
}
