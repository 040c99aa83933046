using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;

namespace WIJschool.Core.Support;

/// <summary>A coordinator takes a request on and talks with the school about it.</summary>
public sealed class TakeSupportRequest(WijschoolDbContext db, IJointChange change, RequestAudit audit, ILogger<TakeSupportRequest> logger)
{
    public Task<Result<Done>> ExecuteAsync(SupportRequestId id, CoordinatorKey by, CancellationToken ct) => change.RunAsync(inner => TakeAsync(id, by, inner), ct);

    private async Task<Result<Done>> TakeAsync(SupportRequestId id, CoordinatorKey by, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } request) return SupportErrors.NotFound;
        if (request.Take(by) is { } error) return error;
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "support-request", id.Value, "taken");
        logger.SupportChanged(id.Value, request.Status);
        return Done.Value;
    }
}

/// <summary>A coordinator gives a request to an adviser; adviser and school are mailed.</summary>
public sealed class AssignAdviser(
    WijschoolDbContext db, IJointChange change, IExperts experts, RequestPeople people, SupportPost post, RequestAudit audit, ILogger<AssignAdviser> logger)
{
    /// <returns><see cref="SupportErrors.AdviserNotFound"/> for a member who is no expert.</returns>
    public Task<Result<Done>> ExecuteAsync(SupportRequestId id, CoordinatorKey by, Adviser adviser, CancellationToken ct) => change.RunAsync(inner => AssignAsync(id, by, adviser, inner), ct);

    private async Task<Result<Done>> AssignAsync(SupportRequestId id, CoordinatorKey by, Adviser adviser, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } request) return SupportErrors.NotFound;
        if (await PersonAsync(adviser) is not { } person) return SupportErrors.AdviserNotFound;
        var isTheirs = request.Status is SupportStatus.Assigned or SupportStatus.Running && request.AdviserMember == adviser.Member && request.AdviserUser == adviser.User;
        if (isTheirs) return Done.Value; // a second click
        if (request.Assign(by, adviser) is { } error) return error;
        await post.TellAllianceAsync(SupportMails.Assigned, request, ("school", request.Organisation));
        await post.TellSchoolAsync(SupportMails.HasAdviser, request, ("adviser", person.Name));
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "support-request", id.Value, "assigned");
        logger.SupportChanged(id.Value, request.Status);
        return Done.Value;
    }

    private async Task<Person?> PersonAsync(Adviser adviser) => adviser switch
    {
        { Member: { } member, User: null } => experts.Of(member).Count > 0 ? people.Find(member) : null,
        { Member: null, User: { } user } => await people.FindAsync(user),
        _ => null,
    };
}

/// <summary>Somebody writes in the conversation; the other side is mailed that there is a message, not what it says.</summary>
public sealed class WriteSupportMessage(
    WijschoolDbContext db, IJointChange change, RequestPeople people, SupportPost post, IAuditTrail trail, TimeProvider clock, ILogger<WriteSupportMessage> logger)
{
    public const int LongestText = 4000;

    /// <summary>As somebody of the school.</summary>
    public Task<Result<Done>> AsSchoolAsync(SupportRequestId id, SchoolId school, MemberKey by, string text, CancellationToken ct) =>
        WriteAsync(id, request => request.SchoolId == school, _ => new SupportAuthor(SupportSide.School, by, null), text, ct);

    /// <summary>As the adviser, who is a member.</summary>
    public Task<Result<Done>> AsAdviserAsync(SupportRequestId id, MemberKey by, string text, CancellationToken ct) =>
        WriteAsync(id, request => request.AdviserMember == by, _ => new SupportAuthor(SupportSide.Adviser, by, null), text, ct);

    /// <summary>As a user of the back office, who may be the adviser.</summary>
    public Task<Result<Done>> AsCoordinatorAsync(SupportRequestId id, CoordinatorKey by, string text, CancellationToken ct) =>
        WriteAsync(id, _ => true, request => new SupportAuthor(request.AdviserUser == by ? SupportSide.Adviser : SupportSide.Coordinator, null, by), text, ct);

    private async Task<Result<Done>> WriteAsync(
        SupportRequestId id, Func<SupportRequest, bool> mayWrite, Func<SupportRequest, SupportAuthor> author, string text, CancellationToken ct) =>
        text.Trim() is { Length: > 0 and <= LongestText } tidy
            ? await change.RunAsync(inner => AddAsync(id, mayWrite, author, tidy, inner), ct)
            : SupportErrors.MessageInvalid;

    private async Task<Result<Done>> AddAsync(
        SupportRequestId id, Func<SupportRequest, bool> mayWrite, Func<SupportRequest, SupportAuthor> author, string text, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } request || !mayWrite(request)) return SupportErrors.NotFound;
        if (request.Status == SupportStatus.Closed) return SupportErrors.Closed;
        var by = author(request);
        db.Add(new SupportMessage(EntityId.New<SupportMessageId>(clock), id, by, text, clock.GetUtcNow()));
        if (by.Side == SupportSide.Adviser) request.Begin();
        if (by.Side != SupportSide.School) Note(request, AuditAction.SupportAnswered, by.Member, by.User);
        if (by.Side == SupportSide.School) await post.TellAllianceAsync(SupportMails.Message, request, ("sender", request.Organisation));
        else await post.TellSchoolAsync(SupportMails.Message, request, ("sender", await NameAsync(by)));
        await db.SaveChangesAsync(ct);
        logger.SupportTalked(id.Value, by.Side);
        return Done.Value;
    }

    private void Note(SupportRequest request, AuditAction action, MemberKey? member, CoordinatorKey? user)
    {
        if (user is { } coordinator) trail.Record(request.SchoolId, coordinator, action, request.Id.Value);
        else trail.Record(request.SchoolId, member, action, request.Id.Value);
    }

    private async Task<string> NameAsync(SupportAuthor author) =>
        (author.Member is { } member ? people.Find(member) : author.User is { } user ? await people.FindAsync(user) : null)?.Name ?? "";
}

