using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;

namespace WIJschool.Core.Webinars;

/// <summary>What somebody asked for and signed up for. What people thought of a webinar is nobody's, so it is not among it.</summary>
public sealed class WebinarsPersonalData(WijschoolDbContext db, WaitingList waiting, TimeProvider clock) : IPersonalData
{
    public string Name => "webinars";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => new
    {
        SignUps = await (
            from signUp in SignUpsOf(person).AsNoTracking()
            join webinar in db.Set<Webinar>() on signUp.WebinarId equals webinar.Id
            orderby webinar.StartsAt
            select new { Webinar = webinar.Title, webinar.StartsAt, signUp.Name, signUp.State, signUp.SignedUpAt, signUp.HasAttended, signUp.HasEvaluated }).ToListAsync(ct),
        Requests = await RequestsOf(person).AsNoTracking().OrderBy(request => request.AskedAt)
            .Select(request => new { request.Topic, request.Wishes, request.ContactName, request.Organisation, request.Status, request.AskedAt }).ToListAsync(ct),
    };

    /// <summary>Takes the sign-ups away; a place that comes free by it goes to who waits longest.</summary>
    public async Task EraseAsync(DataSubject person, CancellationToken ct)
    {
        foreach (var id in await SignUpsOf(person).Select(signUp => signUp.WebinarId).Distinct().OrderBy(id => id).ToListAsync(ct))
        {
            var webinar = (await db.TakeTurnAsync(id, ct))!;
            db.RemoveRange(await SignUpsOf(person).Where(signUp => signUp.WebinarId == id).ToListAsync(ct));
            await db.SaveChangesAsync(ct);
            if (webinar.IsOver(clock.GetUtcNow()) is null) await waiting.MoveUpAsync(webinar, ct);
        }
        foreach (var request in await RequestsOf(person).ToListAsync(ct)) request.ForgetPerson();
        await db.SaveChangesAsync(ct);
    }

    private IQueryable<SignUp> SignUpsOf(DataSubject person) =>
        db.Set<SignUp>().Where(signUp => signUp.Member == person.Key || (person.Mail != null && signUp.Mail == person.Mail));

    private IQueryable<WebinarRequest> RequestsOf(DataSubject person) =>
        db.Set<WebinarRequest>().Where(request => request.Member == person.Key || (person.Mail != null && request.ContactMail == person.Mail));
}
