using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Webinars;

/// <summary>
/// Whoever changes a request, or a webinar and its sign-ups, waits here for those who do so at the same moment, and then reads what
/// they left. The row stays locked until the joint change ends.
/// </summary>
internal static class WebinarTurns
{
    /// <returns>The request as it is now, tracked; null when there is none.</returns>
    public static async Task<WebinarRequest?> TakeTurnAsync(this WijschoolDbContext db, WebinarRequestId id, CancellationToken ct)
    {
        var found = await db.Set<WebinarRequest>().Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version + 1), ct);
        return found == 0 ? null : await db.Set<WebinarRequest>().SingleAsync(r => r.Id == id, ct);
    }

    /// <returns>The webinar as it is now, tracked; null when there is none.</returns>
    public static async Task<Webinar?> TakeTurnAsync(this WijschoolDbContext db, WebinarId id, CancellationToken ct)
    {
        var found = await db.Set<Webinar>().Where(w => w.Id == id).ExecuteUpdateAsync(set => set.SetProperty(w => w.Version, w => w.Version + 1), ct);
        return found == 0 ? null : await db.Set<Webinar>().SingleAsync(w => w.Id == id, ct);
    }
}
