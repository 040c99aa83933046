using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>A coordinator takes a request on.</summary>
public sealed class TakeWebinarRequest(WijschoolDbContext db, IJointChange change, RequestAudit audit, ILogger<TakeWebinarRequest> logger)
{
    public Task<Result<Done>> ExecuteAsync(WebinarRequestId id, CoordinatorKey by, CancellationToken ct) => change.RunAsync(inner => TakeAsync(id, by, inner), ct);

    private async Task<Result<Done>> TakeAsync(WebinarRequestId id, CoordinatorKey by, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } request) return WebinarErrors.RequestNotFound;
        if (request.Take(by) is { } error) return error;
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "webinar-request", id.Value, "taken");
        logger.WebinarRequestChanged(id.Value, request.Status);
        return Done.Value;
    }
}

/// <summary>A coordinator proposes dates with an expert, in the place of those of before; who asked is mailed to choose.</summary>
public sealed class ProposeDates(
    WijschoolDbContext db, IJointChange change, WebinarPost post, IExperts experts, RequestAudit audit, TimeProvider clock, ILogger<ProposeDates> logger)
{
    /// <returns>What is wrong with the proposal, or who is booked at one of its times already.</returns>
    public async Task<Result<Done>> ExecuteAsync(WebinarRequestId id, CoordinatorKey by, Proposal proposal, CancellationToken ct)
    {
        if (proposal.Check(clock.GetUtcNow()) is { } wrong) return wrong;
        if (experts.Find(proposal.Expert) is not { } expert) return WebinarErrors.ExpertNotFound;
        if (expert.Account is null) return WebinarErrors.ExpertWithoutAccount;
        return await change.RunAsync(inner => ProposeAsync(id, by, proposal, expert, inner), ct);
    }

    private async Task<Result<Done>> ProposeAsync(WebinarRequestId id, CoordinatorKey by, Proposal proposal, Expert expert, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } request) return WebinarErrors.RequestNotFound;
        if (request.Propose(by, proposal) is { } error) return error;
        foreach (var slot in proposal.Slots)
        {
            if (await db.ClashAsync(proposal.Expert, request.SchoolId, slot, except: null, ct) is { } booked) return booked;
        }
        db.RemoveRange(await db.Set<ProposedDate>().Where(date => date.RequestId == id).ToListAsync(ct));
        db.AddRange(proposal.Slots.Distinct().Select(slot => new ProposedDate(EntityId.New<ProposedDateId>(clock), id, slot)));
        await post.TellAsync(WebinarMails.Proposed, request, post.DatesOf(request), ("expert", expert.Name));
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "webinar-request", id.Value, "proposed");
        logger.WebinarRequestChanged(id.Value, request.Status);
        return Done.Value;
    }
}

/// <summary>Who asked chooses one of the dates; the expert is mailed to confirm it.</summary>
public sealed class PickDate(
    WijschoolDbContext db, IJointChange change, IExperts experts, RequestPeople people, WebinarPost post, Mailing.Outbox outbox, IWebinarLinks links,
    IAuditTrail trail, TimeProvider clock, ILogger<PickDate> logger)
{
    /// <param name="school">Of whoever chooses; null for somebody without a school, who came by the link of the mail.</param>
    public Task<Result<Done>> ExecuteAsync(WebinarRequestId id, ProposedDateId date, SchoolId? school, MemberKey? by, CancellationToken ct) =>
        change.RunAsync(inner => PickAsync(id, date, school, by, inner), ct);

    private async Task<Result<Done>> PickAsync(WebinarRequestId id, ProposedDateId wanted, SchoolId? school, MemberKey? by, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } request || request.SchoolId != school) return WebinarErrors.RequestNotFound;
        var dates = await db.Set<ProposedDate>().Where(date => date.RequestId == id).ToListAsync(ct);
        if (dates.Find(date => date.Id == wanted) is not { } picked) return WebinarErrors.DateNotFound;
        if (picked.IsPicked && request.Status == WebinarRequestStatus.Picked) return Done.Value; // a second click
        if (picked.StartsAt <= clock.GetUtcNow()) return WebinarErrors.TimePast;
        if (await db.ClashAsync(request.Expert!.Value, school, picked.Slot, except: null, ct) is { } booked) return booked;
        if (request.Pick() is { } error) return error;
        picked.IsPicked = true;
        if (school is { } of) trail.Record(of, by, AuditAction.WebinarDateChosen, id.Value);
        await TellExpertAsync(request, picked);
        await db.SaveChangesAsync(ct);
        logger.WebinarRequestChanged(id.Value, request.Status);
        return Done.Value;
    }

    private async Task TellExpertAsync(WebinarRequest request, ProposedDate date)
    {
        if (experts.Find(request.Expert!.Value)?.Account is not { } account || people.Find(account) is not { } expert) return;
        await outbox.AddAsync(WebinarMails.Picked, expert.Mail, expert.Culture, Mailing.MailContent.Of(
            links.Expertise(expert.Culture), ("name", expert.Name), ("topic", request.Topic), ("organisation", request.Organisation),
            ("when", await post.WhenAsync(date.Slot, expert.Culture))));
    }
}

/// <summary>A coordinator does not do what was asked; who asked is told why.</summary>
public sealed class DeclineWebinarRequest(WijschoolDbContext db, IJointChange change, WebinarPost post, RequestAudit audit, ILogger<DeclineWebinarRequest> logger)
{
    /// <param name="reason">Goes into the mail as it is.</param>
    public async Task<Result<Done>> ExecuteAsync(WebinarRequestId id, CoordinatorKey by, string reason, CancellationToken ct) => string.IsNullOrWhiteSpace(reason)
        ? WebinarErrors.ReasonMissing
        : await change.RunAsync(inner => DeclineAsync(id, by, reason.Trim(), inner), ct);

    private async Task<Result<Done>> DeclineAsync(WebinarRequestId id, CoordinatorKey by, string reason, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } request) return WebinarErrors.RequestNotFound;
        if (request.Settle(WebinarRequestStatus.Declined) is { } error) return error;
        await post.TellAsync(WebinarMails.Declined, request, link: null, ("reason", reason));
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "webinar-request", id.Value, "declined");
        logger.WebinarRequestChanged(id.Value, request.Status);
        return Done.Value;
    }
}
