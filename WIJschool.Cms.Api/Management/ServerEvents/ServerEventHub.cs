using Microsoft.AspNetCore.SignalR;
using Umbraco.Cms.Core.ServerEvents;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.ServerEvents;

/// <summary>Where a window of the back office listens. It says nothing itself: events come to it as <c>notify</c>.</summary>
internal sealed class ServerEventHub(OpenWindows windows, IServerEventUserManager users) : Hub<IServerEventHub>
{
    public override async Task OnConnectedAsync()
    {
        if (Context.User?.GetUmbracoIdentity()?.GetUserKey() is not { } user)
        {
            Context.Abort();
            return;
        }

        windows.Add(user, Context);
        await users.AssignToGroupsAsync(Context.User, Context.ConnectionId);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        windows.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
