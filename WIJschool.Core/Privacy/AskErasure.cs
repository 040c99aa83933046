using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Privacy;

/// <summary>Somebody asks to be erased: it happens after a while in which they can call it off.</summary>
public sealed class AskErasure(
    WijschoolDbContext db, IJointChange change, Outbox outbox, SchoolPeople people, IPrivacyLinks links, IOptions<PrivacyOptions> options, TimeProvider clock,
    ILogger<AskErasure> logger)
{
    private static readonly TimeZoneInfo amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <param name="culture">The language of the mails.</param>
    /// <returns>When it is due, also for who asked before; <see cref="PrivacyErrors.LastAdmin"/> about the first school that would have no admin left.</returns>
    public Task<Result<DateTimeOffset>> ExecuteAsync(MemberKey member, string culture, CancellationToken ct) =>
        change.RunAsync(inner => AskAsync(member, culture, inner), ct);

    private async Task<Result<DateTimeOffset>> AskAsync(MemberKey member, string culture, CancellationToken ct)
    {
        people.TakeTurn(); // of two who ask at once with one account the second finds what the first left
        if (people.SubjectOf(member) is not { } person) return PrivacyErrors.NotFound;
        if (await db.Set<Erasure>().SingleOrDefaultAsync(e => e.Member == member, ct) is { } asked) return asked.DueAt;
        if (await db.LastAdminOfAsync(member, ct) is { } school) return PrivacyErrors.LastAdmin.About(school);

        var now = clock.GetUtcNow();
        var due = now.AddDays(options.Value.ErasureDays);
        db.Add(new Erasure(member, culture, now, due));
        if (person.Mail is { } mail)
        {
            var day = TimeZoneInfo.ConvertTime(due, amsterdam).ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(culture));
            await outbox.AddAsync(PrivacyMails.ErasureAsked, mail, culture, MailContent.Of(links.OwnData(culture), ("name", person.Name), ("day", day)));
        }
        await db.SaveChangesAsync(ct);
        logger.ErasureAsked(member.Value, due);
        return due;
    }
}

/// <summary>Somebody does not want to be erased after all.</summary>
public sealed class CallOffErasure(WijschoolDbContext db, IJointChange change, Outbox outbox, SchoolPeople people, ILogger<CallOffErasure> logger)
{
    /// <returns><see cref="PrivacyErrors.NotAsked"/> when there is nothing to call off.</returns>
    public Task<Result<Done>> ExecuteAsync(MemberKey member, CancellationToken ct) => change.RunAsync(inner => CallOffAsync(member, inner), ct);

    private async Task<Result<Done>> CallOffAsync(MemberKey member, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(member, ct) is not { } erasure) return PrivacyErrors.NotAsked;
        db.Remove(erasure);
        if (people.SubjectOf(member) is { Mail: { } mail } person)
            await outbox.AddAsync(PrivacyMails.ErasureCalledOff, mail, erasure.Culture, MailContent.Of(null, ("name", person.Name)));
        await db.SaveChangesAsync(ct);
        logger.ErasureCalledOff(member.Value);
        return Done.Value;
    }
}

/// <summary>Whoever works on an erasure waits here for those who do so at the same moment.</summary>
internal static class ErasureTurns
{
    /// <returns>The erasure as it is now, tracked; null when there is none any more.</returns>
    public static async Task<Erasure?> TakeTurnAsync(this WijschoolDbContext db, MemberKey member, CancellationToken ct)
    {
        var found = await db.Set<Erasure>().Where(e => e.Member == member).ExecuteUpdateAsync(set => set.SetProperty(e => e.Version, e => e.Version + 1), ct);
        return found == 0 ? null : await db.Set<Erasure>().SingleAsync(e => e.Member == member, ct);
    }

    /// <summary>Waits for whoever changes one of this person's schools, so that nobody's last admin is counted twice.</summary>
    public static async Task TakeTurnsOfAsync(this WijschoolDbContext db, MemberKey member, CancellationToken ct)
    {
        var schools = await db.Set<SchoolMembership>().Where(m => m.Member == member).Select(m => m.SchoolId).ToListAsync(ct);
        foreach (var school in schools.OrderBy(id => id.Value)) await db.TakeTurnAsync(school, ct); // always in one order: no two wait for each other
    }

    /// <returns>The name of a school that takes part, or asked to, and has no other admin; null when there is none.</returns>
    public static Task<string?> LastAdminOfAsync(this WijschoolDbContext db, MemberKey member, CancellationToken ct) => (
        from own in db.Set<SchoolMembership>()
        join school in db.Set<School>() on own.SchoolId equals school.Id
        where own.Member == member && own.Role == SchoolRole.Admin && (school.Status == SchoolStatus.Waiting || school.Status == SchoolStatus.Approved)
            && !db.Set<SchoolMembership>().Any(other => other.SchoolId == own.SchoolId && other.Role == SchoolRole.Admin && other.Member != member)
        orderby school.Name
        select school.Name).FirstOrDefaultAsync(ct);
}
