using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Support;

/// <summary>The requests for support as people look for them. Nothing that is read here is changed.</summary>
public sealed class SupportRequests(WijschoolDbContext db)
{
    private const int MostClosed = 50;

    private IQueryable<SupportRequest> All => db.Set<SupportRequest>().AsNoTracking();

    /// <summary>The last first.</summary>
    public Task<List<SupportRequest>> OfSchoolAsync(SchoolId school, CancellationToken ct) => All.Where(r => r.SchoolId == school).OrderByDescending(r => r.AskedAt).ToListAsync(ct);

    /// <returns>Null when there is none, or it is another school's.</returns>
    public Task<SupportRequest?> FindAsync(SupportRequestId id, SchoolId school, CancellationToken ct) => All.SingleOrDefaultAsync(r => r.Id == id && r.SchoolId == school, ct);

    /// <summary>What was assigned to a member, the last first.</summary>
    public Task<List<SupportRequest>> OfAdviserAsync(MemberKey adviser, CancellationToken ct) => All.Where(r => r.AdviserMember == adviser).OrderByDescending(r => r.AskedAt).ToListAsync(ct);

    /// <returns>Null when there is none, or it is another adviser's.</returns>
    public Task<SupportRequest?> FindAsync(SupportRequestId id, MemberKey adviser, CancellationToken ct) => All.SingleOrDefaultAsync(r => r.Id == id && r.AdviserMember == adviser, ct);

    /// <returns>Null when there is none.</returns>
    public Task<SupportRequest?> FindAsync(SupportRequestId id, CancellationToken ct) => All.SingleOrDefaultAsync(r => r.Id == id, ct);

    /// <summary>In the order in which they were written.</summary>
    public Task<List<SupportMessage>> MessagesAsync(SupportRequestId id, CancellationToken ct) =>
        db.Set<SupportMessage>().AsNoTracking().Where(m => m.RequestId == id).OrderBy(m => m.SentAt).ThenBy(m => m.Id).ToListAsync(ct);

    /// <summary>All that are not closed, what waits longest first, and the last that are.</summary>
    public async Task<IReadOnlyList<SupportRequest>> BoardAsync(CancellationToken ct)
    {
        var open = await All.Where(r => r.Status != SupportStatus.Closed).OrderBy(r => r.AskedAt).ToListAsync(ct);
        return [.. open, .. await All.Where(r => r.Status == SupportStatus.Closed).OrderByDescending(r => r.ClosedAt).Take(MostClosed).ToListAsync(ct)];
    }

    /// <summary>How many wait for a coordinator.</summary>
    public Task<int> WaitingAsync(CancellationToken ct) => All.CountAsync(r => r.Status == SupportStatus.New || r.Status == SupportStatus.Intake, ct);
}

internal static class SupportTurns
{
    /// <summary>Waits for those who change the request at the same moment, and reads what they left. The row stays locked until the joint change ends.</summary>
    /// <returns>The request as it is now, tracked; null when there is none.</returns>
    public static async Task<SupportRequest?> TakeTurnAsync(this WijschoolDbContext db, SupportRequestId id, CancellationToken ct)
    {
        var found = await db.Set<SupportRequest>().Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version + 1), ct);
        return found == 0 ? null : await db.Set<SupportRequest>().SingleAsync(r => r.Id == id, ct);
    }
}
