using System.Globalization;
using WIJschool.Core.Webinars;
using WIJschool.Web.Webinars;

namespace WIJschool.Web.Tests.Webinars;

public class WebinarCalendarTests
{
    private static readonly DateTimeOffset Now = Moment("2027-03-01T12:00:00Z");

    [Theory]
    [InlineData("2027-03-27T13:30:00Z", "20270327T133000Z")] // half past two in winter
    [InlineData("2027-03-28T12:30:00Z", "20270328T123000Z")] // half past two in summer
    [InlineData("2027-10-31T00:30:00Z", "20271031T003000Z")] // the first half past two of that night
    [InlineData("2027-10-31T01:30:00Z", "20271031T013000Z")] // and the second
    public void A_moment_is_written_so_that_every_calendar_knows_which_it_is(string starts, string written)
    {
        var text = Write(NewWebinar(Moment(starts)));

        Assert.Contains($"DTSTART:{written}\r\n", text, StringComparison.Ordinal);
        var read = Ical.Net.Calendar.Load(text)!.Events.Single();
        Assert.Equal(Moment(starts).UtcDateTime, read.Start!.AsUtc);
        Assert.Equal(Moment(starts).AddMinutes(90).UtcDateTime, read.End!.AsUtc);
    }

    [Fact]
    public void What_is_moved_or_called_off_is_the_same_event_with_a_higher_sequence()
    {
        var webinar = NewWebinar(Moment("2027-03-27T13:30:00Z"));
        var first = Read(webinar);
        webinar.Move(new Slot(Moment("2027-04-02T13:30:00Z"), Moment("2027-04-02T15:00:00Z")));
        var moved = Read(webinar);
        webinar.Cancel();
        var cancelled = Read(webinar);

        Assert.Equal((first.Uid, first.Uid), (moved.Uid, cancelled.Uid));
        Assert.Equal([0, 1, 2], [first.Sequence, moved.Sequence, cancelled.Sequence]);
        Assert.Equal(("CONFIRMED", "CONFIRMED", "CANCELLED"), (first.Status, moved.Status, cancelled.Status));
    }

    [Fact]
    public void A_text_with_commas_lines_and_letters_of_all_kinds_comes_through_whole_in_lines_that_are_short_enough()
    {
        const string title = "Één, twee; drie\\vier";
        const string description = "Regel één\nRegel twee: \"met\" BEGIN:VEVENT erin, en nog een heleboel meer woorden zodat hij moet worden gevouwen — écht waar";
        var webinar = new Webinar(new WebinarId(Guid.NewGuid()), new ExpertKey(Guid.NewGuid()), null, new WebinarDetails(title, description, true, 5, "", ""), Slot(Now.AddDays(5)));

        var text = Write(webinar);

        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75)); // RFC 5545, section 3.1
        var read = Ical.Net.Calendar.Load(text)!.Events.Single();
        Assert.Equal((title, description), (read.Summary, read.Description));
    }

    [Fact]
    public void Where_it_takes_place_is_told_only_to_who_has_a_place()
    {
        var webinar = NewWebinar(Now.AddDays(3));

        Assert.DoesNotContain("meet.example", Write(webinar), StringComparison.Ordinal);
        Assert.Contains("LOCATION:https://meet.example/kamer", WebinarCalendar.Write(webinar, "https://wijschool.example/x", webinar.JoinLink, Now), StringComparison.Ordinal);
    }

    private static Slot Slot(DateTimeOffset start) => new(start, start.AddMinutes(90));

    private static Webinar NewWebinar(DateTimeOffset start) => new(
        new WebinarId(Guid.NewGuid()), new ExpertKey(Guid.NewGuid()), null, new WebinarDetails("Samen", "Voor elk team.", true, 5, "https://meet.example/kamer", ""), Slot(start));

    private static string Write(Webinar webinar) => WebinarCalendar.Write(webinar, "https://wijschool.example/webinars/1", null, Now);

    private static Ical.Net.CalendarComponents.CalendarEvent Read(Webinar webinar) => Ical.Net.Calendar.Load(Write(webinar))!.Events.Single();

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
