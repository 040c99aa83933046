using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WIJschool.Cms.Persistence;

/// <summary>
/// What SQLite forgets when a connection closes. With WAL, NORMAL keeps every commit when the process is killed and syncs at
/// checkpoints only; a power cut may cost the last commits, never the file.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
