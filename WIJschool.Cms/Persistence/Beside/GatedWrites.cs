using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WIJschool.Cms.Persistence.Locking;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Beside;

/// <summary>
/// Lets a context that stands beside Umbraco's tables write in the same turn as Core's scopes: on SQLite whoever saves waits in line
/// instead of finding the database locked. Inside a joint transaction the turn is there already. Readers pass by.
/// </summary>
internal sealed class GatedWrites(IWriteGate gate, IScopedDatabase scopes) : DbCommandInterceptor, ISaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, Turn> turns = [];

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (Needs(eventData.Context) is { } db && db.ChangeTracker.HasChanges()) turns.Add(db, new Turn(gate.Enter(), IsOfSave: true));
        return result;
    }

    public async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Needs(eventData.Context) is { } db && db.ChangeTracker.HasChanges())
            turns.Add(db, new Turn(await gate.EnterAsync(cancellationToken), IsOfSave: true));
        return result;
    }

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Leave(eventData.Context, ofSave: true);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        new(SavedChanges(eventData, result));

    public void SaveChangesFailed(DbContextErrorEventData eventData) => Leave(eventData.Context, ofSave: true);

    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context, ofSave: true);
        return Task.CompletedTask;
    }

    public void SaveChangesCanceled(DbContextEventData eventData) => Leave(eventData.Context, ofSave: true);

    public Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context, ofSave: true);
        return Task.CompletedTask;
    }

    // a save that finds its row changed by another is told of here, and not as one that failed
    public InterceptionResult ThrowingConcurrencyException(ConcurrencyExceptionEventData eventData, InterceptionResult result)
    {
        Leave(eventData.Context, ofSave: true);
        return result;
    }

    public ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(
        ConcurrencyExceptionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(ThrowingConcurrencyException(eventData, result));

    // ExecuteUpdate and ExecuteDelete save nothing and yet write
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (Needs(eventData.Context) is { } db) turns.Add(db, new Turn(gate.Enter(), IsOfSave: false));
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Needs(eventData.Context) is { } db) turns.Add(db, new Turn(await gate.EnterAsync(cancellationToken), IsOfSave: false));
        return result;
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Leave(eventData.Context, ofSave: false);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        new(NonQueryExecuted(command, eventData, result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Leave(eventData.Context, ofSave: false);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context, ofSave: false);
        return Task.CompletedTask;
    }

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) => Leave(eventData.Context, ofSave: false);

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context, ofSave: false);
        return Task.CompletedTask;
    }

    /// <returns>The context if it has to wait for its turn.</returns>
    /// <exception cref="InvalidOperationException">A scope of Core writes on this flow: it holds the turn that would be waited for.</exception>
    private DbContext? Needs(DbContext? db)
    {
        if (db is null || db.Database.CurrentTransaction is not null || turns.TryGetValue(db, out _)) return null;
        if (scopes.IsWriting)
            throw new InvalidOperationException("A scope of Core is writing here. What both write belongs in one joint transaction.");
        return db;
    }

    private void Leave(DbContext? db, bool ofSave)
    {
        if (db is null || !turns.TryGetValue(db, out var turn) || turn.IsOfSave != ofSave) return;
        turns.Remove(db);
        turn.Pass.Dispose();
    }

    private sealed record Turn(IDisposable Pass, bool IsOfSave);
}
