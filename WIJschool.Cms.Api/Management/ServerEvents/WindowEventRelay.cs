using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.ServerEvents;
using Umbraco.Cms.Core.ServerEvents;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.ServerEvents;
using Source = Umbraco.Cms.Core.Constants.ServerEvents.EventSource;

namespace WIJschool.Cms.Api.Management.ServerEvents;

/// <summary>
/// Brings events that come to this node to its windows, in their order, without holding up whoever made the change. It rests a moment first:
/// by then every cache knows of the change, and what is told several times is told once.
/// </summary>
internal sealed partial class WindowEventRelay(
    OpenWindows windows, SessionWatch watch, IHubContext<ServerEventHub, IServerEventHub> hub, IEnumerable<IServerEventAccessFilter> filters, IBackOfficeUserReader users,
    TimeProvider clock, ILogger<WindowEventRelay> logger) : BackgroundService, INotificationHandler<WindowEventNotification>
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private readonly Channel<WindowEvent> waiting = Channel.CreateUnbounded<WindowEvent>(new() { SingleReader = true });
    private readonly ILookup<string, IServerEventAccessFilter> filters = filters
        .SelectMany(filter => filter.FilteredEventSources.Select(source => (source, filter))).ToLookup(pair => pair.source, pair => pair.filter, StringComparer.Ordinal);

    public void Handle(WindowEventNotification notification)
    {
        if (windows.IsEmpty) return; // an import tells of thousands, and usually nobody is there

        foreach (var told in notification.Events) waiting.Writer.TryWrite(told);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Rest, clock, stoppingToken);
                List<WindowEvent> events = [];
                while (waiting.Reader.TryRead(out var told)) events.Add(told);
                foreach (var told in events.Distinct()) await TryBringAsync(told, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the site stops, and its windows with it
        }
    }

    private async Task TryBringAsync(WindowEvent told, CancellationToken ct)
    {
        try
        {
            await KeepRightsAsync(told);
            if (told.Type == WindowEvent.SignedOut) return;

            var audience = await AudienceAsync(told);
            if (audience.Count == 0) return;
            await hub.Clients.Clients(audience).notify(new ServerEvent { EventType = told.Type, EventSource = told.Source, Key = told.Key }).WaitAsync(TimeSpan.FromSeconds(10), clock, ct);
        }
#pragma warning disable CA1031 // an event that cannot be brought must not keep the next from being brought
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure, told.Type, told.Source);
        }
    }

    /// <summary>Events of users are also of what windows may hear, and whether they may listen at all.</summary>
    private Task KeepRightsAsync(WindowEvent told) => told.Source switch
    {
        Source.User or Source.CurrentUser => watch.CheckAsync(told.Key),
        Source.UserGroup => watch.CheckAsync(user: null),
        _ => Task.CompletedTask,
    };

    private async Task<IReadOnlyList<string>> AudienceAsync(WindowEvent told)
    {
        if (told.Everybody || told.User is not null) return [.. windows.Of(told.User).Select(window => window.Connection)];

        List<string> audience = [];
        foreach (var (user, connections) in windows.GetConnectionsAuthorizedFor(told.Source))
        {
            if (await MayHearAsync(user, told)) audience.AddRange(connections);
        }

        return audience;
    }

    private async Task<bool> MayHearAsync(Guid key, WindowEvent told)
    {
        if (!filters.Contains(told.Source)) return true;
        if (users.GetByKey(key) is not { } user) return false;

        foreach (var filter in filters[told.Source])
        {
            if (!await filter.HasAccessAsync(user, new() { EntityPath = told.Path })) return false;
        }

        return true;
    }

    [LoggerMessage(LogLevel.Warning, "Windows could not be told of {Type} {Source}.")]
    private partial void LogFailed(Exception failure, string type, string source);
}
