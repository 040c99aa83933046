using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.DistributedLocking;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Locking;

/// <summary>
/// Core's locks as the database's own. A read lock asks for nothing: both databases show every reader the last committed
/// state without waiting for a writer. A write lock is SQLite's single write transaction, or an advisory lock of
/// PostgreSQL with Umbraco's lock id, held until the transaction ends.
/// </summary>
internal sealed class DatabaseLockingMechanism(Lazy<CmsScopeProvider> scopes, CmsDatabaseOptions options)
    : IDistributedLockingMechanism, IDistributedLockingMechanismFactory
{
    // keeps our advisory locks apart from those of another program in the same database
    private const int LockSpace = 0x57494A53;

    public bool Enabled => true;

    public IDistributedLockingMechanism DistributedLockingMechanism => this;

    public IDistributedLock ReadLock(int lockId, TimeSpan? obtainLockTimeout = null) => new HeldLock(lockId, DistributedLockType.ReadLock);

    public IDistributedLock WriteLock(int lockId, TimeSpan? obtainLockTimeout = null)
    {
        var scope = scopes.Value.Ambient ?? throw new InvalidOperationException("A lock needs an open scope.");
        var connection = scope.Root.OpenConnection();
        connection.BeginWriting();
        if (options.IsPostgres) TakeAdvisoryLock(connection, lockId, obtainLockTimeout ?? TimeSpan.FromSeconds(options.LockTimeoutSeconds));
        return new HeldLock(lockId, DistributedLockType.WriteLock);
    }

    private static void TakeAdvisoryLock(ScopedConnection connection, int lockId, TimeSpan timeout)
    {
        var database = connection.Db.Database;
        if (connection.LockTimeout != timeout)
        {
            var milliseconds = ((long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            database.ExecuteSql($"SELECT set_config('lock_timeout', {milliseconds}, true)"); // until the transaction ends
            connection.LockTimeout = timeout;
        }
        database.ExecuteSql($"SELECT pg_advisory_xact_lock({LockSpace}, {lockId})");
    }

    /// <summary>Nothing to let go of: the end of the transaction does.</summary>
    private sealed record HeldLock(int LockId, DistributedLockType LockType) : IDistributedLock
    {
        public void Dispose()
        {
        }
    }
}
