using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.PropertyEditors;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>
/// What the migrations of Umbraco 17.3 to 17.8 change in rows; what they do to tables is <see cref="MissingSchema"/>'s. A new database is
/// one of 17.8. An existing one keeps the migration state that it has: all of these steps can be done again, so that whichever Umbraco
/// 17 it came from can open it again, and a later one finishes what is its own.
/// </summary>
internal sealed class LaterMigrations(IJsonSerializer json)
{
    /// <summary>The state of a database of 17.6 to 17.8.</summary>
    public const string Last = "{3A1A8047-74AE-491A-B2C4-0BAE4A1289EC}";

    // 17.3 and 17.4
    private const string SortableDates = "{6748CB56-CC16-49F0-BA91-B8ECE31BF456}";
    private const string StorageOfLabels = "{3F9B6A1C-7D84-4E2B-9C15-6A2E8F3D5B47}";

    private static readonly string[] SortedByDate =
    [
        Constants.PropertyEditors.Aliases.DateTimeWithTimeZone, Constants.PropertyEditors.Aliases.DateTimeUnspecified,
        Constants.PropertyEditors.Aliases.DateOnly, Constants.PropertyEditors.Aliases.TimeOnly,
    ];

    /// <summary>Makes a database that was just seeded, from the rows of an older release, one of 17.8.</summary>
    public static async Task CompleteNewAsync(CmsDbContext db, CancellationToken ct)
    {
        await AddSizesOfDrawingsAsync(db, ct);
        await db.KeyValues.Where(row => row.Key == DatabaseOrigin.StateKey).ExecuteUpdateAsync(row => row.SetProperty(r => r.Value, Last), ct);
    }

    /// <summary>
    /// Puts values where 17.8 looks for them. The media type of drawings is left alone: with a width and a height of its own, drawings
    /// that have none yet would be delivered as 0 pixels wide where they had no width before.
    /// </summary>
    public async Task CompleteExistingAsync(CmsDbContext db, CancellationToken ct)
    {
        var state = await db.KeyValues.Where(row => row.Key == DatabaseOrigin.StateKey).Select(row => row.Value).FirstOrDefaultAsync(ct) ?? "";
        if (!DatabaseOrigin.HasReached(state, SortableDates)) await FillSortableDatesAsync(db, ct);
        if (!DatabaseOrigin.HasReached(state, StorageOfLabels)) await MoveLabelsAsync(db, ct);
    }

    private async Task FillSortableDatesAsync(CmsDbContext db, CancellationToken ct)
    {
        var rows = from value in db.PropertyData.AsTracking()
                   join property in db.PropertyTypes on value.PropertyTypeId equals property.Id
                   join type in db.DataTypes on property.DataTypeId equals type.NodeId
                   where value.TextValue != null && value.SortableValue == null && SortedByDate.Contains(type.PropertyEditorAlias)
                   select value;
        foreach (var row in await rows.ToListAsync(ct)) row.SortableValue = StoredDate.Read(json, row.TextValue)?.ToSortable();
        await db.SaveChangesAsync(ct);
    }

    private static async Task AddSizesOfDrawingsAsync(CmsDbContext db, CancellationToken ct)
    {
        var type = await db.ContentTypes.Where(t => t.Alias == Constants.Conventions.MediaTypes.VectorGraphicsAlias).Select(t => t.NodeId).SingleAsync(ct);
        var group = await db.PropertyTypeGroups.Where(g => g.ContentTypeNodeId == type).Select(g => g.Id).SingleAsync(ct);
        var place = await db.PropertyTypes.Where(p => p.ContentTypeId == type).MaxAsync(p => p.SortOrder, ct);
        foreach (var (alias, name) in new[] { (Constants.Conventions.Media.Width, "Width"), (Constants.Conventions.Media.Height, "Height") })
        {
            db.Add(new PropertyTypeRow
            {
                ContentTypeId = type,
                PropertyTypeGroupId = group,
                DataTypeId = Constants.DataTypes.LabelPixels,
                Alias = alias,
                Name = name,
                SortOrder = ++place,
                UniqueId = Guid.NewGuid(),
            });
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Labels are stored as the kind of value that their configuration names; long texts did not fit where older versions put them.</summary>
    private static async Task MoveLabelsAsync(CmsDbContext db, CancellationToken ct)
    {
        foreach (var label in await db.DataTypes.AsTracking().Where(t => t.PropertyEditorAlias == Constants.PropertyEditors.Aliases.Label).ToListAsync(ct))
            label.DbType = $"{StorageOf(label.Config)}";
        await db.SaveChangesAsync(ct);

        var texts = db.PropertyTypes.Where(p => db.DataTypes.Any(t => t.NodeId == p.DataTypeId
            && t.PropertyEditorAlias == Constants.PropertyEditors.Aliases.Label && t.DbType == nameof(ValueStorageType.Ntext))).Select(p => p.Id);
        await db.PropertyData.Where(v => v.VarcharValue != null && texts.Contains(v.PropertyTypeId)).ExecuteUpdateAsync(
            set => set.SetProperty(v => v.TextValue, v => v.VarcharValue).SetProperty(v => v.VarcharValue, (string?)null), ct);
    }

    private static ValueStorageType StorageOf(string? config)
    {
        try
        {
            using var parsed = JsonDocument.Parse(config ?? "{}");
            return parsed.RootElement.TryGetProperty(Constants.PropertyEditors.ConfigurationKeys.DataValueType, out var kind) && kind.ValueKind == JsonValueKind.String
                && ValueTypes.IsValue(kind.GetString()!) ? ValueTypes.ToStorageType(kind.GetString()!) : ValueStorageType.Nvarchar;
        }
        catch (JsonException)
        {
            return ValueStorageType.Nvarchar; // a configuration that nobody can read says nothing
        }
    }
}
