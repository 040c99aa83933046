using WIJschool.Core.Results;

namespace WIJschool.Core.Forms;

/// <summary>When and for whom a form is open.</summary>
public static class FormOpening
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The day in Amsterdam: it turns at midnight there, not in UTC.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Amsterdam).DateTime);

    /// <summary>The moment at which a day in Amsterdam begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Amsterdam.GetUtcOffset(midnight));
    }

    /// <returns>Why it cannot be sent now, or null.</returns>
    public static DomainError? Check(FormSettings settings, DateTimeOffset now, bool isMember)
    {
        var today = DayOf(now);
        if (today < settings.Opens) return FormErrors.NotOpenYet;
        if (today > settings.Closes) return FormErrors.Closed;
        return settings.MembersOnly && !isMember ? FormErrors.MembersOnly : null;
    }
}
