using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>The requests for webinars as people look for them. Nothing that is read here is changed.</summary>
public sealed class WebinarRequests(WijschoolDbContext db)
{
    private const int MostSettled = 50;

    private IQueryable<WebinarRequest> All => db.Set<WebinarRequest>().AsNoTracking();

    /// <returns>Null when there is none.</returns>
    public Task<WebinarRequest?> FindAsync(WebinarRequestId id, CancellationToken ct) => All.SingleOrDefaultAsync(r => r.Id == id, ct);

    /// <returns>Null when there is none, or it is another school's.</returns>
    public Task<WebinarRequest?> FindAsync(WebinarRequestId id, SchoolId school, CancellationToken ct) => All.SingleOrDefaultAsync(r => r.Id == id && r.SchoolId == school, ct);

    /// <summary>The request that the link of a mail opens.</summary>
    /// <returns>Null for a code that is none of ours.</returns>
    public async Task<WebinarRequest?> FindAsync(OneTimeCode code, CancellationToken ct)
    {
        var hash = code.Hash();
        return await db.Set<WebinarCode>().Where(c => c.Hash == hash).Select(c => c.RequestId).SingleOrDefaultAsync(ct) is { } id ? await FindAsync(id, ct) : null;
    }

    /// <summary>The dates of a request, the first first.</summary>
    public Task<List<ProposedDate>> DatesAsync(WebinarRequestId id, CancellationToken ct) =>
        db.Set<ProposedDate>().AsNoTracking().Where(date => date.RequestId == id).OrderBy(date => date.StartsAt).ToListAsync(ct);

    /// <summary>The last first.</summary>
    public Task<List<WebinarRequest>> OfSchoolAsync(SchoolId school, CancellationToken ct) => All.Where(r => r.SchoolId == school).OrderByDescending(r => r.AskedAt).ToListAsync(ct);

    /// <summary>What experts have to confirm, with the date that was chosen; what waits longest comes first.</summary>
    public Task<List<PickedRequest>> ToConfirmAsync(IReadOnlyList<ExpertKey> experts, CancellationToken ct) => (
        from request in All
        join date in db.Set<ProposedDate>().AsNoTracking() on request.Id equals date.RequestId
        where request.Status == WebinarRequestStatus.Picked && date.IsPicked && request.Expert != null && experts.Contains(request.Expert.Value)
        orderby request.AskedAt
        select new PickedRequest(request, date)).ToListAsync(ct);

    /// <summary>All that wait, and the last that are settled; what waits longest comes first.</summary>
    public async Task<IReadOnlyList<WebinarRequest>> BoardAsync(CancellationToken ct)
    {
        var waiting = await All.Where(r => r.Status == WebinarRequestStatus.New || r.Status == WebinarRequestStatus.Taken
            || r.Status == WebinarRequestStatus.Proposed || r.Status == WebinarRequestStatus.Picked).OrderBy(r => r.AskedAt).ToListAsync(ct);
        var settled = await All.Where(r => r.Status == WebinarRequestStatus.Planned || r.Status == WebinarRequestStatus.Declined
            || r.Status == WebinarRequestStatus.Withdrawn).OrderByDescending(r => r.AskedAt).Take(MostSettled).ToListAsync(ct);
        return [.. waiting, .. settled];
    }

    /// <summary>How many wait for a coordinator.</summary>
    public Task<int> WaitingAsync(CancellationToken ct) => All.CountAsync(r => r.Status == WebinarRequestStatus.New || r.Status == WebinarRequestStatus.Taken, ct);
}

/// <summary>A request of which the school chose a date.</summary>
public sealed record PickedRequest(WebinarRequest Request, ProposedDate Date);
