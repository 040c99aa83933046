using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>What the link of a registration leads to.</summary>
/// <param name="NeedsAccount">Whether a name and a password are needed: the address has no account yet.</param>
public sealed record SchoolToVerify(string School, string Contact, EmailAddress Mail, bool NeedsAccount);

/// <summary>Whoever registered a school follows the link of the mail: the address is theirs, they become its first admin, and the coordinators hear of it.</summary>
public sealed class VerifyMail(
    WijschoolDbContext db, IJointChange change, SchoolPeople people, ConsentLog consents, Outbox outbox, ISchoolLinks links, IOptions<SchoolOptions> options,
    TimeProvider clock, ILogger<VerifyMail> logger)
{
    private const string CoordinatorCulture = "nl"; // the alliance works in Dutch

    /// <summary>Looks what the link is for, without using it.</summary>
    /// <returns><see cref="SchoolErrors.LinkWorthless"/> when it is for nothing any more.</returns>
    public async Task<Result<SchoolToVerify>> LookAsync(OneTimeCode code, CancellationToken ct)
    {
        var (hash, now) = (code.Hash(), clock.GetUtcNow());
        var school = await db.Set<School>().AsNoTracking().FirstOrDefaultAsync(s => s.VerificationHash == hash && s.VerificationExpiresAt >= now && s.Status == SchoolStatus.Waiting, ct);
        return school is null ? SchoolErrors.LinkWorthless : new SchoolToVerify(school.Name, school.ContactName, school.ContactMail, !people.HasAccount(school.ContactMail));
    }

    /// <param name="account">Used only when the address has no account.</param>
    /// <returns>The school; <see cref="SchoolErrors.LinkWorthless"/>, or <see cref="SchoolErrors.AccountNeeded"/> and then the link stays good.</returns>
    public Task<Result<SchoolId>> ExecuteAsync(OneTimeCode code, NewAccount? account, CancellationToken ct) =>
        change.RunAsync(inner => VerifyAsync(code.Hash(), account, inner), ct);

    private async Task<Result<SchoolId>> VerifyAsync(string hash, NewAccount? account, CancellationToken ct)
    {
        var id = await db.Set<School>().Where(s => s.VerificationHash == hash).Select(s => (SchoolId?)s.Id).FirstOrDefaultAsync(ct);
        if (id is null || await db.TakeTurnAsync(id.Value, ct) is not { } school) return SchoolErrors.LinkWorthless;
        var now = clock.GetUtcNow();
        if (school.VerificationHash != hash || school.VerificationExpiresAt < now || school.Status != SchoolStatus.Waiting) return SchoolErrors.LinkWorthless;

        if (people.FindOrCreate(school.ContactMail, account) is not { } member) return SchoolErrors.AccountNeeded;
        school.Verify(now);
        db.Add(new SchoolMembership(school.Id, member, SchoolRole.Admin, now));
        await consents.OwnAsync(school.Id, member, ct);
        await TellCoordinatorsAsync(school);
        await db.SaveChangesAsync(ct);
        logger.MailVerified(school.Id.Value, member.Value);
        return school.Id;
    }

    private async Task TellCoordinatorsAsync(School school)
    {
        foreach (var address in options.Value.CoordinatorMail.Select(text => EmailAddress.Parse(text).Expect()).Distinct())
        {
            await outbox.AddAsync(SchoolMails.Waiting, address, CoordinatorCulture, MailContent.Of(
                links.Coordinators(), ("school", school.Name), ("code", school.Code.Value), ("place", school.Place)));
        }
    }
}
