using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace WIJschool.Cms.Persistence.Installation;

/// <summary>Makes Umbraco's tables in an empty database, and opens one that a Umbraco 17 made: what it lacks is added.</summary>
internal sealed class DatabaseInstaller(
    IDbContextFactory<CmsDbContext> contexts, CmsDatabaseOptions options, SeedRows seed, MissingSchema missing,
    OlderRows older, LaterMigrations migrations)
{
    /// <returns>Whether the database was empty and is now freshly seeded.</returns>
    /// <exception cref="UnusableDatabaseException">The database is not one of Umbraco 17, or it cannot be read or written.</exception>
    public async Task<bool> EnsureAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await OpenOrCreateAsync(db, ct);
            await DatabaseOrigin.CheckAsync(db, await ExistingSchema.ReadAsync(db, options.IsPostgres, ct), ct);
            if (!options.IsPostgres) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", ct);
            return await UpdateAsync(db, ct);
        }
        catch (SqliteException failure) when (UnusableDatabaseException.Explains(failure))
        {
            throw UnusableDatabaseException.From(failure, File());
        }
    }

    private async Task<bool> UpdateAsync(CmsDbContext db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
        await TakeInstallLockAsync(db, ct);
        if (options.IsPostgres) await LoadCitextAsync(db, ct);

        var existing = await ExistingSchema.ReadAsync(db, options.IsPostgres, ct);
        var fresh = !existing.Tables.ContainsKey("umbracoNode");
        await missing.AddAsync(db, existing, ct);
        if (fresh)
        {
            await seed.InsertAsync(db, options.IsPostgres, ct);
            await LaterMigrations.CompleteNewAsync(db, ct);
        }
        else
        {
            await older.CompleteAsync(db, ct);
            await migrations.CompleteExistingAsync(db, ct);
        }
        await MarkPublishedCacheStaleAsync(db, ct);

        await transaction.CommitAsync(ct);
        return fresh;
    }

    private string File() => new SqliteConnectionStringBuilder(options.EffectiveConnectionString()).DataSource;

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

    // Umbraco keeps a serialized copy of what is published. We do not write it, so a genuine Umbraco that opens this database
    // later must be told to make it anew: it does so when this key does not name its serializer.
    private static Task MarkPublishedCacheStaleAsync(CmsDbContext db, CancellationToken ct) => db.KeyValues
        .Where(row => row.Key == "Umbraco.Web.PublishedCache.NuCache.Serializer")
        .ExecuteUpdateAsync(row => row.SetProperty(r => r.Value, "None"), ct);
}
