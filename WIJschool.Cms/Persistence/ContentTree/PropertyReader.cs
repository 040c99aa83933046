using Microsoft.EntityFrameworkCore;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>Reads and replaces the property rows of versions, many versions in one query.</summary>
internal sealed class PropertyReader(IScopedDatabase database)
{
    /// <param name="versionIds">Versions to read; at most a batch.</param>
    /// <param name="propertyTypeIds">Only these properties; null for all, an empty list for none.</param>
    public ILookup<int, PropertyDataRow> Read(IReadOnlyCollection<int> versionIds, IReadOnlyCollection<int>? propertyTypeIds = null)
    {
        if (versionIds.Count == 0 || propertyTypeIds is { Count: 0 }) return Enumerable.Empty<PropertyDataRow>().ToLookup(r => r.VersionId);
        var rows = database.Db.PropertyData.Where(p => versionIds.Contains(p.VersionId));
        if (propertyTypeIds is not null) rows = rows.Where(p => propertyTypeIds.Contains(p.PropertyTypeId));
        return rows.ToList().ToLookup(r => r.VersionId);
    }

    /// <summary>
    /// Makes the stored rows of a version equal to <paramref name="wanted"/>: changed rows are updated, missing ones added
    /// and the others removed. The caller saves.
    /// </summary>
    public void Replace(int versionId, IEnumerable<PropertyDataRow> wanted)
    {
        var rows = database.Db.PropertyData.AsTracking().Where(p => p.VersionId == versionId).OrderBy(p => p.Id).ToList();
        var stored = rows.DistinctBy(Place).ToDictionary(Place);
        database.Db.PropertyData.RemoveRange(rows.Except(stored.Values)); // no index keeps values apart that have no language
        foreach (var row in wanted)
        {
            if (!stored.Remove(Place(row), out var existing))
            {
                database.Db.PropertyData.Add(row);
                continue;
            }
            if (PropertyRows.SameValue(existing, row)) continue;
            row.Id = existing.Id;
            database.Db.Entry(existing).CurrentValues.SetValues(row);
        }
        database.Db.PropertyData.RemoveRange(stored.Values);
    }

    private static (int PropertyTypeId, int? LanguageId, string? Segment) Place(PropertyDataRow row) =>
        (row.PropertyTypeId, row.LanguageId, row.Segment?.ToUpperInvariant());
}
