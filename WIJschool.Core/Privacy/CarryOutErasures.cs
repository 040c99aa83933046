using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Privacy;

/// <summary>Erases whoever asked for it and did not call it off in time. Any number of nodes may do so at once.</summary>
public sealed class CarryOutErasures(WijschoolDbContext db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CarryOutErasures> logger)
{
    /// <returns>How many were erased.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Erasure>().Where(erasure => erasure.DueAt <= now).OrderBy(erasure => erasure.DueAt).Select(erasure => erasure.Member).ToListAsync(ct);
        var erased = 0;
        foreach (var member in due)
        {
            if (await TryAsync(member, ct)) erased++;
        }
        return erased;
    }

    private async Task<bool> TryAsync(MemberKey member, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope(); // what one left in the context is not for the next
            return (await scope.ServiceProvider.GetRequiredService<EraseMember>().ExecuteAsync(member, ct)).Value;
        }
#pragma warning disable CA1031 // one feature that cannot forget somebody must not keep the others waiting; the next round tries again
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.ErasureFailed(failure, member.Value);
            return false;
        }
    }
}

/// <summary>Erases one person in one transaction: what every feature keeps of them, and then the account.</summary>
public sealed class EraseMember(
    WijschoolDbContext db, IJointChange change, IEnumerable<IPersonalData> features, SchoolPeople people, Outbox outbox, IPrivacyLinks links, TimeProvider clock,
    ILogger<EraseMember> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <returns>Whether it was done; false when it was called off, done by another node, or has to wait for another admin.</returns>
    public Task<Result<bool>> ExecuteAsync(MemberKey member, CancellationToken ct) => change.RunAsync(inner => EraseAsync(member, inner), ct);

    private async Task<Result<bool>> EraseAsync(MemberKey member, CancellationToken ct)
    {
        if (await db.TakeTurnAsync(member, ct) is not { } erasure || erasure.DueAt > clock.GetUtcNow()) return false;
        if (people.SubjectOf(member) is { } person)
        {
            if (await WaitsAsync(erasure, person, ct)) return false;
            foreach (var feature in features) await feature.EraseAsync(person, ct);
            await db.SaveChangesAsync(ct);
            if (person.Mail is { } mail) await outbox.AddAsync(PrivacyMails.Erased, mail, erasure.Culture, MailContent.Of(null, ("name", person.Name)));
            people.Delete(member);
        }
        db.Remove(erasure);
        await db.SaveChangesAsync(ct);
        logger.Erased(member.Value);
        return true;
    }

    // the other admin may have left since it was asked
    private async Task<bool> WaitsAsync(Erasure erasure, DataSubject person, CancellationToken ct)
    {
        await db.TakeTurnsOfAsync(person.Key, ct);
        if (await db.LastAdminOfAsync(person.Key, ct) is not { } school) return false;
        erasure.Postpone(clock.GetUtcNow() + Patience);
        if (person.Mail is { } mail)
            await outbox.AddAsync(PrivacyMails.ErasureWaits, mail, erasure.Culture, MailContent.Of(links.OwnData(erasure.Culture), ("name", person.Name), ("school", school)));
        await db.SaveChangesAsync(ct);
        logger.ErasureWaits(person.Key.Value);
        return true;
    }
}
