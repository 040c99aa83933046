using WIJschool.Core.Webinars;

namespace WIJschool.Web.Site;

/// <content>An event in the words of schema.org.</content>
public static partial class StructuredData
{
    /// <param name="page">The absolute address of its page.</param>
    public static string Event(Webinar webinar, string expert, string page, string culture) => Write(new Dictionary<string, object?>
    {
        ["@context"] = Context,
        ["@type"] = "EducationEvent",
        ["name"] = webinar.Title,
        ["description"] = webinar.Description.Length > 0 ? webinar.Description : null,
        ["url"] = page,
        ["inLanguage"] = culture,
        ["startDate"] = DutchTime.Local(webinar.StartsAt).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
        ["endDate"] = DutchTime.Local(webinar.EndsAt).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
        ["eventAttendanceMode"] = $"{Context}/OnlineEventAttendanceMode",
        ["eventStatus"] = $"{Context}/{(webinar.IsCancelled ? "EventCancelled" : "EventScheduled")}",
        ["maximumAttendeeCapacity"] = webinar.Places,
        ["location"] = new Dictionary<string, object?> { ["@type"] = "VirtualLocation", ["url"] = page },
        ["performer"] = expert.Length > 0 ? new Dictionary<string, object?> { ["@type"] = "Person", ["name"] = expert } : null,
        ["organizer"] = new Dictionary<string, object?> { ["@type"] = "Organization", ["name"] = "WIJschool" },
    });
}
