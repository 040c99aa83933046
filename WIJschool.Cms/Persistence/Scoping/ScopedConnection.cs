using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using WIJschool.Cms.Persistence.Locking;

namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>
/// One open connection for a root scope. It reads without a transaction until the scope first writes, so that a reader never
/// holds a snapshot that a later write would find stale (SQLite's BUSY_SNAPSHOT), and a pure reader never waits.
/// </summary>
internal sealed class ScopedConnection
{
    private readonly IWriteGate gate;
    private readonly ContentChanges changes;
    private readonly List<Action> afterCommit = [];
    private IDisposable? pass;
    private IDbContextTransaction? transaction;

    public ScopedConnection(CmsDbContext db, IWriteGate gate, ContentChanges changes)
    {
        this.gate = gate;
        this.changes = changes;
        Db = db;
        Db.Database.OpenConnection();
        WriteInterceptor.Attach(db, this);
    }

    public CmsDbContext Db { get; }

    public Dictionary<object, object> Items { get; } = [];

    public bool IsWriting => transaction is not null;

    /// <summary>How long this transaction has told the database that it waits for a lock.</summary>
    public TimeSpan? LockTimeout { get; set; }

    /// <summary>Begins the transaction if none is open: every write and every write lock comes here first.</summary>
    public IDbContextTransaction BeginWriting()
    {
        if (transaction is not null) return transaction;
        pass = gate.Enter();
        try
        {
            return transaction = Db.Database.BeginTransaction();
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    /// <summary>Begins the transaction without holding a thread while others write.</summary>
    public async Task<IDbContextTransaction> BeginWritingAsync(CancellationToken ct)
    {
        if (transaction is not null) return transaction;
        pass = await gate.EnterAsync(ct);
        try
        {
            return transaction = await Db.Database.BeginTransactionAsync(ct);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    /// <summary>Set once content is about to be written: what was read of it before does not count for anyone when this ends.</summary>
    public bool ChangesContent { get; set; }

    public void AfterCommit(Action action) => afterCommit.Add(action);

    public void End(bool commit)
    {
        try
        {
            if (commit) Commit();
            else transaction?.Rollback();
        }
        finally
        {
            if (ChangesContent) changes.Note(); // after the commit, before anyone is told
            transaction?.Dispose();
            pass?.Dispose();
            WriteInterceptor.Detach(Db);
            Db.Database.CloseConnection();
            Db.Dispose();
        }
    }

    private void Commit()
    {
        transaction?.Commit();
        afterCommit.ForEach(action => action());
    }
}
