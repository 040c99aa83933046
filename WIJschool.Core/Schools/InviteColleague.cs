using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Core.Audit;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>
/// An admin mails somebody a place at the school. Whether the address has an account makes no difference; inviting it again mails a new
/// link in the place of the old one.
/// </summary>
public sealed class InviteColleague(
    WijschoolDbContext db, IJointChange change, SchoolPeople people, Outbox outbox, ISchoolLinks links, IOptions<SchoolOptions> options,
    IAuditTrail trail, TimeProvider clock, ILogger<InviteColleague> logger)
{
    /// <param name="culture">The language of the mail.</param>
    /// <returns><see cref="SchoolErrors.AlreadyColleague"/> for somebody of the school, whom its admins can see anyway; or why the inviter may not.</returns>
    public Task<Result<InvitationId>> ExecuteAsync(SchoolId id, MemberKey by, EmailAddress mail, SchoolRole role, string culture, CancellationToken ct) =>
        change.RunAsync(inner => InviteAsync(id, by, mail, role, culture, inner), ct);

    /// <summary>Mails an open invitation once more, with a new link and term.</summary>
    /// <returns><see cref="SchoolErrors.InvitationNotFound"/> when it is not open any more, or is of another school.</returns>
    public Task<Result<InvitationId>> AgainAsync(SchoolId id, MemberKey by, InvitationId invitation, string culture, CancellationToken ct) =>
        change.RunAsync<InvitationId>(async inner =>
        {
            var (turn, error) = await db.TakeTurnAsAdminAsync(id, by, inner);
            if (turn is null) return error!;
            var open = await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == invitation && i.SchoolId == id, inner);
            return open is null ? SchoolErrors.InvitationNotFound : await InviteAsync(id, by, open.Mail, open.Role, culture, inner);
        }, ct);

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
            links.AcceptInvitation(code, culture), ("inviter", people.NameOf(by)), ("school", turn.School.Name), ("days", days.ToString(CultureInfo.InvariantCulture))));
        trail.Record(id, by, AuditAction.ColleagueInvited, invitation.Id.Value);
        await db.SaveChangesAsync(ct);
        logger.ColleagueInvited(id.Value, invitation.Id.Value, by.Value);
        return invitation.Id;
    }
}

/// <summary>An admin takes an invitation back: its link is worth nothing any more.</summary>
public sealed class WithdrawInvitation(WijschoolDbContext db, IJointChange change, IAuditTrail trail, ILogger<WithdrawInvitation> logger)
{
    /// <returns><see cref="SchoolErrors.InvitationNotFound"/> when it is not open any more, or is of another school.</returns>
    public Task<Result<Done>> ExecuteAsync(SchoolId id, MemberKey by, InvitationId invitation, CancellationToken ct) =>
        change.RunAsync(inner => WithdrawAsync(id, by, invitation, inner), ct);

    private async Task<Result<Done>> WithdrawAsync(SchoolId id, MemberKey by, InvitationId invitation, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(id, by, ct);
        if (turn is null) return error!;
        if (await db.Set<Invitation>().SingleOrDefaultAsync(i => i.Id == invitation && i.SchoolId == id, ct) is not { } open) return SchoolErrors.InvitationNotFound;
        db.Remove(open);
        trail.Record(id, by, AuditAction.InvitationWithdrawn, invitation.Value);
        await db.SaveChangesAsync(ct);
        logger.InvitationWithdrawn(id.Value, invitation.Value, by.Value);
        return Done.Value;
    }
}

/// <summary>What the link of an invitation leads to.</summary>
/// <param name="Inviter">Who invited, by name; empty when that account is gone.</param>
/// <param name="NeedsAccount">Whether a name and a password are needed: the address has no account yet.</param>
public sealed record InvitationToAccept(string School, string Inviter, EmailAddress Mail, SchoolRole Role, bool NeedsAccount);

