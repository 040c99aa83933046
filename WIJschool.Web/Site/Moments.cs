using System.Globalization;

namespace WIJschool.Web.Site;

/// <summary>Moments as they are written for a reader in the Netherlands, whatever clock the server has.</summary>
public static class Moments
{
    private static readonly TimeZoneInfo amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>A day and an hour in the reader's language: 3 maart 2027, 14.30 uur.</summary>
    public static string Moment(this SiteContext site, DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, amsterdam);
        var time = local.ToString("HH.mm", CultureInfo.InvariantCulture);
        return site.Labels.Format("Site.Moment", site.Date(DateOnly.FromDateTime(local.DateTime)), time);
    }

    /// <summary>The day on which it is or was, in the reader's language: 3 maart 2027.</summary>
    public static string Day(this SiteContext site, DateTimeOffset moment) => site.Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, amsterdam).DateTime));
}
