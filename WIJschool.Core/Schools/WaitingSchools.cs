using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Schools;

/// <summary>The schools on which a coordinator has to decide: their contact's mail is verified. What waits longest comes first.</summary>
public sealed class WaitingSchools(WijschoolDbContext db)
{
    private const int Most = 200;

    /// <param name="take">At most 200.</param>
    public async Task<WaitingSchoolsPage> ReadAsync(int skip, int take, CancellationToken ct)
    {
        var waiting = db.Set<School>().AsNoTracking().Where(school => school.Status == SchoolStatus.Waiting && school.MailVerifiedAt != null);
        var total = await waiting.CountAsync(ct);
        var schools = await waiting.OrderBy(school => school.MailVerifiedAt).ThenBy(school => school.Id)
            .Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, Most))
            .Select(school => new WaitingSchool(
                school.Id, school.Name, school.Code, school.Sector, school.Place, school.ContactName, school.MailVerifiedAt!.Value)).ToListAsync(ct);
        return new WaitingSchoolsPage(total, schools);
    }
}

/// <param name="Total">How many there are in all.</param>
public sealed record WaitingSchoolsPage(int Total, IReadOnlyList<WaitingSchool> Schools);

/// <summary>What a coordinator needs to know of a school; the contact's address is not among it.</summary>
/// <param name="Contact">Who asked, by name.</param>
/// <param name="Since">When the contact's mail was verified.</param>
public sealed record WaitingSchool(SchoolId Id, string Name, VestigingCode Code, Sector Sector, string Place, string Contact, DateTimeOffset Since);
