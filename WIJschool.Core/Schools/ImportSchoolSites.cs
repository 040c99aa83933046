using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Schools;

/// <summary>A coordinator imports the ministry's list of school sites of a sector, in the place of the one before.</summary>
public sealed class ImportSchoolSites(WijschoolDbContext db, IJointChange change, SchoolAudit audit, TimeProvider clock, ILogger<ImportSchoolSites> logger)
{
    /// <returns>How many sites it holds; or <see cref="SchoolErrors.SiteListInvalid"/>, and then the list of before stays.</returns>
    public async Task<Result<int>> ExecuteAsync(byte[] file, Sector sector, CoordinatorKey by, CancellationToken ct)
    {
        var (sites, error) = SiteList.Read(file, sector);
        return sites is null ? error! : await change.RunAsync(inner => ReplaceAsync(sites, sector, by, inner), ct);
    }

    private async Task<Result<int>> ReplaceAsync(IReadOnlyList<SchoolSite> sites, Sector sector, CoordinatorKey by, CancellationToken ct)
    {
        await db.Set<SchoolSite>().Where(site => site.Sector == sector).ExecuteDeleteAsync(ct);
        db.AddRange(sites);
        await db.SaveChangesAsync(ct);
        await audit.SitesImportedAsync(sector, sites.Count, by, clock.GetUtcNow());
        logger.SitesImported(sites.Count, sector, by.Value);
        return sites.Count;
    }
}
