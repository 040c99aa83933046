using WIJschool.Core.Labels;
using WIJschool.Core.Results;

namespace WIJschool.Core.Webinars;

/// <summary>Which of two moments is meant by a time that the clock shows twice, in the night in which summer time ends.</summary>
public enum RepeatedHour
{
    /// <summary>While it is still summer time.</summary>
    First,

    /// <summary>An hour later, in winter time.</summary>
    Second,
}

/// <summary>The clock in Europe/Amsterdam. A moment is stored as an instant; days and times are what people see and type.</summary>
public static class DutchTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The moment at which the clock shows a time.</summary>
    /// <param name="which">Asked for only where the clock shows the time twice.</param>
    /// <returns><see cref="WebinarErrors.TimeSkipped"/> where the clock never shows it, <see cref="WebinarErrors.TimeTwice"/> where it does so twice and nobody said which.</returns>
    public static Result<DateTimeOffset> At(DateOnly day, TimeOnly time, RepeatedHour? which = null)
    {
        var shown = day.ToDateTime(time);
        if (Zone.IsInvalidTime(shown)) return WebinarErrors.TimeSkipped;
        if (!Zone.IsAmbiguousTime(shown)) return new DateTimeOffset(shown, Zone.GetUtcOffset(shown));
        if (which is null) return WebinarErrors.TimeTwice;
        var offsets = Zone.GetAmbiguousTimeOffsets(shown);
        return new DateTimeOffset(shown, which == RepeatedHour.First ? offsets.Max() : offsets.Min());
    }

    /// <summary>The same moment as the clock shows it.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>Some days before, when the clock shows the same time; where it skips that time, an hour later.</summary>
    public static DateTimeOffset DaysBefore(DateTimeOffset moment, int days)
    {
        var shown = DateTime.SpecifyKind(Local(moment).DateTime.AddDays(-days), DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(shown)) shown = shown.AddHours(1);
        return new DateTimeOffset(shown, Zone.GetUtcOffset(shown));
    }

    /// <summary>A time as people read it, in the words of the dictionary: dinsdag 2 maart 2027, 14.30 tot 16.00 uur (Nederlandse tijd).</summary>
    public static string Tell(this LabelSet labels, DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        var (start, end) = (Local(startsAt), Local(endsAt));
        return Zone.IsAmbiguousTime(start.DateTime) || Zone.IsAmbiguousTime(end.DateTime)
            ? labels.Format("Mail.Moment.Twice", start.DateTime, end.DateTime, start.Offset.Hours, end.Offset.Hours)
            : labels.Format("Mail.Moment", start.DateTime, end.DateTime);
    }
}
