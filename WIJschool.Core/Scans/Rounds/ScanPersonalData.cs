using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>That a person was asked to answer a scan that still runs. What anybody answered is kept of no person, so there is nothing of it to give.</summary>
public sealed class ScanPersonalData(WijschoolDbContext db) : IPersonalData
{
    public string Name => "scans";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct)
    {
        if (person.Mail is not { } address) return null;
        var asked = await db.Set<ScanInvitation>().AsNoTracking().Where(invitation => invitation.Mail == address)
            .Join(db.Set<SchoolRound>(), invitation => invitation.RoundId, round => round.Id, (invitation, round) => new
            {
                Scan = round.InstrumentCode,
                round.OpenedOn,
                round.ClosesOn,
                HasAnswered = invitation.IsUsed,
                AnswersAreKeptWithAPerson = false,
            }).ToListAsync(ct);
        return asked.Count == 0 ? null : asked;
    }

    /// <summary>Forgets that the person was asked, with their links. What was answered stays: nobody can tell which answers were theirs.</summary>
    public async Task EraseAsync(DataSubject person, CancellationToken ct)
    {
        if (person.Mail is { } address) await db.Set<ScanInvitation>().Where(invitation => invitation.Mail == address).ExecuteDeleteAsync(ct);
    }
}
