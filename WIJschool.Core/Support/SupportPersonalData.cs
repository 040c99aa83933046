using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;

namespace WIJschool.Core.Support;

/// <summary>What somebody asked for a school, wrote about it, and advised.</summary>
public sealed class SupportPersonalData(WijschoolDbContext db) : IPersonalData
{
    public string Name => "support";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => new
    {
        Requests = await RequestsOf(person).AsNoTracking().OrderBy(request => request.AskedAt)
            .Select(request => new { request.Organisation, request.Kind, request.Urgency, request.Situation, request.Wish, request.Status, request.AskedAt }).ToListAsync(ct),
        Messages = await db.Set<SupportMessage>().AsNoTracking().Where(message => message.Member == person.Key).OrderBy(message => message.SentAt)
            .Select(message => new { message.Text, message.SentAt }).ToListAsync(ct),
        Advised = await db.Set<SupportRequest>().AsNoTracking().Where(request => request.AdviserMember == person.Key).OrderBy(request => request.AskedAt)
            .Select(request => new { request.Organisation, request.Status, request.AskedAt }).ToListAsync(ct),
    };

    /// <summary>The school keeps what it asked and what was said, without a name. What this person advised waits for another adviser.</summary>
    public async Task EraseAsync(DataSubject person, CancellationToken ct)
    {
        foreach (var request in await RequestsOf(person).ToListAsync(ct)) request.ForgetPerson();
        foreach (var request in await db.Set<SupportRequest>().Where(request => request.AdviserMember == person.Key).ToListAsync(ct)) request.ForgetAdviser();
        foreach (var message in await db.Set<SupportMessage>().Where(message => message.Member == person.Key).ToListAsync(ct)) message.ForgetPerson();
        await db.SaveChangesAsync(ct);
    }

    private IQueryable<SupportRequest> RequestsOf(DataSubject person) =>
        db.Set<SupportRequest>().Where(request => request.Member == person.Key || (person.Mail != null && request.ContactMail == person.Mail));
}