/// <summary>Whoever was invited follows the link of the mail and belongs to the school.</summary>
public sealed class AcceptInvitation(
    WijschoolDbContext db, IJointChange change, SchoolPeople people, ConsentLog consents, IAuditTrail trail, TimeProvider clock, ILogger<AcceptInvitation> logger)
{
    /// <summary>Looks what the link is for, without using it.</summary>
    /// <returns><see cref="SchoolErrors.LinkWorthless"/> when it is for nothing any more.</returns>
    public async Task<Result<InvitationToAccept>> LookAsync(OneTimeCode code, CancellationToken ct)
    {
        var (hash, now) = (code.Hash(), clock.GetUtcNow());
        var found = await (
            from invitation in db.Set<Invitation>().AsNoTracking()
            join school in db.Set<School>() on invitation.SchoolId equals school.Id
            where invitation.CodeHash == hash && invitation.ExpiresAt >= now && school.Status == SchoolStatus.Approved
            select new { invitation.Mail, invitation.Role, invitation.InvitedBy, school.Name }).SingleOrDefaultAsync(ct);
        return found is null ? SchoolErrors.LinkWorthless
            : new InvitationToAccept(found.Name, people.NameOf(found.InvitedBy), found.Mail, found.Role, !people.HasAccount(found.Mail));
    }

    /// <summary>Looks for the newest invitation to an address that somebody showed to be theirs by other means than its link.</summary>
    /// <returns>Null when there is none, and for an address that has an account: whoever owns that follows the link of the mail.</returns>
    public async Task<(InvitationId Id, InvitationToAccept Invitation)?> LookAsync(EmailAddress mail, CancellationToken ct)
    {
        if (people.HasAccount(mail)) return null;
        var now = clock.GetUtcNow();
        var found = await (
            from invitation in db.Set<Invitation>().AsNoTracking()
            join school in db.Set<School>() on invitation.SchoolId equals school.Id
            where invitation.Mail == mail && invitation.ExpiresAt >= now && school.Status == SchoolStatus.Approved
            orderby invitation.ExpiresAt descending
            select new { invitation.Id, invitation.Role, invitation.InvitedBy, school.Name }).FirstOrDefaultAsync(ct);
        return found is null ? null : (found.Id, new InvitationToAccept(found.Name, people.NameOf(found.InvitedBy), mail, found.Role, NeedsAccount: true));
    }

    /// <param name="account">Used only when the address has no account.</param>
    /// <returns>The school; <see cref="SchoolErrors.LinkWorthless"/>, or <see cref="SchoolErrors.AccountNeeded"/> and then the link stays good.</returns>
    public Task<Result<SchoolId>> ExecuteAsync(OneTimeCode code, NewAccount? account, CancellationToken ct)
    {
        var hash = code.Hash();
        return change.RunAsync(inner => AcceptAsync(i => i.CodeHash == hash, account, inner), ct);
    }

    /// <summary>Accepts for who showed by other means that the address is theirs, and has no account yet.</summary>
    /// <returns>The school, or <see cref="SchoolErrors.LinkWorthless"/>, also for the invitation of another address.</returns>
    public Task<Result<SchoolId>> ByMailAsync(InvitationId id, EmailAddress mail, NewAccount account, CancellationToken ct) =>
        change.RunAsync(inner => AcceptAsync(i => i.Id == id && i.Mail == mail, account, inner), ct);

    private async Task<Result<SchoolId>> AcceptAsync(Expression<Func<Invitation, bool>> one, NewAccount? account, CancellationToken ct)
    {
        var id = await db.Set<Invitation>().Where(one).Select(i => (SchoolId?)i.SchoolId).SingleOrDefaultAsync(ct);
        if (id is null || await db.TakeTurnAsync(id.Value, ct) is not { Status: SchoolStatus.Approved } school) return SchoolErrors.LinkWorthless;
        var now = clock.GetUtcNow();
        // looked at again: whoever had the turn before may have used it
        var invitation = await db.Set<Invitation>().Where(one).SingleOrDefaultAsync(i => i.ExpiresAt >= now, ct);
        if (invitation is null) return SchoolErrors.LinkWorthless;

        if (people.FindOrCreate(invitation.Mail, account) is not { } member) return SchoolErrors.AccountNeeded;
        if (await db.MembershipAsync(school.Id, member, ct) is null) db.Add(new SchoolMembership(school.Id, member, invitation.Role, now));
        if (account?.AgreedIn is { } culture) consents.AddTerms(member, culture);
        trail.Record(school.Id, member, AuditAction.ColleagueJoined, member.Value);
        db.Remove(invitation);
        await db.SaveChangesAsync(ct);
        logger.InvitationAccepted(school.Id.Value, invitation.Id.Value, member.Value);
        return school.Id;
    }
}
