using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Schools;

/// <summary>Somebody of a school who is at work there.</summary>
/// <param name="Status">Of the school. Only in an approved one there is something to do but to wait and to leave.</param>
public sealed record SchoolVisit(SchoolId School, string SchoolName, Sector Sector, SchoolStatus Status, SchoolRole Role, MemberKey Member)
{
    public bool IsAdmin => Role == SchoolRole.Admin;

    /// <summary>Whether this person may do what is open to a role here.</summary>
    public bool May(SchoolRole role) => Status == SchoolStatus.Approved && (role == SchoolRole.Staff || IsAdmin);
}

/// <summary>Where somebody belongs.</summary>
public sealed class SchoolVisits(WijschoolDbContext db)
{
    /// <summary>The schools of a person, by name. Nobody belongs to a closed one.</summary>
    public async Task<IReadOnlyList<SchoolVisit>> OfAsync(MemberKey member, CancellationToken ct) => await (
        from membership in db.Set<SchoolMembership>().AsNoTracking()
        join school in db.Set<School>().AsNoTracking() on membership.SchoolId equals school.Id
        where membership.Member == member
        orderby school.Name, school.Code
        select new SchoolVisit(school.Id, school.Name, school.Sector, school.Status, membership.Role, member)).ToListAsync(ct);
}
