using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Beside;

/// <summary>Lends the context the connection and the transaction of a root scope of Core for as long as the work lasts.</summary>
internal sealed class JointTransaction<TContext>(CmsScopeProvider scopes, TContext db) : IJointTransaction<TContext>
    where TContext : DbContext
{
    public bool IsOpen => scopes.Ambient is not null && db.Database.CurrentTransaction is not null;

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, Func<T, bool> succeeded, CancellationToken ct)
    {
        if (scopes.Ambient is not null || db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("A joint transaction begins where no scope of Core and no other transaction is open.");
        var committed = false;
        try
        {
            T result;
            using (var scope = (CmsScope)scopes.CreateCoreScope())
            {
                result = await JoinAsync(scope.OpenConnection(), work, ct);
                committed = succeeded(result);
                if (committed) scope.Complete();
            }
            return result;
        }
        catch
        {
            committed = false;
            throw;
        }
        finally
        {
            if (!committed) db.ChangeTracker.Clear(); // it holds what is not in the database
        }
    }

    public void AfterCommit(Action action)
    {
        if (scopes.Ambient is null) action();
        else scopes.AfterCommit(action);
    }

    private async Task<T> JoinAsync<T>(ScopedConnection connection, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        var transaction = await connection.BeginWritingAsync(ct);
        var own = db.Database.GetConnectionString();
        db.Database.SetDbConnection(connection.Db.Database.GetDbConnection());
        try
        {
            await using var joined = await db.Database.UseTransactionAsync(transaction.GetDbTransaction(), ct);
            return await work(ct);
        }
        finally
        {
            // the connection goes back to a pool with the scope's context: whoever gets it next must not share it with this one
            db.Database.SetDbConnection(null, contextOwnsConnection: true);
            db.Database.SetConnectionString(own);
        }
    }
}
