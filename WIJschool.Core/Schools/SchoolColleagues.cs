using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Schools;

/// <summary>The people of one school as they see each other, and who was invited.</summary>
public sealed class SchoolColleagues(WijschoolDbContext db, SchoolPeople people)
{
    /// <summary>Admins first, then by name.</summary>
    public async Task<IReadOnlyList<Colleague>> ReadAsync(SchoolId school, CancellationToken ct)
    {
        var places = await db.Set<SchoolMembership>().AsNoTracking().Where(place => place.SchoolId == school).ToListAsync(ct);
        var names = await people.OfAsync(places.Select(place => place.Member));
        return [.. places.Where(place => names.ContainsKey(place.Member))
            .Select(place => new Colleague(place.Member, names[place.Member].Name, names[place.Member].Mail, place.Role, place.Since))
            .OrderByDescending(colleague => colleague.Role).ThenBy(colleague => colleague.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Invitations that nobody accepted yet, also those that are too old by now: they can be sent again.</summary>
    public async Task<IReadOnlyList<OpenInvitation>> InvitationsAsync(SchoolId school, CancellationToken ct) => await db.Set<Invitation>().AsNoTracking()
        .Where(invitation => invitation.SchoolId == school).OrderBy(invitation => invitation.Mail)
        .Select(invitation => new OpenInvitation(invitation.Id, invitation.Mail, invitation.Role, invitation.ExpiresAt)).ToListAsync(ct);
}

public sealed record Colleague(MemberKey Key, string Name, string Mail, SchoolRole Role, DateTimeOffset Since);

public sealed record OpenInvitation(InvitationId Id, EmailAddress Mail, SchoolRole Role, DateTimeOffset ExpiresAt);
