using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Audit;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>An admin asks people to answer, each by a link of their own.</summary>
public sealed class InviteRespondents(
    WijschoolDbContext db, IJointChange change, RespondentPost post, IMemberService members, ILogger<InviteRespondents> logger)
{
    /// <summary>How many may be asked at once.</summary>
    public const int Most = 300;

    /// <param name="addresses">Beside the colleagues; who was asked before is not asked again.</param>
    /// <param name="withColleagues">Whether everybody with an account at the school is asked.</param>
    /// <returns>
    /// How many were asked now, or <see cref="ScanErrors.RoundNotFound"/>, <see cref="ScanErrors.PupilsHaveNoMail"/>, <see
    /// cref="ScanErrors.NobodyToInvite"/>, <see cref="ScanErrors.TooManyToInvite"/>, or why this person may not.
    /// </returns>
    public async Task<Result<int>> ExecuteAsync(
        SchoolId school, MemberKey by, ScanRoundId round, IReadOnlyCollection<EmailAddress> addresses, bool withColleagues, string culture, CancellationToken ct)
    {
        var all = addresses.Concat(withColleagues ? await ColleaguesAsync(school, ct) : []).Distinct().ToList();
        if (all.Count == 0) return ScanErrors.NobodyToInvite;
        if (all.Count > Most) return ScanErrors.TooManyToInvite;
        return await change.RunAsync(inner => InviteAsync(school, by, round, all, culture, inner), ct);
    }

    private async Task<Result<int>> InviteAsync(SchoolId school, MemberKey by, ScanRoundId id, List<EmailAddress> all, string culture, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(school, by, ct);
        if (turn is null) return error!;
        if (await db.TakeOpenRoundAsync(id, ct) is not { } round || round.SchoolId != school) return ScanErrors.RoundNotFound;
        if (round.Audience == Audience.Pupils) return ScanErrors.PupilsHaveNoMail;
        var known = await db.Set<ScanInvitation>().Where(invitation => invitation.RoundId == id).Select(invitation => invitation.Mail).ToListAsync(ct);
        List<ScanInvitation> added = [.. all.Except(known).Select(mail => new ScanInvitation(id, mail, culture))];
        db.AddRange(added);
        await post.WriteAsync(ScanMails.Invitation, turn.School.Name, round, added, ct);
        await db.SaveChangesAsync(ct);
        logger.RespondentsMailed(added.Count, id.Value);
        return added.Count;
    }

    private async Task<List<EmailAddress>> ColleaguesAsync(SchoolId school, CancellationToken ct)
    {
        var keys = await db.Set<SchoolMembership>().Where(membership => membership.SchoolId == school).Select(membership => membership.Member).ToListAsync(ct);
        return [.. keys.Select(key => members.GetById(key.Value)?.Email).OfType<string>().Select(EmailAddress.Parse).Where(mail => mail.IsOk).Select(mail => mail.Value!)];
    }
}

/// <summary>Asks who has not answered yet once more. Nobody, the school's admin either, is told who that is.</summary>
public sealed class RemindRespondents(
    WijschoolDbContext db, IJointChange change, RespondentPost post, IAuditTrail audit, TimeProvider clock, ILogger<RemindRespondents> logger)
{
    private const int DaysBetween = 7;
    private const int DaysBeforeEnd = 3;

    /// <returns><see cref="ScanErrors.RoundNotFound"/>, <see cref="ScanErrors.RemindedThisWeek"/>, <see cref="ScanErrors.NobodyToRemind"/>, or why this person may not.</returns>
    public Task<Result<Done>> ExecuteAsync(SchoolId school, MemberKey by, ScanRoundId round, CancellationToken ct) => change.RunAsync<Done>(async inner =>
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(school, by, inner);
        return turn is null ? error! : await RemindAsync(turn.School, by, round, inner);
    }, ct);

    /// <summary>Reminds for every round that is about to close, when the school did not do so this week.</summary>
    public async Task ExecuteDueAsync(CancellationToken ct)
    {
        var today = DutchDay.Today(clock);
        var (soon, before) = (today.AddDays(DaysBeforeEnd), today.AddDays(-DaysBetween));
        var due = await db.Set<SchoolRound>().AsNoTracking().Where(round => round.Status == RoundStatus.Open && round.ClosesOn >= today && round.ClosesOn <= soon
            && (round.RemindedOn == null || round.RemindedOn <= before) && round.OpenedOn <= before).ToListAsync(ct);
        foreach (var round in due)
        {
            await change.RunAsync<Done>(async inner => await db.TakeTurnAsync(round.SchoolId, inner) is { } school
                ? await RemindAsync(school, by: null, round.Id, inner) : SchoolErrors.NotFound, ct);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Result<Done>> RemindAsync(School school, MemberKey? by, ScanRoundId id, CancellationToken ct)
    {
        var today = DutchDay.Today(clock);
        if (await db.TakeOpenRoundAsync(id, ct) is not { } round || round.SchoolId != school.Id) return ScanErrors.RoundNotFound;
        if (round.RemindedOn > today.AddDays(-DaysBetween)) return ScanErrors.RemindedThisWeek;
        var waiting = await db.Set<ScanInvitation>().Where(invitation => invitation.RoundId == id && !invitation.IsUsed).ToListAsync(ct);
        if (waiting.Count == 0) return ScanErrors.NobodyToRemind;
        round.RemindedOn = today;
        await post.WriteAsync(ScanMails.Reminder, school.Name, round, waiting, ct);
        audit.Record(school.Id, by, AuditAction.RoundReminded, id.Value);
        await db.SaveChangesAsync(ct);
        logger.RespondentsMailed(waiting.Count, id.Value);
        return Done.Value;
    }
}

/// <summary>Writes the mails, each with a link of its own.</summary>
public sealed class RespondentPost(WijschoolDbContext db, Outbox outbox, IScanLinks links, RoundInstruments instruments)
{
    internal async Task WriteAsync(MailKind kind, string school, SchoolRound round, IReadOnlyCollection<ScanInvitation> to, CancellationToken ct)
    {
        foreach (var invitation in to)
        {
            var code = OneTimeCode.New();
            db.Add(new InvitationLink(code.Hash(), invitation.Id));
            var scan = (await instruments.ReadAsync(round, invitation.Culture, ct)).Instrument.Name;
            var day = round.ClosesOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(invitation.Culture));
            await outbox.AddAsync(kind, invitation.Mail, invitation.Culture, MailContent.Of(
                links.Answer(code.Value, invitation.Culture), ("school", school), ("scan", scan), ("day", day)));
        }
    }
}
