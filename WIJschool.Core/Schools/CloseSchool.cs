using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>
/// Ends a school's part: nobody belongs to it any more and no invitation to it is good. Their accounts stay, and its admins are mailed. A
/// school that still waits for a decision is withdrawn so.
/// </summary>
public sealed class CloseSchool(
    WijschoolDbContext db, IJointChange change, SchoolPeople people, Outbox outbox, SchoolAudit audit, IAuditTrail trail, TimeProvider clock,
    ILogger<CloseSchool> logger)
{
    /// <summary>An admin closes the own school.</summary>
    public Task<Result<Done>> ExecuteAsync(SchoolId id, MemberKey by, CancellationToken ct) => change.RunAsync(inner => CloseAsync(id, by, inner), ct);

    /// <summary>A coordinator closes a school, which the audit trail tells of.</summary>
    /// <returns><see cref="SchoolErrors.NotFound"/>, or <see cref="SchoolErrors.AlreadyClosed"/> also for one that was refused.</returns>
    public Task<Result<Done>> ByCoordinatorAsync(SchoolId id, CoordinatorKey by, CancellationToken ct) => change.RunAsync(inner => CloseAsync(id, by, inner), ct);

    private async Task<Result<Done>> CloseAsync(SchoolId id, MemberKey by, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsAnyAdminAsync(id, by, ct);
        if (turn is null) return error!;
        trail.Record(id, by, AuditAction.SchoolClosed);
        await EndAsync(turn.School, ct);
        logger.SchoolClosed(id.Value, by.Value);
        return Done.Value;
    }

    private async Task<Result<Done>> CloseAsync(SchoolId id, CoordinatorKey by, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } school) return SchoolErrors.NotFound;
        if (school.Status is SchoolStatus.Closed or SchoolStatus.Refused) return SchoolErrors.AlreadyClosed;
        trail.Record(id, by, AuditAction.SchoolClosed);
        await EndAsync(school, ct);
        await audit.ClosedAsync(school, by, clock.GetUtcNow());
        logger.SchoolClosedByCoordinator(id.Value, by.Value);
        return Done.Value;
    }

    private async Task EndAsync(School school, CancellationToken ct)
    {
        var places = await db.Set<SchoolMembership>().Where(m => m.SchoolId == school.Id).ToListAsync(ct);
        foreach (var admin in places.Where(place => place.Role == SchoolRole.Admin))
        {
            if (people.SubjectOf(admin.Member) is { Mail: { } mail } person)
                await outbox.AddAsync(SchoolMails.Closed, mail, school.ContactCulture, MailContent.Of(null, ("name", person.Name), ("school", school.Name)));
        }
        school.Close(clock.GetUtcNow());
        db.RemoveRange(await db.Set<Invitation>().Where(i => i.SchoolId == school.Id).ToListAsync(ct));
        db.RemoveRange(places);
        await db.SaveChangesAsync(ct);
    }
}
