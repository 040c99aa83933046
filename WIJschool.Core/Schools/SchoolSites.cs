using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Schools;

/// <summary>The ministry's list of school locations, as far as a coordinator has imported it.</summary>
public sealed class SchoolSites(WijschoolDbContext db)
{
    /// <summary>Whether the list of a sector is there and this location is not in it.</summary>
    public async Task<bool> LacksAsync(VestigingCode code, Sector sector, CancellationToken ct) =>
        !await db.Set<SchoolSite>().AnyAsync(site => site.Sector == sector && site.Code == code, ct)
        && await db.Set<SchoolSite>().AnyAsync(site => site.Sector == sector, ct);

    /// <summary>What the list says of a location, for whoever registers it; null when it is in no list.</summary>
    public Task<SchoolSite?> FindAsync(VestigingCode code, CancellationToken ct) =>
        db.Set<SchoolSite>().AsNoTracking().Where(site => site.Code == code).OrderBy(site => site.Sector).FirstOrDefaultAsync(ct);

    /// <summary>Whether any list was imported.</summary>
    public Task<bool> AnyAsync(CancellationToken ct) => db.Set<SchoolSite>().AnyAsync(ct);

    /// <summary>How many locations each list has; a sector without a list is not among them.</summary>
    public async Task<IReadOnlyDictionary<Sector, int>> CountsAsync(CancellationToken ct) => await db.Set<SchoolSite>()
        .GroupBy(site => site.Sector).Select(sites => new { sites.Key, Count = sites.Count() }).ToDictionaryAsync(sites => sites.Key, sites => sites.Count, ct);
}
