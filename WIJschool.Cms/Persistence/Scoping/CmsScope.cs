using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.DistributedLocking;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Scoping;

namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>Core's scope with what Core leaves to us: the ambient chain, the connection and the order of ending.</summary>
internal sealed class CmsScope : CoreScope
{
    private readonly CmsScopeProvider provider;
    private readonly CmsScope? parent;
    private readonly bool autoComplete;
    private readonly CmsNotifications? notifications;
    private ScopedConnection? connection;
    private bool ended;

    public CmsScope(
        CmsScopeProvider provider, CmsScope? parent, IDistributedLockingMechanismFactory locking, ILoggerFactory loggers,
        FileSystems fileSystems, IEventAggregator events, RepositoryCacheMode cacheMode, bool? scopeFileSystems,
        IScopedNotificationPublisher? publisher, bool autoComplete)
        : base(parent, locking, loggers, fileSystems, events, cacheMode, scopeFileSystems, publisher)
    {
        this.provider = provider;
        this.parent = parent;
        this.autoComplete = autoComplete;
        notifications = publisher as CmsNotifications;
        Root = parent?.Root ?? this;
        Context = parent is null ? new ScopeContext() : Root.Context;
    }

    public CmsScope Root { get; }

    public ScopeContext Context { get; }

    public bool IsWriting => connection?.IsWriting == true;

    public CmsDbContext Database()
    {
        var open = Root.OpenConnection();
        Locks.EnsureLocks(InstanceId); // Core queues locks; nothing but this takes them
        return open.Db;
    }

    /// <summary>The root's connection, opened when first asked for.</summary>
    public ScopedConnection OpenConnection() => connection ??= provider.Connect();

    public override void Dispose()
    {
        if (ended) return;
        ended = true;
        if (provider.Ambient != this)
            throw new InvalidOperationException("A scope ended while one inside it was still open, or on another flow than its own.");
        if (autoComplete && Completed is null) Completed = true;

        if (parent is null)
        {
            EndRoot();
            return;
        }
        Leave();
        base.Dispose();
    }

    private void EndRoot()
    {
        IDisposable? listening = null;
        try
        {
            if (Completed == true && IsWriting && notifications is not null) listening = provider.Committing(notifications.Close());
        }
        catch
        {
            Completed = false; // what belongs to the commit could not be written: nothing is
            throw;
        }
        finally
        {
            Leave();
            using (listening) EndConnection();
        }
    }

    private void Leave()
    {
        provider.Ambient = parent;
        Locks.ClearLocks(InstanceId);
    }

    private void EndConnection()
    {
        try
        {
            connection?.End(commit: Completed == true);
        }
        catch
        {
            Completed = false; // the handlers of "…ed" notifications must not hear of what was not stored
            throw;
        }
        finally
        {
            Locks.EnsureLocksCleared(InstanceId);
            TellHandlers();
        }
    }

    private void TellHandlers()
    {
        var outermost = provider.BeginAftermath();
        try
        {
            base.Dispose();
            Context.ScopeExit(Completed == true);
        }
        finally
        {
            if (outermost) provider.EndAftermath();
        }
    }
}
