using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>A coordinator plans a webinar of the alliance, without a request.</summary>
public sealed class PlanWebinar(WijschoolDbContext db, IJointChange change, IExperts experts, RequestAudit audit, TimeProvider clock, ILogger<PlanWebinar> logger)
{
    public async Task<Result<WebinarId>> ExecuteAsync(CoordinatorKey by, ExpertKey expert, WebinarDetails details, Slot slot, CancellationToken ct)
    {
        var (tidy, wrong) = details.Check();
        if (tidy is null) return wrong!;
        if (!tidy.IsPublic) return WebinarErrors.ClosedWithoutSchool;
        if (slot.Check(clock.GetUtcNow()) is { } error) return error;
        if (experts.Find(expert) is null) return WebinarErrors.ExpertNotFound;
        return await change.RunAsync(inner => PlanAsync(by, expert, tidy, slot, inner), ct);
    }

    private async Task<Result<WebinarId>> PlanAsync(CoordinatorKey by, ExpertKey expert, WebinarDetails details, Slot slot, CancellationToken ct)
    {
        if (await db.BookAsync(expert, school: null, slot, except: null, ct) is { } booked) return booked;
        var webinar = new Webinar(EntityId.New<WebinarId>(clock), expert, school: null, details, slot);
        db.Add(webinar);
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "webinar", webinar.Id.Value, "planned");
        logger.WebinarPlanned(webinar.Id.Value, webinar.StartsAt);
        return webinar.Id;
    }
}

/// <summary>A coordinator changes what is told of a webinar. Places that are added go to the waiting list.</summary>
public sealed class ChangeWebinar(WijschoolDbContext db, IJointChange change, WaitingList waiting, RequestAudit audit, TimeProvider clock)
{
    /// <returns><see cref="WebinarErrors.PlacesTaken"/> where more people have a place than there would be.</returns>
    public async Task<Result<Done>> ExecuteAsync(WebinarId id, CoordinatorKey by, WebinarDetails details, CancellationToken ct)
    {
        var (tidy, wrong) = details.Check();
        return tidy is null ? wrong! : await change.RunAsync(inner => ChangeAsync(id, by, tidy, inner), ct);
    }

    private async Task<Result<Done>> ChangeAsync(WebinarId id, CoordinatorKey by, WebinarDetails details, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } webinar) return WebinarErrors.NotFound;
        if (webinar.IsCancelled) return WebinarErrors.Cancelled;
        if (!details.IsPublic && webinar.SchoolId is null) return WebinarErrors.ClosedWithoutSchool;
        var placed = await db.Set<SignUp>().CountAsync(s => s.WebinarId == id && s.State == SignUpState.Placed, ct);
        if (details.Places < placed) return WebinarErrors.PlacesTaken;
        webinar.Describe(details);
        if (webinar.IsOver(clock.GetUtcNow()) is null) await waiting.MoveUpAsync(webinar, ct);
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "webinar", id.Value, "changed");
        return Done.Value;
    }
}

/// <summary>A coordinator moves a webinar; everybody keeps the own place and is mailed the new time.</summary>
public sealed class MoveWebinar(
    WijschoolDbContext db, IJointChange change, WebinarPost post, RequestAudit audit, TimeProvider clock, ILogger<MoveWebinar> logger)
{
    public async Task<Result<Done>> ExecuteAsync(WebinarId id, CoordinatorKey by, Slot slot, CancellationToken ct) =>
        slot.Check(clock.GetUtcNow()) is { } wrong ? wrong : await change.RunAsync(inner => MoveAsync(id, by, slot, inner), ct);

    private async Task<Result<Done>> MoveAsync(WebinarId id, CoordinatorKey by, Slot slot, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } webinar) return WebinarErrors.NotFound;
        if (webinar.Slot == slot) return Done.Value; // a second click
        var now = clock.GetUtcNow();
        if (webinar.IsOver(now) is { } over) return over;
        if (await db.BookAsync(webinar.Expert, webinar.SchoolId, slot, id, ct) is { } booked) return booked;
        var before = webinar.Slot;
        webinar.Move(slot);
        foreach (var signUp in await db.Set<SignUp>().Where(s => s.WebinarId == id && s.State != SignUpState.Cancelled).ToListAsync(ct))
        {
            Reminders.Reset(signUp, webinar, now);
            await post.TellAsync(WebinarMails.Moved, webinar, signUp, ("before", await post.WhenAsync(before, signUp.Culture)));
        }
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "webinar", id.Value, "moved");
        logger.WebinarMoved(id.Value, slot.StartsAt);
        return Done.Value;
    }
}

/// <summary>A coordinator calls a webinar off; everybody who signed up is mailed why.</summary>
public sealed class CancelWebinar(
    WijschoolDbContext db, IJointChange change, WebinarPost post, RequestAudit audit, IAuditTrail trail, TimeProvider clock, ILogger<CancelWebinar> logger)
{
    /// <param name="reason">Goes into the mail as it is.</param>
    public async Task<Result<Done>> ExecuteAsync(WebinarId id, CoordinatorKey by, string reason, CancellationToken ct) => string.IsNullOrWhiteSpace(reason)
        ? WebinarErrors.ReasonMissing
        : await change.RunAsync(inner => CancelAsync(id, by, reason.Trim(), inner), ct);

    private async Task<Result<Done>> CancelAsync(WebinarId id, CoordinatorKey by, string reason, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } webinar) return WebinarErrors.NotFound;
        if (webinar.IsOver(clock.GetUtcNow()) is { } over) return over;
        webinar.Cancel();
        if (webinar.SchoolId is { } school) trail.Record(school, by, AuditAction.WebinarCancelled, id.Value);
        foreach (var signUp in await db.Set<SignUp>().Where(s => s.WebinarId == id && s.State != SignUpState.Cancelled).ToListAsync(ct))
            await post.TellAsync(WebinarMails.Cancelled, webinar, signUp, ("reason", reason));
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "webinar", id.Value, "cancelled");
        logger.WebinarCancelled(id.Value);
        return Done.Value;
    }
}
