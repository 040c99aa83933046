using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Routing;

/// <summary>
/// Gives documents without an address theirs at start. Core stores addresses in a transaction after the one that stores the
/// document, and a process that was killed between the two leaves a page that nobody can reach.
/// </summary>
internal sealed class MissingAddresses(
    ICoreScopeProvider scopes, IScopedDatabase database, IContentService documents, IDocumentUrlService addresses)
    : INotificationAsyncHandler<UmbracoApplicationStartedNotification>
{
    public async Task HandleAsync(UmbracoApplicationStartedNotification notification, CancellationToken cancellationToken)
    {
        var without = Find();
        if (without.Count > 0) await addresses.CreateOrUpdateUrlSegmentsAsync(documents.GetByIds(without));
    }

    private List<Guid> Find()
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var db = database.Db;
        return db.Nodes
            .Where(n => n.NodeObjectType == Constants.ObjectTypes.Document && !n.Trashed && !db.DocumentUrls.Any(u => u.UniqueId == n.UniqueId))
            .Select(n => n.UniqueId)
            .ToList();
    }
}
