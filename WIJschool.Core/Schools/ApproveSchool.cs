using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>A coordinator lets a school take part; its contact is told.</summary>
public sealed class ApproveSchool(
    WijschoolDbContext db, IJointChange change, Outbox outbox, ISchoolLinks links, SchoolAudit audit, IAuditTrail trail, TimeProvider clock,
    ILogger<ApproveSchool> logger)
{
    /// <returns><see cref="SchoolErrors.NotFound"/>, <see cref="SchoolErrors.AlreadyDecided"/> or <see cref="SchoolErrors.MailNotVerified"/> when it cannot be.</returns>
    public Task<Result<Done>> ExecuteAsync(SchoolId id, CoordinatorKey by, CancellationToken ct) => change.RunAsync(inner => ApproveAsync(id, by, inner), ct);

    private async Task<Result<Done>> ApproveAsync(SchoolId id, CoordinatorKey by, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } school) return SchoolErrors.NotFound;
        var now = clock.GetUtcNow();
        if (school.Decide(SchoolStatus.Approved, by, now) is { } error) return error;
        await outbox.AddAsync(SchoolMails.Approved, school.ContactMail, school.ContactCulture, MailContent.Of(
            links.MySchool(), ("name", school.ContactName), ("school", school.Name)));
        trail.Record(id, by, AuditAction.SchoolApproved);
        await db.SaveChangesAsync(ct);
        await audit.DecidedAsync(school, by, now);
        logger.SchoolDecided(id.Value, SchoolStatus.Approved, by.Value);
        return Done.Value;
    }
}

/// <summary>A coordinator does not let a school take part; its contact is told why.</summary>
public sealed class RefuseSchool(
    WijschoolDbContext db, IJointChange change, Outbox outbox, SchoolAudit audit, IAuditTrail trail, TimeProvider clock, ILogger<RefuseSchool> logger)
{
    /// <param name="reason">Goes into the mail as it is.</param>
    /// <returns><see cref="SchoolErrors.ReasonMissing"/> beside what <see cref="ApproveSchool"/> answers.</returns>
    public async Task<Result<Done>> ExecuteAsync(SchoolId id, CoordinatorKey by, string reason, CancellationToken ct) => string.IsNullOrWhiteSpace(reason)
        ? SchoolErrors.ReasonMissing
        : await change.RunAsync(inner => RefuseAsync(id, by, reason.Trim(), inner), ct);

    private async Task<Result<Done>> RefuseAsync(SchoolId id, CoordinatorKey by, string reason, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } school) return SchoolErrors.NotFound;
        var now = clock.GetUtcNow();
        if (school.Decide(SchoolStatus.Refused, by, now) is { } error) return error;
        await outbox.AddAsync(SchoolMails.Refused, school.ContactMail, school.ContactCulture, MailContent.Of(
            null, ("name", school.ContactName), ("school", school.Name), ("reason", reason)));
        trail.Record(id, by, AuditAction.SchoolRefused);
        await db.SaveChangesAsync(ct);
        await audit.DecidedAsync(school, by, now);
        logger.SchoolDecided(id.Value, SchoolStatus.Refused, by.Value);
        return Done.Value;
    }
}
