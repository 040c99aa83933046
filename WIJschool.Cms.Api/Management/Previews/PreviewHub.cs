using Microsoft.AspNetCore.SignalR;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Sync;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.Previews;

/// <summary>The connection of open previews. They only listen, and it is for whoever previews.</summary>
internal sealed class PreviewHub : Hub;

/// <summary>Tells open previews of every document that was saved, on whichever node.</summary>
internal sealed class PreviewRefresh(IHubContext<PreviewHub> previews) : INotificationAsyncHandler<ContentCacheRefresherNotification>
{
    /// <summary>What the client of the back office listens to; with it comes the key of the document, and the preview that shows it loads it again.</summary>
    private const string Refreshed = "refreshed";

    /// <inheritdoc />
    public async Task HandleAsync(ContentCacheRefresherNotification notification, CancellationToken cancellationToken)
    {
        if (notification is not { MessageType: MessageType.RefreshByPayload, MessageObject: ContentCacheRefresher.JsonPayload[] changes }) return;

        foreach (var change in changes.Where(change => change.ChangeTypes.HasType(TreeChangeTypes.RefreshNode)))
        {
            if (change.Key is { } key) await previews.Clients.All.SendAsync(Refreshed, key, cancellationToken);
        }
    }
}
