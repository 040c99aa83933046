using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;
using Umbraco.Cms.Core.Models;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>
/// Makes Umbraco's tables in an empty database and adds what an older Umbraco 17 database lacks. Nothing is dropped but the
/// two tables of derived URLs whose language column newer versions leave empty; their rows are carried over.
/// </summary>
internal sealed partial class DatabaseInstaller(
    IDbContextFactory<CmsDbContext> contexts, CmsDatabaseOptions options, SeedRows seed, ILogger<DatabaseInstaller> logger)
{
    private static readonly string[] DerivedTables = ["umbracoDocumentUrl", "umbracoDocumentUrlAlias"];

    /// <returns>Whether the database was empty and is now freshly seeded.</returns>
    public async Task<bool> EnsureAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await OpenOrCreateAsync(db, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
        await TakeInstallLockAsync(db, ct);
        if (options.IsPostgres) await LoadCitextAsync(db, ct);

        var existing = await ExistingSchema.ReadAsync(db, options.IsPostgres, ct);
        var fresh = !existing.Tables.ContainsKey("umbracoNode");
        await ApplyAsync(db, existing, ct);
        if (fresh) await seed.InsertAsync(db, options.IsPostgres, ct);
        await MarkPublishedCacheStaleAsync(db, ct);

        await transaction.CommitAsync(ct);
        return fresh;
    }

    private async Task OpenOrCreateAsync(CmsDbContext db, CancellationToken ct)
    {
        if (options.IsPostgres)
        {
            var creator = db.GetService<IRelationalDatabaseCreator>();
            if (!await creator.ExistsAsync(ct)) await creator.CreateAsync(ct);
            await db.Database.OpenConnectionAsync(ct);
            await db.Database.ExecuteSqlRawAsync("CREATE EXTENSION IF NOT EXISTS citext", ct);
            await ((NpgsqlConnection)db.Database.GetDbConnection()).ReloadTypesAsync(ct); // it learned its types before there was a citext
            return;
        }
        Directory.CreateDirectory(Path.GetFullPath(options.DataDirectory));
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", ct);
    }

    // two nodes that start at once on an empty PostgreSQL database make it one after the other
    private Task TakeInstallLockAsync(CmsDbContext db, CancellationToken ct) =>
        options.IsPostgres ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(1464488531, 1)", ct) : Task.CompletedTask;

    // Npgsql reads a database's types when it first connects; without a second look it knows none that is added later
    private static async Task LoadCitextAsync(CmsDbContext db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync("CREATE EXTENSION IF NOT EXISTS citext", ct);
        await ((NpgsqlConnection)db.Database.GetDbConnection()).ReloadTypesAsync(ct);
    }

    private async Task ApplyAsync(CmsDbContext db, ExistingSchema existing, CancellationToken ct)
    {
        var model = db.GetService<IDesignTimeModel>().Model;
        var wanted = db.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());
        var rebuilt = DerivedTables.Where(table => existing.IsRequired(table, "languageId")).ToList();
        var operations = wanted.SelectMany(operation => Missing(operation, existing, rebuilt)).ToList();
        if (operations.Count == 0) return;

        foreach (var table in rebuilt)
            operations.Insert(0, new RenameTableOperation { Name = table, NewName = table + "_old" });
        foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate(operations, model))
            await db.Database.ExecuteSqlRawAsync(command.CommandText.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), ct);
        foreach (var table in rebuilt) await CarryOverAsync(db, table, existing, ct);
        LogChanged(operations.Count);
    }

    private static IEnumerable<MigrationOperation> Missing(MigrationOperation operation, ExistingSchema existing, List<string> rebuilt)
    {
        switch (operation)
        {
            case CreateTableOperation table when rebuilt.Contains(table.Name) || !existing.Tables.TryGetValue(table.Name, out _):
                yield return table;
                break;
            case CreateTableOperation table:
                foreach (var column in table.Columns.Where(c => !existing.Tables[table.Name].ContainsKey(c.Name))) yield return column;
                break;
            case CreateIndexOperation index when rebuilt.Contains(index.Table):
                yield return new DropIndexOperation { Name = index.Name, Table = index.Table };
                yield return index;
                break;
            case CreateIndexOperation index when existing.HasIndex(index.Name):
                break;
            case AlterDatabaseOperation:
                break; // the citext extension, which is there by now
            default:
                yield return operation;
                break;
        }
    }

    // table and column names come from our own model, never from outside
    private static async Task CarryOverAsync(CmsDbContext db, string table, ExistingSchema existing, CancellationToken ct)
    {
        var columns = string.Join(", ", existing.Tables[table].Keys.Select(column => $"\"{column}\""));
        var copy = $"INSERT INTO \"{table}\" ({columns}) SELECT {columns} FROM \"{table}_old\"";
        await db.Database.ExecuteSqlRawAsync(copy, ct);
        var drop = $"DROP TABLE \"{table}_old\"";
        await db.Database.ExecuteSqlRawAsync(drop, ct);
        await JoinLanguagesAsync(db, table, ct);
    }

    // older versions kept a row a language of pages that do not vary; newer ones keep one without a language, and look for that
    private static async Task JoinLanguagesAsync(CmsDbContext db, string table, CancellationToken ct)
    {
        var invariant = $"SELECT n.\"uniqueId\" FROM \"umbracoNode\" n JOIN \"umbracoContent\" c ON c.\"nodeId\" = n.\"id\" "
            + $"JOIN \"cmsContentType\" t ON t.\"nodeId\" = c.\"contentTypeId\" WHERE (t.\"variations\" & {(int)ContentVariation.Culture}) = 0";
        var standard = await db.Languages.Where(language => language.IsDefaultVariantLang).Select(language => language.Id).FirstAsync(ct);
        var extra = $"DELETE FROM \"{table}\" WHERE \"languageId\" <> {standard} AND \"uniqueId\" IN ({invariant})";
        await db.Database.ExecuteSqlRawAsync(extra, ct);
        var joined = $"UPDATE \"{table}\" SET \"languageId\" = NULL WHERE \"uniqueId\" IN ({invariant})";
        await db.Database.ExecuteSqlRawAsync(joined, ct);
    }

    // Umbraco keeps a serialized copy of what is published. We do not write it, so a genuine Umbraco that opens this database
    // later must be told to make it anew: it does so when this key does not name its serializer.
    private static Task MarkPublishedCacheStaleAsync(CmsDbContext db, CancellationToken ct) => db.KeyValues
        .Where(row => row.Key == "Umbraco.Web.PublishedCache.NuCache.Serializer")
        .ExecuteUpdateAsync(row => row.SetProperty(r => r.Value, "None"), ct);

    [LoggerMessage(LogLevel.Information, "The database lacked {Count} tables, columns or indexes of Umbraco 17; they were added.")]
    private partial void LogChanged(int count);
}
