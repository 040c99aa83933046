using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>Whoever registered a school follows the link of the mail: the address is theirs, and they become its first admin.</summary>
public sealed class VerifyMail(WijschoolDbContext db, IJointChange change, SchoolPeople people, TimeProvider clock, ILogger<VerifyMail> logger)
{
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
        await db.SaveChangesAsync(ct);
        logger.MailVerified(school.Id.Value, member.Value);
        return school.Id;
    }
}
