using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Jobs;

/// <summary>Runs the scheduled jobs that are due, one after the other, so that they never fight each other for the database.</summary>
internal sealed partial class JobRunner(
    IEnumerable<IScheduledJob> jobs, JobTurns turns, IRuntimeState runtime, IOptionsMonitor<DistributedJobSettings> settings,
    TimeProvider clock, ILogger<JobRunner> logger) : BackgroundService
{
    private readonly IReadOnlyList<IScheduledJob> jobs = [.. jobs];
    private readonly Dictionary<string, DateTimeOffset> lastRunHere = new(StringComparer.Ordinal);

    /// <summary>Runs every job that is due now.</summary>
    public async Task RunDueAsync(CancellationToken ct)
    {
        foreach (var job in jobs)
        {
            if (job.OnEveryNode ? !IsDueHere(job) : !turns.TryTake(job)) continue;
            try
            {
                await job.RunAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // a job that fails must not keep the others from running; it is tried again when it is next due
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailed(failure, job.Name);
            }
            finally
            {
                if (!job.OnEveryNode) turns.Done(job);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (runtime.Level != RuntimeLevel.Run) return;
        using var timer = new PeriodicTimer(settings.CurrentValue.Period, clock);
        var registered = false;
        do
        {
            try
            {
                if (!registered) turns.Register([.. jobs.Where(j => !j.OnEveryNode)]);
                registered = true;
                await RunDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the database may be away for a while; the next round tries again
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogRoundFailed(failure);
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private bool IsDueHere(IScheduledJob job)
    {
        var now = clock.GetUtcNow();
        if (lastRunHere.TryGetValue(job.Name, out var last) && now - last < job.Period) return false;
        lastRunHere[job.Name] = now;
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Scheduled job {Job} failed.")]
    private partial void LogFailed(Exception failure, string job);

    [LoggerMessage(LogLevel.Error, "Scheduled jobs could not be looked at.")]
    private partial void LogRoundFailed(Exception failure);
}
