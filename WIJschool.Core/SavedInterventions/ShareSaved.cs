using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Audit;
using WIJschool.Core.Community;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.SavedInterventions;

/// <summary>What somebody sends to colleagues.</summary>
/// <param name="Titles">Of what the school saved, as the sender reads them.</param>
/// <param name="Message">May be empty; at most 500 characters.</param>
/// <param name="Culture">The language of the mail.</param>
public sealed record SharedList(IReadOnlyList<MemberKey> Colleagues, IReadOnlyList<string> Titles, string Message, string Culture);

public sealed record NamedMember(MemberKey Key, string Name);

/// <summary>Somebody of a school mails colleagues what the school saved. The mail leads to the list, which colleagues can open and nobody else.</summary>
public sealed class ShareSaved(
    WijschoolDbContext db, IJointChange change, SchoolPeople people, Outbox outbox, ICommunityLinks links, IAuditTrail trail, TimeProvider clock)
{
    public const int LongestMessage = 500;
    private const int MostADay = 5;
    private const int TitlesShown = 10;

    /// <returns>How many were mailed; whoever is no colleague is passed over. Or what is wrong with it.</returns>
    public async Task<Result<int>> ExecuteAsync(SchoolId school, MemberKey by, SharedList list, CancellationToken ct)
    {
        if (list.Colleagues.Count == 0) return SavedInterventionErrors.NobodyChosen;
        if (list.Titles.Count == 0) return SavedInterventionErrors.NothingToShare;
        if (list.Message.Length > LongestMessage) return SavedInterventionErrors.NoteTooLong.About("Message");
        return await change.RunAsync(inner => ShareAsync(school, by, list, inner), ct);
    }

    /// <summary>The people of a school but one, by name.</summary>
    public async Task<IReadOnlyList<NamedMember>> ColleaguesAsync(SchoolId school, MemberKey but, CancellationToken ct)
    {
        var keys = await db.Set<SchoolMembership>().AsNoTracking().Where(m => m.SchoolId == school && m.Member != but).Select(m => m.Member).ToListAsync(ct);
        return [.. keys.Select(key => new NamedMember(key, people.NameOf(key))).Where(member => member.Name.Length > 0).OrderBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private async Task<Result<int>> ShareAsync(SchoolId school, MemberKey by, SharedList list, CancellationToken ct)
    {
        var (turn, error) = await db.TakeTurnAsync(school, by, ct);
        if (turn is null) return error!;
        var since = clock.GetUtcNow().AddDays(-1);
        if (await db.Set<AuditEvent>().CountAsync(e => e.Member == by && e.Action == AuditAction.SavedListShared && e.At > since, ct) >= MostADay)
            return SavedInterventionErrors.SharedTooOften;
        var colleagues = await db.Set<SchoolMembership>().AsNoTracking().Where(m => m.SchoolId == school && m.Member != by).Select(m => m.Member).ToListAsync(ct);
        var addresses = colleagues.Intersect(list.Colleagues).Select(people.MailOf).OfType<EmailAddress>().ToList();
        if (addresses.Count == 0) return SavedInterventionErrors.NobodyChosen;
        var content = MailContent.Of(
            links.Saved(list.Culture), ("sender", people.NameOf(by)), ("school", turn.School.Name), ("list", Summed(list.Titles)), ("message", list.Message.Trim()));
        foreach (var address in addresses) await outbox.AddAsync(SavedInterventionMails.Shared, address, list.Culture, content);
        trail.Record(school, by, AuditAction.SavedListShared);
        await db.SaveChangesAsync(ct);
        return addresses.Count;
    }

    private static string Summed(IReadOnlyList<string> titles) =>
        string.Join(", ", titles.Take(TitlesShown)) + (titles.Count > TitlesShown ? $" (+{titles.Count - TitlesShown})" : "");
}
