using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>The expert confirms the date that the school chose: now there is a webinar. Who asked is mailed.</summary>
public sealed class ConfirmDate(
    WijschoolDbContext db, IJointChange change, IExperts experts, WebinarPost post, IWebinarLinks links, TimeProvider clock, ILogger<ConfirmDate> logger)
{
    /// <returns>The webinar, or who is booked by now. Of those who confirm at once what cannot both be, one does.</returns>
    public Task<Result<WebinarId>> ExecuteAsync(WebinarRequestId id, MemberKey by, CancellationToken ct) => change.RunAsync(inner => ConfirmAsync(id, by, inner), ct);

    private async Task<Result<WebinarId>> ConfirmAsync(WebinarRequestId id, MemberKey by, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { Expert: { } key } request || !experts.Of(by).Contains(key)) return WebinarErrors.RequestNotFound;
        if (request is { Status: WebinarRequestStatus.Planned, WebinarId: { } planned }) return planned; // a second click
        if (request.Status != WebinarRequestStatus.Picked) return WebinarErrors.RequestMoved;
        var date = await db.Set<ProposedDate>().SingleAsync(d => d.RequestId == id && d.IsPicked, ct);
        if (date.StartsAt <= clock.GetUtcNow()) return WebinarErrors.TimePast;
        if (await db.BookAsync(key, request.SchoolId, date.Slot, except: null, ct) is { } booked) return booked;

        var details = new WebinarDetails(request.Topic, "", request.IsPublic, request.Places, "", "");
        var webinar = new Webinar(EntityId.New<WebinarId>(clock), key, request.SchoolId, details, date.Slot);
        db.Add(webinar);
        request.Plan(webinar.Id);
        await post.TellAsync(
            WebinarMails.Planned, request, links.Webinar(webinar.Id, request.ContactCulture),
            ("expert", experts.Find(key)?.Name ?? ""), ("when", await post.WhenAsync(date.Slot, request.ContactCulture)));
        await db.SaveChangesAsync(ct);
        logger.WebinarPlanned(webinar.Id.Value, webinar.StartsAt);
        return webinar.Id;
    }
}

/// <summary>The expert cannot come at the date that the school chose: the request goes back to the coordinator.</summary>
public sealed class RefuseDate(WijschoolDbContext db, IJointChange change, IExperts experts, ILogger<RefuseDate> logger)
{
    public Task<Result<Done>> ExecuteAsync(WebinarRequestId id, MemberKey by, CancellationToken ct) => change.RunAsync(inner => RefuseAsync(id, by, inner), ct);

    private async Task<Result<Done>> RefuseAsync(WebinarRequestId id, MemberKey by, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { Expert: { } key } request || !experts.Of(by).Contains(key)) return WebinarErrors.RequestNotFound;
        if (request.Reopen() is { } error) return error;
        db.RemoveRange(await db.Set<ProposedDate>().Where(date => date.RequestId == id).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        logger.WebinarRequestChanged(id.Value, request.Status);
        return Done.Value;
    }
}
