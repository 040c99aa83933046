using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Audit;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;

namespace WIJschool.Core.Schools;

/// <summary>The schools that somebody belongs to or registered, and the invitations that they got or sent.</summary>
public sealed class SchoolsPersonalData(WijschoolDbContext db, SchoolPeople people, IAuditTrail trail) : IPersonalData
{
    // a reserved domain: nothing that is sent there arrives
    private static readonly EmailAddress nobody = EmailAddress.Parse("gewist@wijschool.invalid").Expect();

    public string Name => "schools";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => new
    {
        Memberships = await (
            from place in db.Set<SchoolMembership>().AsNoTracking()
            join school in db.Set<School>() on place.SchoolId equals school.Id
            where place.Member == person.Key
            orderby place.Since
            select new { School = school.Name, Code = school.Code.Value, place.Role, place.Since }).ToListAsync(ct),
        ContactOf = person.Mail is not { } mail ? [] : await db.Set<School>().AsNoTracking().Where(school => school.ContactMail == mail)
            .OrderBy(school => school.RegisteredAt).Select(school => new { School = school.Name, school.ContactName, school.RegisteredAt }).ToListAsync(ct),
        InvitationsSent = await Sent(person.Key).ToListAsync(ct),
    };

    public async Task EraseAsync(DataSubject person, CancellationToken ct)
    {
        await db.TakeTurnsOfAsync(person.Key, ct);
        if (person.Mail is { } mail)
        {
            foreach (var school in await db.Set<School>().Where(school => school.ContactMail == mail).ToListAsync(ct)) await HandOverAsync(school, person, ct);
            db.RemoveRange(await db.Set<Invitation>().Where(invitation => invitation.Mail == mail).ToListAsync(ct));
        }
        var places = await db.Set<SchoolMembership>().Where(place => place.Member == person.Key).ToListAsync(ct);
        foreach (var place in places) trail.Record(place.SchoolId, member: null, AuditAction.PersonalDataErased);
        db.RemoveRange(places);
    }

    private IQueryable<object> Sent(MemberKey member) =>
        from invitation in db.Set<Invitation>().AsNoTracking()
        join school in db.Set<School>() on invitation.SchoolId equals school.Id
        where invitation.InvitedBy == member
        orderby invitation.ExpiresAt
        select new { School = school.Name, invitation.Role, invitation.ExpiresAt };

    // another admin becomes the contact of a school, and nobody that of one that has none
    private async Task HandOverAsync(School school, DataSubject person, CancellationToken ct)
    {
        var next = await db.Set<SchoolMembership>().Where(place => place.SchoolId == school.Id && place.Role == SchoolRole.Admin && place.Member != person.Key)
            .OrderBy(place => place.Since).Select(place => (MemberKey?)place.Member).FirstOrDefaultAsync(ct);
        var contact = next is { } key ? people.SubjectOf(key) : null;
        school.GiveContact(contact?.Name ?? "", contact?.Mail ?? nobody);
    }
}
