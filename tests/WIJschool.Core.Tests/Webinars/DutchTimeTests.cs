using System.Globalization;
using WIJschool.Core.Labels;
using WIJschool.Core.Webinars;

namespace WIJschool.Core.Tests.Webinars;

/// <summary>In 2027 the clock goes forward on 28 March and back on 31 October.</summary>
public class DutchTimeTests
{
    [Theory]
    [InlineData("2027-03-27 14:30", "2027-03-27T13:30:00Z")]
    [InlineData("2027-03-28 01:59", "2027-03-28T00:59:00Z")] // the last minute of winter time
    [InlineData("2027-03-28 03:00", "2027-03-28T01:00:00Z")] // the first of summer time
    [InlineData("2027-10-31 01:59", "2027-10-30T23:59:00Z")]
    [InlineData("2027-10-31 03:00", "2027-10-31T02:00:00Z")]
    public void A_time_on_the_clock_is_one_moment(string shown, string moment) => Assert.Equal(Moment(moment), At(shown));

    [Theory]
    [InlineData("2027-03-28 02:00")]
    [InlineData("2027-03-28 02:59")]
    public void The_hour_that_does_not_exist_is_refused(string shown)
    {
        Assert.Equal(WebinarErrors.TimeSkipped, Try(shown).Error);
        Assert.Equal(WebinarErrors.TimeSkipped, Try(shown, RepeatedHour.Second).Error);
    }

    [Fact]
    public void Of_the_hour_that_exists_twice_somebody_has_to_say_which()
    {
        Assert.Equal(WebinarErrors.TimeTwice, Try("2027-10-31 02:30").Error);
        Assert.Equal(Moment("2027-10-31T00:30:00Z"), At("2027-10-31 02:30", RepeatedHour.First));
        Assert.Equal(Moment("2027-10-31T01:30:00Z"), At("2027-10-31 02:30", RepeatedHour.Second));
    }

    [Theory]
    [InlineData("2027-04-02T08:00:00Z", 7, "2027-03-26T09:00:00Z")] // a week of 167 hours: ten o'clock both times
    [InlineData("2027-11-03T09:00:00Z", 7, "2027-10-27T08:00:00Z")] // and one of 169
    [InlineData("2027-03-29T00:30:00Z", 1, "2027-03-28T01:30:00Z")] // half past two did not exist the day before: half past three
    [InlineData("2027-06-15T12:00:00Z", 1, "2027-06-14T12:00:00Z")]
    public void Days_before_is_when_the_clock_shows_the_same_time(string moment, int days, string before) => Assert.Equal(Moment(before), DutchTime.DaysBefore(Moment(moment), days));

    [Theory]
    [InlineData("2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z", "zondag 28 maart 2027, 01.30 tot 03.30")] // an hour, however it looks
    [InlineData("2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z", "zondag 31 oktober 2027, 02.30 (UTC+2) tot 02.30 (UTC+1)")]
    [InlineData("2027-03-02T13:30:00Z", "2027-03-02T15:00:00Z", "dinsdag 2 maart 2027, 14.30 tot 16.00")]
    public void A_time_is_told_so_that_nobody_takes_it_for_another(string from, string to, string told)
    {
        var labels = new LabelSet("nl", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Mail.Moment"] = "{0:dddd d MMMM yyyy}, {0:HH.mm} tot {1:HH.mm}",
            ["Mail.Moment.Twice"] = "{0:dddd d MMMM yyyy}, {0:HH.mm} (UTC+{2}) tot {1:HH.mm} (UTC+{3})",
        });

        Assert.Equal(told, labels.Tell(Moment(from), Moment(to)));
    }

    [Theory]
    [InlineData(14, "Webinar.LengthInvalid")]
    [InlineData(15, null)]
    [InlineData(480, null)]
    [InlineData(481, "Webinar.LengthInvalid")]
    public void A_webinar_lasts_a_quarter_of_an_hour_to_eight_hours(int minutes, string? error)
    {
        var start = Moment("2027-03-02T13:30:00Z");

        Assert.Equal(error, new Slot(start, start.AddMinutes(minutes)).Check(start.AddDays(-1))?.Code);
        Assert.Equal(WebinarErrors.TimePast, new Slot(start, start.AddMinutes(60)).Check(start));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("https://meet.example/kamer", true)]
    [InlineData("http://meet.example/kamer", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("kamer 5", false)]
    public void Only_a_safe_address_stands_in_a_link(string address, bool isGood) => Assert.Equal(isGood, WebinarDetails.IsAddress(address));

    private static Core.Results.Result<DateTimeOffset> Try(string shown, RepeatedHour? which = null)
    {
        var local = DateTime.Parse(shown, CultureInfo.InvariantCulture);
        return DutchTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), which);
    }

    private static DateTimeOffset At(string shown, RepeatedHour? which = null) => Try(shown, which).Expect();

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
