using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.PropertyEditors;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>Rows that a newer Umbraco 17 would have written in an older database, and derived ones that are missing or double.</summary>
internal sealed class OlderRows(SeedRows seed, IJsonSerializer json)
{
    private static readonly string[] SortedByDate =
    [
        Constants.PropertyEditors.Aliases.DateTimeWithTimeZone, Constants.PropertyEditors.Aliases.DateTimeUnspecified,
        Constants.PropertyEditors.Aliases.DateOnly, Constants.PropertyEditors.Aliases.TimeOnly,
    ];

    public async Task CompleteAsync(CmsDbContext db, ExistingSchema existing, CancellationToken ct)
    {
        await seed.InsertLocksAsync(db, ct);
        if (existing.Tables.TryGetValue("umbracoPropertyData", out var columns) && !columns.ContainsKey("sortableValue")) await FillSortableDatesAsync(db, ct);
        await DropDoubleUrlsAsync(db, ct);
        await AskForMissingUrlsAsync(db, ct);
    }

    // 17.3 began to keep dates in a form that sorts
    private async Task FillSortableDatesAsync(CmsDbContext db, CancellationToken ct)
    {
        var rows = from value in db.PropertyData.AsTracking()
                   join property in db.PropertyTypes on value.PropertyTypeId equals property.Id
                   join type in db.DataTypes on property.DataTypeId equals type.NodeId
                   where value.TextValue != null && SortedByDate.Contains(type.PropertyEditorAlias)
                   select value;
        foreach (var row in await rows.ToListAsync(ct)) row.SortableValue = StoredDate.Read(json, row.TextValue)?.ToSortable();
        await db.SaveChangesAsync(ct);
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
