using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>Begins a scope's transaction when a repository first saves, updates or deletes, so that none can forget it.</summary>
internal sealed class WriteInterceptor : DbCommandInterceptor, ISaveChangesInterceptor
{
    private static readonly ConditionalWeakTable<DbContext, ScopedConnection> Connections = [];

    public static void Attach(DbContext db, ScopedConnection connection) => Connections.AddOrUpdate(db, connection);

    public static void Detach(DbContext db) => Connections.Remove(db);

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Begin(eventData.Context);
        return result;
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Begin(eventData.Context);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        JoinTransaction(command, eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        JoinTransaction(command, eventData.Context);
        return new(result);
    }

    private static void Begin(DbContext? db)
    {
        if (db is null || !Connections.TryGetValue(db, out var connection)) return;
        connection.ChangesContent = connection.ChangesContent || ContentChanges.Has(db.ChangeTracker);
        connection.BeginWriting();
    }

    // ExecuteUpdate and ExecuteDelete make their command before anybody knows that it writes
    private static void JoinTransaction(DbCommand command, DbContext? db)
    {
        if (db is null || !Connections.TryGetValue(db, out var connection)) return;
        connection.ChangesContent = connection.ChangesContent || ContentChanges.Has(command.CommandText);
        command.Transaction ??= connection.BeginWriting().GetDbTransaction();
    }
}
