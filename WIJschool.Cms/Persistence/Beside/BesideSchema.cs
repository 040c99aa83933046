using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WIJschool.Cms.Persistence.Installation;

namespace WIJschool.Cms.Persistence.Beside;

/// <summary>Tables beside Umbraco's that a start makes.</summary>
internal interface IBesideSchema
{
    /// <summary>Adds what the database lacks: it is called after Umbraco's own tables are there, before anything runs.</summary>
    Task EnsureAsync(CancellationToken ct);
}

/// <summary>
/// Adds the tables, columns and indexes of a context that the database lacks. Nothing is dropped, so that a site can go back to the
/// version before; a foreign key of a column that came later is not the database's to guard.
/// </summary>
internal sealed partial class BesideSchema<TContext>(
    IDbContextFactory<TContext> contexts, CmsDatabaseOptions options, ILogger<BesideSchema<TContext>> logger) : IBesideSchema
    where TContext : DbContext
{
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
        // two nodes that start at once make them one after the other
        if (options.IsPostgres) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(1464488531, 2)", ct);

        var existing = await ExistingSchema.ReadAsync(db, options.IsPostgres, ct);
        var additions = new SchemaAdditions(db, logger);
        var operations = additions.Wanted().SelectMany(operation => additions.Missing(operation, existing)).ToList();
        if (operations.Count == 0) return;
        await additions.ExecuteAsync(operations, ct);
        await transaction.CommitAsync(ct);
        LogChanged(typeof(TContext).Name, operations.Count);
    }

    [LoggerMessage(LogLevel.Information, "The database lacked {Count} tables, columns or indexes of {Context}; they were added.")]
    private partial void LogChanged(string context, int count);
}
