using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models.ServerEvents;
using Umbraco.Cms.Core.ServerEvents;
using WIJschool.Cms.ServerEvents;

namespace WIJschool.Cms.Api.Management.ServerEvents;

/// <summary>Sends events to the windows on every node. An event of a tree that comes without a path reaches nobody who has a start node.</summary>
internal sealed class ServerEventRouter(DistributedCache nodes) : IServerEventRouter
{
    public Task RouteEventAsync(ServerEvent serverEvent) => SendAsync(Of(serverEvent));

    public Task RouteEventAsync(ServerEvent serverEvent, ServerEventRoutingContext context) => SendAsync(Of(serverEvent) with { Path = context.EntityPath });

    public Task NotifyUserAsync(ServerEvent serverEvent, Guid userKey) => SendAsync(Of(serverEvent) with { User = userKey });

    public Task BroadcastEventAsync(ServerEvent serverEvent) => SendAsync(Of(serverEvent) with { Everybody = true });

    private static WindowEvent Of(ServerEvent told) => new(told.EventType, told.EventSource, told.Key);

    private Task SendAsync(WindowEvent told)
    {
        nodes.RefreshByPayload(WindowEventRefresher.UniqueId, new[] { told });
        return Task.CompletedTask;
    }
}
