using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>
/// The groups of open rounds, for who divides a round into groups of its own, such as class sessions. Each method takes part in the joint
/// change of its caller.
/// </summary>
public sealed class AnswerGroups(WijschoolDbContext db, IJointChange change, RoundInstruments instruments)
{
    /// <summary>Opens a group; one that is there stays as it is.</summary>
    /// <returns><see cref="ScanErrors.RoundClosed"/> when the round is not open.</returns>
    public async Task<Result<Done>> OpenAsync(ScanRoundId round, string key, CancellationToken ct)
    {
        Check();
        if (await db.TakeOpenRoundAsync(round, ct) is null) return ScanErrors.RoundClosed;
        if (!await db.Set<AnswerGroup>().AnyAsync(group => group.RoundId == round && group.Key == key, ct)) db.Add(new AnswerGroup(round, key));
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }

    /// <summary>Adds the answers of one respondent. Whether it is the first time is the caller's to know.</summary>
    /// <returns><see cref="ScanErrors.GroupClosed"/> when the group is not open, or what is wrong with the answers.</returns>
    public async Task<Result<Done>> AddAsync(ScanRoundId round, string key, IReadOnlyDictionary<string, int?> given, CancellationToken ct)
    {
        Check();
        if (await db.Set<SchoolRound>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == round, ct) is not { } stored) return ScanErrors.GroupClosed.About(key);
        var response = await instruments.RespondAsync(stored, given, ct);
        if (!response.IsOk) return response.Error;
        if (await db.TakeOpenGroupAsync(round, key, ct) is not { } group) return ScanErrors.GroupClosed.About(key);
        group.Sheets = AnswerSheets.Add(group.Sheets, AnswerSheets.Write(response.Value));
        await db.SaveChangesAsync(ct);
        return Done.Value;
    }

    /// <summary>Closes a group for good. Closing what is closed changes nothing.</summary>
    public async Task CloseAsync(ScanRoundId round, string key, CancellationToken ct)
    {
        Check();
        await db.Set<AnswerGroup>().Where(group => group.RoundId == round && group.Key == key).ExecuteUpdateAsync(set => set.SetProperty(group => group.IsClosed, true), ct);
    }

    /// <summary>Throws away the answers of a group that is open.</summary>
    /// <returns><see cref="ScanErrors.GroupClosed"/> when there is no such group, or it is closed.</returns>
    public async Task<Result<Done>> DiscardAsync(ScanRoundId round, string key, CancellationToken ct)
    {
        Check();
        var gone = await db.Set<AnswerGroup>().Where(group => group.RoundId == round && group.Key == key && !group.IsClosed).ExecuteDeleteAsync(ct);
        return gone == 0 ? ScanErrors.GroupClosed.About(key) : Done.Value;
    }

    private void Check()
    {
        if (!change.IsOpen) throw new InvalidOperationException("A group of answers is changed in a joint change.");
    }
}
