using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>
/// Whoever changes a school or its people waits here for those who do so at the same moment, and then reads what they left: two admins
/// who leave at once must not both see the other. The row stays locked until the joint change ends.
/// </summary>
internal static class SchoolTurns
{
    /// <returns>The school as it is now, tracked; null when there is none.</returns>
    public static async Task<School?> TakeTurnAsync(this WijschoolDbContext db, SchoolId id, CancellationToken ct)
    {
        var found = await db.Set<School>().Where(school => school.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), ct);
        return found == 0 ? null : await db.Set<School>().SingleAsync(school => school.Id == id, ct);
    }

    /// <summary>Takes the turn as somebody of the school.</summary>
    /// <returns>The school and this person's place in it; <see cref="SchoolErrors.NotFound"/> when they have none, also when the school exists.</returns>
    public static async Task<Result<SchoolTurn>> TakeTurnAsync(this WijschoolDbContext db, SchoolId id, MemberKey by, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(id, ct) is not { } school) return SchoolErrors.NotFound;
        if (await db.MembershipAsync(id, by, ct) is not { } membership) return SchoolErrors.NotFound;
        return new SchoolTurn(school, membership);
    }

    /// <summary>Takes the turn as somebody who may let others in.</summary>
    public static async Task<Result<SchoolTurn>> TakeTurnAsAdminAsync(this WijschoolDbContext db, SchoolId id, MemberKey by, CancellationToken ct)
    {
        var turn = await db.TakeTurnAsAnyAdminAsync(id, by, ct);
        return !turn.IsOk || turn.Value.School.Status == SchoolStatus.Approved ? turn : SchoolErrors.NotApproved;
    }

    /// <summary>Takes the turn as an admin of a school that may also wait or have been refused.</summary>
    public static async Task<Result<SchoolTurn>> TakeTurnAsAnyAdminAsync(this WijschoolDbContext db, SchoolId id, MemberKey by, CancellationToken ct)
    {
        var turn = await db.TakeTurnAsync(id, by, ct);
        return !turn.IsOk || turn.Value.Membership.Role == SchoolRole.Admin ? turn : SchoolErrors.AdminsOnly;
    }

    public static Task<SchoolMembership?> MembershipAsync(this WijschoolDbContext db, SchoolId id, MemberKey member, CancellationToken ct) =>
        db.Set<SchoolMembership>().SingleOrDefaultAsync(m => m.SchoolId == id && m.Member == member, ct);

    /// <summary>Whether the school would have no admin left without this one.</summary>
    public static async Task<bool> IsLastAdminAsync(this WijschoolDbContext db, SchoolMembership membership, CancellationToken ct) =>
        membership.Role == SchoolRole.Admin
        && !await db.Set<SchoolMembership>().AnyAsync(m => m.SchoolId == membership.SchoolId && m.Role == SchoolRole.Admin && m.Member != membership.Member, ct);
}

/// <param name="Membership">The place of the one who makes the change.</param>
internal sealed record SchoolTurn(School School, SchoolMembership Membership);
