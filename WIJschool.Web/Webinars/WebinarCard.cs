using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Webinars;

/// <summary>Tells on the first page of a school whether there are dates to choose from, and otherwise what comes first.</summary>
internal sealed class WebinarCard(WebinarRequests requests, WebinarAgenda agenda, TimeProvider clock) : ISchoolCard
{
    public int Order => 50;

    public async Task<SchoolCard?> MakeAsync(SchoolVisit visit, SiteWords words, CancellationToken ct)
    {
        if (!visit.May(SchoolRole.Staff)) return null;
        var labels = words.Labels;
        var proposed = (await requests.OfSchoolAsync(visit.School, ct)).Find(request => request.Status == WebinarRequestStatus.Proposed);
        if (proposed is not null)
        {
            return new SchoolCard(
                labels["Webinar.Webinars"], labels.Format("Webinar.CardDates", proposed.Topic), labels["Webinar.ChooseDate"],
                words.To(WebinarAddresses.For(WebinarAddresses.Request, proposed.Id.Value)));
        }
        var next = (await agenda.OfSchoolAsync(visit.School, ct)).Where(booked => !booked.Webinar.IsCancelled && booked.Webinar.EndsAt > clock.GetUtcNow())
            .MinBy(booked => booked.Webinar.StartsAt)?.Webinar;
        return next is null
            ? new SchoolCard(labels["Webinar.Webinars"], labels["Webinar.CardNone"], labels["Webinar.Ask"], words.To(WebinarAddresses.Ask))
            : new SchoolCard(
                labels["Webinar.Webinars"], labels.Format("Webinar.CardNext", next.Title, labels.Tell(next.StartsAt, next.EndsAt)), labels["Webinar.ToWebinars"],
                words.To(WebinarAddresses.School));
    }
}
