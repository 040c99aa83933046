using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.Sync;

/// <summary>Runs an import as one transaction: all scopes that Core's services open become part of it.</summary>
internal sealed class SyncTransaction(
    ICoreScopeProvider scopes, IUmbracoContextFactory contexts, IEventAggregator events, IDocumentUrlService urls)
{
    public async Task RunAsync(Func<Task> work)
    {
        using var context = contexts.EnsureUmbracoContext();
        using var scope = scopes.CreateCoreScope(scopedNotificationPublisher: new ImportNotifications(events, urls));
        await work();
        scope.Complete();
    }
}
