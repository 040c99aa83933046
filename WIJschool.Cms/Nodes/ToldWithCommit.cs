using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Nodes;

/// <summary>
/// Tells the other nodes of a change in the transaction that makes it. Core tells them afterwards, and a node that is killed in
/// between would leave the others serving what is no longer there.
/// </summary>
internal sealed class ToldWithCommit(IOtherNodes others, CacheMessenger messenger, IServiceProvider services) : ICommitListener
{
    private static readonly ConcurrentDictionary<Type, Handlers> Known = new();

    public IDisposable? Committing(IReadOnlyList<INotification> notifications)
    {
        if (notifications.Count == 0 || others is NoOtherNodes) return null;
        var told = messenger.Record(() => Ask(notifications));
        if (told.Count == 0) return null;
        others.Tell([.. told.Distinct()]);
        return messenger.Told(told);
    }

    // the handlers that will tell this node's own caches after the commit know what there is to tell
    private void Ask(IReadOnlyList<INotification> notifications)
    {
        foreach (var notification in notifications)
            Known.GetOrAdd(notification.GetType(), type => (Handlers)Activator.CreateInstance(typeof(Handlers<>).MakeGenericType(type))!).Handle(services, notification);
    }

    private abstract class Handlers
    {
        public abstract void Handle(IServiceProvider services, INotification notification);
    }

    private sealed class Handlers<T> : Handlers
        where T : INotification
    {
        public override void Handle(IServiceProvider services, INotification notification)
        {
            foreach (var handler in services.GetServices<INotificationHandler<T>>().Where(h => h is IDistributedCacheNotificationHandler)) handler.Handle((T)notification);
        }
    }
}
