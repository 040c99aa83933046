using Microsoft.Extensions.Logging;
using WIJschool.Core.Audit;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>An admin makes a colleague admin or staff. The last admin stays one.</summary>
public sealed class ChangeRole(WijschoolDbContext db, IJointChange change, IAuditTrail trail, ILogger<ChangeRole> logger)
{
    public Task<Result<Done>> ExecuteAsync(SchoolId id, MemberKey by, MemberKey colleague, SchoolRole role, CancellationToken ct) =>
        change.RunAsync(inner => ChangeAsync(id, by, colleague, role, inner), ct);

    private async Task<Result<Done>> ChangeAsync(SchoolId id, MemberKey by, MemberKey colleague, SchoolRole role, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(id, by, ct);
        if (turn is null) return error!;
        if (await db.MembershipAsync(id, colleague, ct) is not { } membership) return SchoolErrors.ColleagueNotFound;
        if (role != SchoolRole.Admin && await db.IsLastAdminAsync(membership, ct)) return SchoolErrors.LastAdmin;
        membership.Role = role;
        trail.Record(id, by, AuditAction.RoleChanged, colleague.Value);
        await db.SaveChangesAsync(ct);
        logger.RoleChanged(id.Value, colleague.Value, role, by.Value);
        return Done.Value;
    }
}

/// <summary>An admin hands the school to a colleague and goes on as staff, in one change: there is always somebody who can let others in.</summary>
public sealed class TransferAdmin(WijschoolDbContext db, IJointChange change, IAuditTrail trail, ILogger<TransferAdmin> logger)
{
    public Task<Result<Done>> ExecuteAsync(SchoolId id, MemberKey by, MemberKey colleague, CancellationToken ct) =>
        change.RunAsync(inner => TransferAsync(id, by, colleague, inner), ct);

    private async Task<Result<Done>> TransferAsync(SchoolId id, MemberKey by, MemberKey colleague, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(id, by, ct);
        if (turn is null) return error!;
        if (colleague == by || await db.MembershipAsync(id, colleague, ct) is not { } next) return SchoolErrors.ColleagueNotFound;
        next.Role = SchoolRole.Admin;
        turn.Membership.Role = SchoolRole.Staff;
        trail.Record(id, by, AuditAction.RoleChanged, colleague.Value);
        trail.Record(id, by, AuditAction.RoleChanged, by.Value);
        await db.SaveChangesAsync(ct);
        logger.RoleChanged(id.Value, colleague.Value, SchoolRole.Admin, by.Value);
        logger.RoleChanged(id.Value, by.Value, SchoolRole.Staff, by.Value);
        return Done.Value;
    }
}

/// <summary>An admin takes a colleague out of the school. The account stays.</summary>
public sealed class RemoveColleague(WijschoolDbContext db, IJointChange change, IAuditTrail trail, ILogger<RemoveColleague> logger)
{
    /// <returns><see cref="SchoolErrors.LastAdmin"/> for the admin who is the only one; who goes of their own accord has <see cref="LeaveSchool"/>.</returns>
    public Task<Result<Done>> ExecuteAsync(SchoolId id, MemberKey by, MemberKey colleague, CancellationToken ct) =>
        change.RunAsync(inner => RemoveAsync(id, by, colleague, inner), ct);

    private async Task<Result<Done>> RemoveAsync(SchoolId id, MemberKey by, MemberKey colleague, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(id, by, ct);
        if (turn is null) return error!;
        if (await db.MembershipAsync(id, colleague, ct) is not { } membership) return SchoolErrors.ColleagueNotFound;
        if (await db.IsLastAdminAsync(membership, ct)) return SchoolErrors.LastAdmin;
        db.Remove(membership);
        trail.Record(id, by, AuditAction.ColleagueLeft, colleague.Value);
        await db.SaveChangesAsync(ct);
        logger.ColleagueRemoved(id.Value, colleague.Value, by.Value);
        return Done.Value;
    }
}

/// <summary>Somebody leaves a school. The last admin first makes another one, or closes the school; a school that was refused holds nobody.</summary>
public sealed class LeaveSchool(WijschoolDbContext db, IJointChange change, IAuditTrail trail, ILogger<LeaveSchool> logger)
{
    public Task<Result<Done>> ExecuteAsync(SchoolId id, MemberKey member, CancellationToken ct) => change.RunAsync(inner => LeaveAsync(id, member, inner), ct);

    private async Task<Result<Done>> LeaveAsync(SchoolId id, MemberKey member, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsync(id, member, ct);
        if (turn is null) return error!;
        if (turn.School.Status != SchoolStatus.Refused && await db.IsLastAdminAsync(turn.Membership, ct)) return SchoolErrors.LastAdmin;
        db.Remove(turn.Membership);
        trail.Record(id, member, AuditAction.ColleagueLeft, member.Value);
        await db.SaveChangesAsync(ct);
        logger.MemberLeft(id.Value, member.Value);
        return Done.Value;
    }
}
