using System.Globalization;
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
/// Somebody registers a school and is mailed a link. No account is made and none is looked for, so that nobody learns here who has one:
/// that comes with the link.
/// </summary>
public sealed class RegisterSchool(
    WijschoolDbContext db, IJointChange change, Outbox outbox, ISchoolLinks links, SchoolSites sites, ConsentLog consents, IAuditTrail trail, IOptions<SchoolOptions> options,
    TimeProvider clock, ILogger<RegisterSchool> logger)
{
    /// <summary>The same contact who registers the same location again, before it was verified, is mailed a new link.</summary>
    /// <returns>The school, or <see cref="SchoolErrors.AlreadyRegistered"/> and what may be wrong with a profile.</returns>
    public async Task<Result<SchoolId>> ExecuteAsync(SchoolProfile profile, SchoolContact contact, CancellationToken ct)
    {
        var (tidy, error) = profile.Check();
        if (tidy is null) return error!;
        if (contact.Name.Trim() is not { Length: > 0 and <= SchoolProfile.LongestName } name) return SchoolErrors.NameInvalid;
        if (await sites.LacksAsync(tidy.Code, tidy.Sector, ct)) return SchoolErrors.SiteUnknown;
        try
        {
            return await change.RunAsync(inner => RegisterAsync(tidy, contact with { Name = name }, inner), ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // two at once: the index let one of them through
            if (await TakenAsync(tidy.Code, ct) is not null) return SchoolErrors.AlreadyRegistered;
            throw;
        }
    }

    private async Task<Result<SchoolId>> RegisterAsync(SchoolProfile profile, SchoolContact contact, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var school = await TakenAsync(profile.Code, ct) is { } taken ? await db.TakeTurnAsync(taken, ct) : null;
        if (school is not null && school.IsAbandoned(now))
        {
            db.Remove(school);
            await db.SaveChangesAsync(ct); // before its location is given away
            school = null;
        }
        if (school is null)
        {
            school = new School(EntityId.New<SchoolId>(clock), profile, contact, now);
            db.Add(school);
            trail.Record(school.Id, member: null, AuditAction.SchoolRegistered);
            if (contact.Agreed) consents.AddTerms(school.Id, contact.Culture);
        }
        else if (school.MailVerifiedAt is not null || school.Status != SchoolStatus.Waiting || school.ContactMail != contact.Mail)
        {
            return SchoolErrors.AlreadyRegistered;
        }
        await AskToVerifyAsync(school, now);
        await db.SaveChangesAsync(ct);
        logger.SchoolRegistered(school.Id.Value);
        return school.Id;
    }

    private async Task AskToVerifyAsync(School school, DateTimeOffset now)
    {
        var code = OneTimeCode.New();
        var days = options.Value.VerificationDays;
        school.AskForVerification(code, now.AddDays(days));
        await outbox.AddAsync(SchoolMails.Verify, school.ContactMail, school.ContactCulture, MailContent.Of(
            links.Verify(code, school.ContactCulture), ("name", school.ContactName), ("school", school.Name), ("days", days.ToString(CultureInfo.InvariantCulture))));
    }

    private async Task<SchoolId?> TakenAsync(VestigingCode code, CancellationToken ct) => await db.Set<School>()
        .Where(school => school.Code == code && (school.Status == SchoolStatus.Waiting || school.Status == SchoolStatus.Approved))
        .Select(school => (SchoolId?)school.Id).SingleOrDefaultAsync(ct);
}
