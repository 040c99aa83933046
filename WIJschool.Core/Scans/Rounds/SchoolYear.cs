using System.Globalization;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>Days as they are in the Netherlands: a round closes at midnight there, not in UTC.</summary>
public static class DutchDay
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Amsterdam).DateTime);
}

/// <summary>A school year, from 1 August on.</summary>
/// <param name="Start">The calendar year in which it begins.</param>
public readonly record struct SchoolYear(int Start)
{
    private const int FirstMonth = 8;

    public static SchoolYear Of(DateOnly day) => new(day.Month >= FirstMonth ? day.Year : day.Year - 1);

    /// <summary>As it is written: 2026-2027.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}-{Start + 1}");
}

/// <summary>
/// A third of a school year (August to November, December to March, April to July). Rounds that closed in one term are compared with each other.
/// </summary>
/// <param name="Number">1 to 3.</param>
public sealed record ScanTerm(SchoolYear Year, int Number)
{
    private const int Months = 4;

    /// <summary>The first day.</summary>
    public DateOnly From => new DateOnly(Year.Start, 8, 1).AddMonths(Months * (Number - 1));

    /// <summary>The first day after it.</summary>
    public DateOnly End => From.AddMonths(Months);

    public static ScanTerm Of(DateOnly day)
    {
        var year = SchoolYear.Of(day);
        var months = ((day.Year - year.Start) * 12) + day.Month - 8;
        return new ScanTerm(year, (months / Months) + 1);
    }

    /// <summary>The term before it.</summary>
    public ScanTerm Before() => Of(From.AddDays(-1));
}
