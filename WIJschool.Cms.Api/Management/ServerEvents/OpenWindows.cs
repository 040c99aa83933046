using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Umbraco.Cms.Core.ServerEvents;

namespace WIJschool.Cms.Api.Management.ServerEvents;

/// <summary>The windows that listen on this node, whose they are, and of what their users may hear.</summary>
internal sealed class OpenWindows : IUserConnectionManager
{
    private readonly ConcurrentDictionary<string, Window> windows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, IReadOnlySet<string>> sources = new();

    public bool IsEmpty => windows.IsEmpty;

    /// <summary>All of them, or those of one user.</summary>
    public IReadOnlyList<Window> Of(Guid? user = null) => [.. windows.Values.Where(window => user is null || window.User == user)];

    /// <summary>Notes a window that begins to listen.</summary>
    public void Add(Guid user, HubCallerContext connection) => windows[connection.ConnectionId] = new(user, connection.ConnectionId, connection.User!, connection.Abort);

    public void Remove(string connectionId)
    {
        if (windows.TryRemove(connectionId, out var window) && Of(window.User).Count == 0) sources.TryRemove(window.User, out _);
    }

    public ISet<string> GetConnections(Guid userKey) => Of(userKey).Select(window => window.Connection).ToHashSet(StringComparer.Ordinal);

    public void SetAuthorizedEventSources(Guid userKey, IEnumerable<string> eventSources) => sources[userKey] = eventSources.ToHashSet(StringComparer.Ordinal);

    public IReadOnlyDictionary<Guid, IReadOnlyCollection<string>> GetConnectionsAuthorizedFor(string eventSource) => windows.Values
        .Where(window => sources.TryGetValue(window.User, out var allowed) && allowed.Contains(eventSource))
        .GroupBy(window => window.User)
        .ToDictionary(user => user.Key, IReadOnlyCollection<string> (user) => [.. user.Select(window => window.Connection)]);

    public void AddConnection(Guid userKey, string connectionId) => windows.TryAdd(connectionId, new(userKey, connectionId, new ClaimsPrincipal(), () => { }));

    public void RemoveConnection(Guid userKey, string connectionId) => Remove(connectionId);
}

/// <param name="Principal">Who it was when it began to listen, with the session.</param>
/// <param name="Close">Ends the connection.</param>
internal sealed record Window(Guid User, string Connection, ClaimsPrincipal Principal, Action Close);
