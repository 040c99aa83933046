using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>Locks that an older database lacks, and derived rows that are missing or double.</summary>
internal sealed class OlderRows(SeedRows seed)
{
    public async Task CompleteAsync(CmsDbContext db, CancellationToken ct)
    {
        await seed.InsertLocksAsync(db, ct);
        await DropDoubleUrlsAsync(db, ct);
        await AskForMissingUrlsAsync(db, ct);
    }

    // no index of SQLite keeps rows apart that have no language
    private static Task DropDoubleUrlsAsync(CmsDbContext db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        """
        DELETE FROM "umbracoDocumentUrl" WHERE "id" NOT IN (
            SELECT MIN("id") FROM "umbracoDocumentUrl" GROUP BY "uniqueId", "languageId", "isDraft", "urlSegment")
        """, ct);

    // a page without its part of the address could not be reached; Core makes all of them anew when this key is empty
    private static async Task AskForMissingUrlsAsync(CmsDbContext db, CancellationToken ct)
    {
        var lost = from document in db.Documents
                   join node in db.Nodes on document.NodeId equals node.Id
                   where document.Published && !node.Trashed && !db.DocumentUrls.Any(url => url.UniqueId == node.UniqueId && !url.IsDraft)
                   select node.Id;
        if (!await lost.AnyAsync(ct)) return;
        await db.KeyValues.Where(row => row.Key == DocumentUrlService.RebuildKey)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Value, ""), ct);
    }
}
