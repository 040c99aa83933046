using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Umbraco.Cms.Core.Configuration.Models;
using WIJschool.Cms.Persistence;

namespace WIJschool.Cms.Nodes;

/// <summary>Listens for other nodes' changes and looks for them every few seconds besides, since a notification may be lost.</summary>
internal sealed partial class FollowOtherNodes(
    IOtherNodes others, CmsDatabaseOptions options, IOptionsMonitor<GlobalSettings> settings, ILogger<FollowOtherNodes> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a database that restarts, a network that fails: all end in trying again
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogLost(failure);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private TimeSpan Pause => settings.CurrentValue.DatabaseServerMessenger.TimeBetweenSyncOperations;

    private async Task ListenAsync(CancellationToken ct)
    {
        // a connection of its own: a pooled one would go back with its LISTEN
        var connectionString = new NpgsqlConnectionStringBuilder(options.EffectiveConnectionString()) { Pooling = false, KeepAlive = 30 };
        await using var connection = new NpgsqlConnection(connectionString.ToString());
        await connection.OpenAsync(ct);
        await using (var listen = new NpgsqlCommand($"LISTEN {DatabaseNodes.Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        while (true)
        {
            others.Follow();
            await connection.WaitAsync(Pause, ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Listening for the changes of other nodes failed; trying again.")]
    private partial void LogLost(Exception failure);
}
