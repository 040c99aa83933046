using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using WIJschool.Cms.Search;

namespace WIJschool.Cms.Hosting;

/// <summary>
/// Gives back the memory that only the start needed: all content was read, and mostly thrown away again, faster than the
/// collector returns memory to the machine. It stops the site once, for one full collection.
/// </summary>
internal sealed class MemoryAfterStart(SearchIndexes indexes, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    /// <summary>Whoever waited for the start is served first.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
            await started.Task.WaitAsync(stoppingToken);
        await indexes.Settled.WaitAsync(stoppingToken);
        await Task.Delay(Rest, clock, stoppingToken);
        SqliteConnection.ClearAllPools(); // each holds the pages that the start read last
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
