using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.ServerEvents;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.ServerEvents;

/// <summary>
/// Closes windows whose session is over: somebody signed out elsewhere, was shut out, changed the password, or just stayed away. A connection
/// once open would otherwise hear of everything until its browser is closed.
/// </summary>
internal sealed partial class SessionWatch(OpenWindows windows, BackOfficeSessions sessions, IServerEventUserManager rights, TimeProvider clock, ILogger<SessionWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(20);

    /// <summary>Looks at the windows of a user, or at all.</summary>
    public async Task CheckAsync(Guid? user)
    {
        foreach (var window in windows.Of(user))
        {
            if (await sessions.FindLiveAsync(window.Principal) is { } now) await rights.RefreshGroupsAsync(now);
            else window.Close();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryCheckAsync();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the site stops
        }
    }

    private async Task TryCheckAsync()
    {
        try
        {
            await CheckAsync(user: null);
        }
#pragma warning disable CA1031 // a database that restarts: the next round looks again
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The sessions of open windows could not be looked at.")]
    private partial void LogFailed(Exception failure);
}
