using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Webinars;

namespace WIJschool.Web.Webinars;

/// <summary>
/// A webinar as a calendar file (RFC 5545). Its moments are in UTC, which every calendar shows in its reader's own time; its identity never
/// changes and its sequence rises, so that a calendar that has it takes over what was moved or called off.
/// </summary>
public static class WebinarCalendar
{
    private const string ContentType = "text/calendar";
    private const string Producer = "-//WIJschool//Webinars//NL";

    /// <param name="page">Where it stands on the site.</param>
    /// <param name="joinLink">Where it takes place, for who has a place; null for everybody else.</param>
    public static string Write(Webinar webinar, string page, string? joinLink, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = Producer, Method = CalendarMethods.Publish };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"webinar-{webinar.Id.Value:N}@wijschool",
            Sequence = webinar.Sequence,
            DtStamp = Utc(now),
            Start = Utc(webinar.StartsAt),
            End = Utc(webinar.EndsAt),
            Summary = webinar.Title,
            Description = webinar.Description.Length > 0 ? webinar.Description : null,
            Location = string.IsNullOrEmpty(joinLink) ? null : joinLink,
            Url = new Uri(page),
            Status = webinar.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        });
        return new CalendarSerializer(calendar).SerializeToString() ?? "";
    }

    /// <summary>The file as an answer. Nobody keeps it: the next one may tell another time.</summary>
    public static FileContentResult Answer(HttpResponse response, string calendar)
    {
        response.Headers.CacheControl = "no-store";
        return new FileContentResult(System.Text.Encoding.UTF8.GetBytes(calendar), $"{ContentType}; charset=utf-8") { FileDownloadName = "webinar.ics" };
    }

    private static CalDateTime Utc(DateTimeOffset moment) => new(moment.UtcDateTime, "UTC");
}
