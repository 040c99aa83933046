using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>Somebody asks for a webinar and is mailed that the request has come in.</summary>
public sealed class AskForWebinar(WijschoolDbContext db, IJointChange change, WebinarPost post, IAuditTrail trail, TimeProvider clock, ILogger<AskForWebinar> logger)
{
    /// <returns>The request, or what is wrong with who asks or with the wish.</returns>
    public Task<Result<WebinarRequestId>> ExecuteAsync(Requester requester, WebinarWish wish, CancellationToken ct) =>
        change.RunAsync(inner => AddAsync(requester, wish, inner), ct);

    /// <summary>The same within a joint change that is open.</summary>
    public async Task<Result<WebinarRequestId>> AddAsync(Requester requester, WebinarWish wish, CancellationToken ct)
    {
        var (who, unknown) = requester.Check();
        if (who is null) return unknown!;
        var (what, wrong) = wish.Check();
        return what is null ? wrong! : await AskAsync(who, what, ct);
    }

    private async Task<Result<WebinarRequestId>> AskAsync(Requester requester, WebinarWish wish, CancellationToken ct)
    {
        var request = new WebinarRequest(EntityId.New<WebinarRequestId>(clock), requester, wish, clock.GetUtcNow());
        db.Add(request);
        if (request.SchoolId is { } school) trail.Record(school, request.Member, AuditAction.WebinarRequested, request.Id.Value);
        await post.TellAsync(WebinarMails.Asked, request, link: null);
        await db.SaveChangesAsync(ct);
        logger.WebinarAsked(request.Id.Value);
        return request.Id;
    }
}

/// <summary>A school takes its request back as long as nothing is planned.</summary>
public sealed class WithdrawWebinarRequest(WijschoolDbContext db, IJointChange change, ILogger<WithdrawWebinarRequest> logger)
{
    public Task<Result<Done>> ExecuteAsync(WebinarRequestId id, SchoolId school, CancellationToken ct) => change.RunAsync(inner => WithdrawAsync(id, school, inner), ct);

    private async Task<Result<Done>> WithdrawAsync(WebinarRequestId id, SchoolId school, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } request || request.SchoolId != school) return WebinarErrors.RequestNotFound;
        if (request.Settle(WebinarRequestStatus.Withdrawn) is { } error) return error;
        await db.SaveChangesAsync(ct);
        logger.WebinarRequestChanged(id.Value, request.Status);
        return Done.Value;
    }
}
