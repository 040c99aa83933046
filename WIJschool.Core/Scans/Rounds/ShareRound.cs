using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>An admin makes one link for everybody, with which every device answers once; or takes it away.</summary>
public sealed class ShareRound(WijschoolDbContext db, IJointChange change)
{
    /// <returns><see cref="ScanErrors.RoundNotFound"/>, <see cref="ScanErrors.PupilsHaveNoMail"/> for who answers by class, or why this person may not.</returns>
    public Task<Result<Done>> ExecuteAsync(SchoolId school, MemberKey by, ScanRoundId id, bool shared, CancellationToken ct) => change.RunAsync<Done>(async inner =>
    {
        var (turn, error) = await db.TakeTurnAsAdminAsync(school, by, inner);
        if (turn is null) return error!;
        if (await db.TakeOpenRoundAsync(id, inner) is not { } round || round.SchoolId != school) return ScanErrors.RoundNotFound;
        if (round.Audience == Audience.Pupils) return ScanErrors.PupilsHaveNoMail;
        round.SharedCode = shared ? round.SharedCode ?? OneTimeCode.New().Value : null;
        await db.SaveChangesAsync(inner);
        return Done.Value;
    }, ct);
}
