using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Disclosure;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>How an open round goes.</summary>
/// <param name="Invited">How many were asked by mail.</param>
/// <param name="Answered">A band once there is a result to be had; null while too few answered, whether that is nobody or one too few.</param>
public sealed record RoundProgress(RoundInfo Round, int Invited, CountBand? Answered, string? SharedCode, DateOnly? RemindedOn);

/// <summary>The rounds of a school.</summary>
public sealed class RoundList(WijschoolDbContext db, RoundInstruments instruments)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<RoundInfo>> OfAsync(SchoolId school, string culture, CancellationToken ct)
    {
        var rounds = await db.Rounds(school).AsNoTracking().OrderByDescending(round => round.SchoolYear).ThenByDescending(round => round.OpenedOn)
            .ThenByDescending(round => round.Id).ToListAsync(ct);
        List<RoundInfo> infos = [];
        foreach (var round in rounds) infos.Add(RoundInfo.Of(round, (await instruments.ReadAsync(round, culture, ct)).Instrument.Name));
        return infos;
    }

    /// <returns>Null when the school has no such round.</returns>
    public async Task<RoundProgress?> FindAsync(SchoolId school, ScanRoundId id, string culture, CancellationToken ct)
    {
        if (await db.Rounds(school).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, ct) is not { } round) return null;
        var published = await instruments.ReadAsync(round, culture, ct);
        var invited = await db.Set<ScanInvitation>().CountAsync(invitation => invitation.RoundId == id, ct);
        var characters = await db.Set<AnswerGroup>().Where(group => group.RoundId == id).SumAsync(group => group.Sheets.Length, ct);
        var answered = characters / published.Instrument.Statements.Count;
        return new RoundProgress(
            RoundInfo.Of(round, published.Instrument.Name), invited, answered < MinimumGroup.Of(round.Audience) ? null : CountBand.Of(answered), round.SharedCode, round.RemindedOn);
    }
}
