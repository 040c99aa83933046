using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>
/// Whoever changes a round waits here for those who do so at the same moment. Rows are always taken in this order: the school, the round,
/// its groups, and then what hangs on them; whoever answers takes the group alone.
/// </summary>
internal static class RoundTurns
{
    public static IQueryable<SchoolRound> Rounds(this WijschoolDbContext db, SchoolId school) => db.Set<SchoolRound>().Where(round => round.SchoolId == school);

    /// <returns>The round as it is now, tracked; null when the school has no such round that is open.</returns>
    public static async Task<SchoolRound?> TakeOpenRoundAsync(this WijschoolDbContext db, ScanRoundId id, CancellationToken ct)
    {
        var open = db.Set<SchoolRound>().Where(round => round.Id == id && round.Status == RoundStatus.Open);
        var found = await open.ExecuteUpdateAsync(set => set.SetProperty(round => round.RemindedOn, round => round.RemindedOn), ct); // only to lock it
        return found == 0 ? null : await open.SingleAsync(ct);
    }

    /// <returns>The group as it is now, tracked; null when there is none that is open.</returns>
    public static async Task<AnswerGroup?> TakeOpenGroupAsync(this WijschoolDbContext db, ScanRoundId round, string key, CancellationToken ct)
    {
        var open = db.Set<AnswerGroup>().Where(group => group.RoundId == round && group.Key == key && !group.IsClosed);
        var found = await open.ExecuteUpdateAsync(set => set.SetProperty(group => group.IsClosed, false), ct); // only to lock it
        return found == 0 ? null : await open.SingleAsync(ct);
    }
}
