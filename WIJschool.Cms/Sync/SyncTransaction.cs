using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.Sync;

/// <summary>Runs an import as one transaction: all scopes that Core's services open become part of it.</summary>
internal sealed class SyncTransaction(ICoreScopeProvider scopes, IUmbracoContextFactory contexts)
{
    public async Task RunAsync(Func<Task> work)
    {
        using var context = contexts.EnsureUmbracoContext();
        using var scope = scopes.CreateCoreScope();
        await work();
        scope.Complete();
    }
}
