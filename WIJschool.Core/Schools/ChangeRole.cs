using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>An admin makes a colleague admin or staff. The last admin stays one.</summary>
public sealed class ChangeRole(WijschoolDbContext db, IJointChange change, ILogger<ChangeRole> logger)
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
        await db.SaveChangesAsync(ct);
        logger.RoleChanged(id.Value, colleague.Value, role, by.Value);
        return Done.Value;
    }
}

/// <summary>Somebody leaves a school. The last admin first makes another one, or closes the school.</summary>
public sealed class LeaveSchool(WijschoolDbContext db, IJointChange change, ILogger<LeaveSchool> logger)
{
    public Task<Result<Done>> ExecuteAsync(SchoolId id, MemberKey member, CancellationToken ct) => change.RunAsync(inner => LeaveAsync(id, member, inner), ct);

    private async Task<Result<Done>> LeaveAsync(SchoolId id, MemberKey member, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsync(id, member, ct);
        if (turn is null) return error!;
        if (await db.IsLastAdminAsync(turn.Membership, ct)) return SchoolErrors.LastAdmin;
        db.Remove(turn.Membership);
        await db.SaveChangesAsync(ct);
        logger.MemberLeft(id.Value, member.Value);
        return Done.Value;
    }
}

/// <summary>An admin ends a school's part: nobody belongs to it any more and no invitation to it is good. Their accounts stay.</summary>
public sealed class CloseSchool(WijschoolDbContext db, IJointChange change, TimeProvider clock, ILogger<CloseSchool> logger)
{
    public Task<Result<Done>> ExecuteAsync(SchoolId id, MemberKey by, CancellationToken ct) => change.RunAsync(inner => CloseAsync(id, by, inner), ct);

    private async Task<Result<Done>> CloseAsync(SchoolId id, MemberKey by, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(id, by, ct);
        if (turn is null) return error!;
        turn.School.Close(clock.GetUtcNow());
        db.RemoveRange(await db.Set<Invitation>().Where(i => i.SchoolId == id).ToListAsync(ct));
        db.RemoveRange(await db.Set<SchoolMembership>().Where(m => m.SchoolId == id).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        logger.SchoolClosed(id.Value, by.Value);
        return Done.Value;
    }
}