/// <summary>School, adviser or coordinator closes a request; the school is asked how it went.</summary>
public sealed class CloseSupportRequest(
    WijschoolDbContext db, IJointChange change, SupportPost post, RequestAudit audit, IAuditTrail trail, TimeProvider clock, ILogger<CloseSupportRequest> logger)
{
    public Task<Result<Done>> AsSchoolAsync(SupportRequestId id, SchoolId school, MemberKey by, CancellationToken ct) =>
        change.RunAsync(inner => CloseAsync(id, request => request.SchoolId == school, by, null, inner), ct);

    public Task<Result<Done>> AsAdviserAsync(SupportRequestId id, MemberKey by, CancellationToken ct) =>
        change.RunAsync(inner => CloseAsync(id, request => request.AdviserMember == by, by, null, inner), ct);

    public Task<Result<Done>> AsCoordinatorAsync(SupportRequestId id, CoordinatorKey by, CancellationToken ct) =>
        change.RunAsync(inner => CloseAsync(id, _ => true, null, by, inner), ct);

    private async Task<Result<Done>> CloseAsync(SupportRequestId id, Func<SupportRequest, bool> mayClose, MemberKey? member, CoordinatorKey? user, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } request || !mayClose(request)) return SupportErrors.NotFound;
        if (request.Close(clock.GetUtcNow()) is { } error) return error;
        await post.TellSchoolAsync(SupportMails.Closed, request);
        if (user is { } coordinator) trail.Record(request.SchoolId, coordinator, AuditAction.SupportClosed, id.Value);
        else trail.Record(request.SchoolId, member, AuditAction.SupportClosed, id.Value);
        await db.SaveChangesAsync(ct);
        if (user is { } by) await audit.WriteAsync(by, "support-request", id.Value, "closed");
        logger.SupportChanged(id.Value, request.Status);
        return Done.Value;
    }
}

/// <summary>The school tells how much it helped, once.</summary>
public sealed class EvaluateSupport(WijschoolDbContext db, IJointChange change)
{
    public const int LongestRemark = 1000;

    /// <param name="helped">1 to 5.</param>
    public async Task<Result<Done>> ExecuteAsync(SupportRequestId id, SchoolId school, int helped, string remark, CancellationToken ct)
    {
        if (helped is < 1 or > 5) return SupportErrors.MarkMissing;
        if (remark.Trim() is not { Length: <= LongestRemark } tidy) return SupportErrors.RemarkTooLong;
        return await change.RunAsync(inner => EvaluateAsync(id, school, helped, tidy, inner), ct);
    }

    private async Task<Result<Done>> EvaluateAsync(SupportRequestId id, SchoolId school, int helped, string remark, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } request || request.SchoolId != school) return SupportErrors.NotFound;
        if (request.Evaluate(helped, remark) is { } error) return error;
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }
}
