using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

/// <summary>
/// Somebody answers. Answers join those of the group without a trace of who or when; beside them stands only that a link was used, or that
/// a device sent something. Both are written in one transaction, so that a killed process leaves both or neither.
/// </summary>
public sealed class SubmitResponse(WijschoolDbContext db, IJointChange change, RoundInstruments instruments, TimeProvider clock)
{
    /// <summary>Answers by the link in a mail, or by the link that a school shares.</summary>
    /// <param name="device">What this browser made up once for the shared link; of no use to a personal one.</param>
    /// <param name="given">Per code of a statement its answer; null for "I do not know".</param>
    /// <returns>
    /// <see cref="ScanErrors.LinkWorthless"/>, <see cref="ScanErrors.AlreadyAnswered"/>, <see cref="ScanErrors.RoundClosed"/>, or what is wrong
    /// with the answers.
    /// </returns>
    public async Task<Result<Done>> ExecuteAsync(string code, string device, IReadOnlyDictionary<string, int?> given, CancellationToken ct)
    {
        var hash = new OneTimeCode(code).Hash();
        var invitation = await db.Set<InvitationLink>().Where(link => link.CodeHash == hash).Select(link => (ScanInvitationId?)link.InvitationId).SingleOrDefaultAsync(ct);
        var round = await (invitation is { } id
            ? db.Set<ScanInvitation>().Where(i => i.Id == id).Join(db.Set<SchoolRound>(), i => i.RoundId, r => r.Id, (_, r) => r)
            : db.Set<SchoolRound>().Where(r => r.SharedCode == code)).AsNoTracking().SingleOrDefaultAsync(ct);
        if (round is null) return ScanErrors.LinkWorthless;
        return await AnswerAsync(round, SchoolRound.Everyone, given, inner => invitation is { } personal ? UseAsync(personal, inner) : ReceiveAsync(round.Id, device, inner), ct);
    }

    /// <summary>Answers in a group of a round.</summary>
    /// <param name="token">What the device made up for this answer: with the same one, a second time changes nothing and is a success too.</param>
    /// <returns><see cref="ScanErrors.RoundNotFound"/>, <see cref="ScanErrors.RoundClosed"/>, or what is wrong with the answers.</returns>
    public async Task<Result<Done>> ExecuteAsync(ScanRoundId id, string group, IReadOnlyDictionary<string, int?> given, string token, CancellationToken ct)
    {
        if (await db.Set<SchoolRound>().AsNoTracking().SingleOrDefaultAsync(round => round.Id == id, ct) is not { } round) return ScanErrors.RoundNotFound;
        var result = await AnswerAsync(round, group, given, inner => ReceiveAsync(id, $"{group} {token}", inner), ct);
        return result.Error == ScanErrors.AlreadyAnswered ? Done.Value : result;
    }

    /// <param name="note">Notes that it was done, or says that it was done before.</param>
    private async Task<Result<Done>> AnswerAsync(
        SchoolRound round, string key, IReadOnlyDictionary<string, int?> given, Func<CancellationToken, Task<DomainError?>> note, CancellationToken ct)
    {
        if (round.Status != RoundStatus.Open || round.ClosesOn < DutchDay.Today(clock)) return ScanErrors.RoundClosed;
        var response = await instruments.RespondAsync(round, given, ct);
        if (!response.IsOk) return response.Error;
        var sheet = AnswerSheets.Write(response.Value);
        return await change.RunAsync(async inner =>
        {
            if (await db.TakeOpenGroupAsync(round.Id, key, inner) is not { } group) return new Result<Done>(default, ScanErrors.RoundClosed);
            if (await note(inner) is { } error) return error;
            group.Sheets = AnswerSheets.Add(group.Sheets, sheet);
            await db.SaveChangesAsync(inner);
            return Done.Value;
        }, ct);
    }

    private async Task<DomainError?> UseAsync(ScanInvitationId id, CancellationToken ct) =>
        await db.Set<ScanInvitation>().Where(invitation => invitation.Id == id && !invitation.IsUsed)
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.IsUsed, true), ct) == 0 ? ScanErrors.AlreadyAnswered : null;

    private async Task<DomainError?> ReceiveAsync(ScanRoundId round, string device, CancellationToken ct)
    {
        var hash = HashOf(round, device);
        if (await db.Set<AnswerReceipt>().AnyAsync(receipt => receipt.RoundId == round && receipt.Hash == hash, ct)) return ScanErrors.AlreadyAnswered;
        db.Add(new AnswerReceipt(round, hash)); // whoever comes with the same one waits for the turn of the group
        return null;
    }

    /// <summary>With the round in it, so that nobody can tell that a device answered two.</summary>
    internal static string HashOf(ScanRoundId round, string device) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{round.Value:N} {device}")));
}
