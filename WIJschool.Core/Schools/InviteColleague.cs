using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>
/// An admin mails somebody a place at the school. Whether the address has an account makes no difference; inviting it again mails a new
/// link in the place of the old one.
/// </summary>
public sealed class InviteColleague(
    WijschoolDbContext db, IJointChange change, SchoolPeople people, Outbox outbox, ISchoolLinks links, IOptions<SchoolOptions> options,
    TimeProvider clock, ILogger<InviteColleague> logger)
{
    /// <param name="culture">The language of the mail.</param>
    /// <returns><see cref="SchoolErrors.AlreadyColleague"/> for somebody of the school, whom its admins can see anyway; or why the inviter may not.</returns>
    public Task<Result<InvitationId>> ExecuteAsync(SchoolId id, MemberKey by, EmailAddress mail, SchoolRole role, string culture, CancellationToken ct) =>
        change.RunAsync(inner => InviteAsync(id, by, mail, role, culture, inner), ct);

    private async Task<Result<InvitationId>> InviteAsync(SchoolId id, MemberKey by, EmailAddress mail, SchoolRole role, string culture, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(id, by, ct);
        if (turn is null) return error!;
        if (people.Find(mail) is { } member && await db.MembershipAsync(id, member, ct) is not null) return SchoolErrors.AlreadyColleague;

        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(i => i.SchoolId == id && i.Mail == mail, ct);
        if (invitation is null) db.Add(invitation = new Invitation(EntityId.New<InvitationId>(clock), id, mail, role, by));
        var code = OneTimeCode.New();
        var days = options.Value.InvitationDays;
        invitation.Renew(code, role, by, clock.GetUtcNow().AddDays(days));
        await outbox.AddAsync(SchoolMails.Invitation, mail, culture, MailContent.Of(
            links.AcceptInvitation(code), ("inviter", people.NameOf(by)), ("school", turn.School.Name), ("days", days.ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(ct);
        logger.ColleagueInvited(id.Value, invitation.Id.Value, by.Value);
        return invitation.Id;
    }
}

/// <summary>Whoever was invited follows the link of the mail and belongs to the school.</summary>
public sealed class AcceptInvitation(WijschoolDbContext db, IJointChange change, SchoolPeople people, TimeProvider clock, ILogger<AcceptInvitation> logger)
{
    /// <param name="account">Used only when the address has no account.</param>
    /// <returns>The school; <see cref="SchoolErrors.LinkWorthless"/>, or <see cref="SchoolErrors.AccountNeeded"/> and then the link stays good.</returns>
    public Task<Result<SchoolId>> ExecuteAsync(OneTimeCode code, NewAccount? account, CancellationToken ct) =>
        change.RunAsync(inner => AcceptAsync(code.Hash(), account, inner), ct);

    private async Task<Result<SchoolId>> AcceptAsync(string hash, NewAccount? account, CancellationToken ct)
    {
        var id = await db.Set<Invitation>().Where(i => i.CodeHash == hash).Select(i => (SchoolId?)i.SchoolId).SingleOrDefaultAsync(ct);
        if (id is null || await db.TakeTurnAsync(id.Value, ct) is not { Status: SchoolStatus.Approved } school) return SchoolErrors.LinkWorthless;
        var now = clock.GetUtcNow();
        // looked at again: whoever had the turn before may have used it
        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(i => i.CodeHash == hash && i.ExpiresAt >= now, ct);
        if (invitation is null) return SchoolErrors.LinkWorthless;

        if (people.FindOrCreate(invitation.Mail, account) is not { } member) return SchoolErrors.AccountNeeded;
        if (await db.MembershipAsync(school.Id, member, ct) is null) db.Add(new SchoolMembership(school.Id, member, invitation.Role, now));
        db.Remove(invitation);
        await db.SaveChangesAsync(ct);
        logger.InvitationAccepted(school.Id.Value, invitation.Id.Value, member.Value);
        return school.Id;
    }
}
