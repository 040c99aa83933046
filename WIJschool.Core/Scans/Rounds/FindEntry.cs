using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>What somebody comes to with a link.</summary>
/// <param name="Statements">Those that the school's sector is asked, in order.</param>
/// <param name="HasAnswered">Whether this link or device has answered.</param>
public sealed record ScanEntry(
    string School, PublishedInstrument Published, Sector Sector, IReadOnlyList<Statement> Statements, DateOnly ClosesOn, bool IsPersonal, bool HasAnswered);

/// <summary>Finds what a link leads to.</summary>
public sealed class FindEntry(WijschoolDbContext db, RoundInstruments instruments, TimeProvider clock)
{
    /// <returns>The entry, or <see cref="ScanErrors.LinkWorthless"/>.</returns>
    public async Task<Result<ScanEntry>> ExecuteAsync(string code, string? device, string culture, CancellationToken ct)
    {
        var hash = new OneTimeCode(code).Hash();
        var invitation = await db.Set<InvitationLink>().Where(link => link.CodeHash == hash)
            .Join(db.Set<ScanInvitation>(), link => link.InvitationId, i => i.Id, (_, i) => i).AsNoTracking().SingleOrDefaultAsync(ct);
        var rounds = db.Set<SchoolRound>().AsNoTracking();
        var round = invitation is null
            ? await rounds.SingleOrDefaultAsync(r => r.SharedCode == code, ct) : await rounds.SingleOrDefaultAsync(r => r.Id == invitation.RoundId, ct);
        if (round is not { Status: RoundStatus.Open } || round.ClosesOn < DutchDay.Today(clock)) return ScanErrors.LinkWorthless;
        var answered = invitation?.IsUsed ?? await HasReceiptAsync(round.Id, device, ct);
        var school = await db.Set<School>().Where(s => s.Id == round.SchoolId).Select(s => s.Name).SingleAsync(ct);
        var published = await instruments.ReadAsync(round, culture, ct);
        return new ScanEntry(
            school, published, round.Sector, [.. published.Instrument.AskedIn(round.Sector)], round.ClosesOn, invitation is not null, answered);
    }

    private async Task<bool> HasReceiptAsync(ScanRoundId round, string? device, CancellationToken ct)
    {
        if (device is null) return false;
        var hash = SubmitResponse.HashOf(round, device);
        return await db.Set<AnswerReceipt>().AnyAsync(receipt => receipt.RoundId == round && receipt.Hash == hash, ct);
    }
}
