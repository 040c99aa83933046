using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.DistributedLocking;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Cms.Persistence.Locking;
using WIJschool.Cms.Persistence.Querying;

namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>Makes Core's scopes over <see cref="CmsDbContext"/>: one transaction for a root scope and all scopes inside it.</summary>
/// <remarks>The ambient scope follows the asynchronous flow: never start parallel work inside an open scope.</remarks>
internal sealed class CmsScopeProvider(
    IDbContextFactory<CmsDbContext> contexts,
    IWriteGate gate,
    IDistributedLockingMechanismFactory locking,
    ILoggerFactory loggers,
    FileSystems fileSystems,
    IEventAggregator events,
    Lazy<ICommitListener> listener) : ICoreScopeProvider, IScopedDatabase
{
    private readonly AsyncLocal<CmsScope?> ambient = new();
    private readonly AsyncLocal<Aftermath?> aftermath = new();
    private readonly ContentChanges changes = new();

    public IScopeContext? Context => ambient.Value?.Root.Context;

    public CmsDbContext Db => ambient.Value?.Database()
        ?? throw new InvalidOperationException("There is no ambient scope: read and write through ICoreScopeProvider.CreateCoreScope.");

    public bool IsWriting => ambient.Value?.Root.IsWriting == true;

    public IDictionary<object, object> Items => Connection.Items;

    Aftermath? IScopedDatabase.Aftermath => IsWriting ? null : aftermath.Value;

    public void AfterCommit(Action action) => Connection.AfterCommit(action);

    private ScopedConnection Connection => (ambient.Value
        ?? throw new InvalidOperationException("There is no ambient scope.")).Root.OpenConnection();

    internal CmsScope? Ambient
    {
        get => ambient.Value;
        set => ambient.Value = value;
    }

    public ICoreScope CreateCoreScope(
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        RepositoryCacheMode repositoryCacheMode = RepositoryCacheMode.Unspecified,
        IEventDispatcher? eventDispatcher = null,
        IScopedNotificationPublisher? scopedNotificationPublisher = null,
        bool? scopeFileSystems = null,
        bool callContext = false,
        bool autoComplete = false)
    {
        var parent = ambient.Value;
        if (parent is null) scopedNotificationPublisher ??= new CmsNotifications(events);
        var scope = new CmsScope(this, parent, locking, loggers, fileSystems, events,
            repositoryCacheMode, scopeFileSystems, scopedNotificationPublisher, autoComplete);
        ambient.Value = scope;
        return scope;
    }

    public IQuery<T> CreateQuery<T>() => new CmsQuery<T>();

    internal ScopedConnection Connect() => new(contexts.CreateDbContext(), gate, changes);

    internal IDisposable? Committing(IReadOnlyList<INotification> notifications) => listener.Value.Committing(notifications);

    /// <returns>Whether there was none yet; whoever began it ends it.</returns>
    internal bool BeginAftermath()
    {
        if (aftermath.Value is not null) return false;
        aftermath.Value = new Aftermath(changes);
        return true;
    }

    internal void EndAftermath() => aftermath.Value = null;
}
