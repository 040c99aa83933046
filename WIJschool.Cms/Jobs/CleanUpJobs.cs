using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;
using WIJschool.Cms.Persistence;

namespace WIJschool.Cms.Jobs;

/// <summary>Deletes old versions of pages by the policy of the settings and of their document types.</summary>
internal sealed partial class CleanUpVersions(
    IContentVersionService versions, IOptionsMonitor<ContentSettings> settings, TimeProvider clock, ILogger<CleanUpVersions> logger) : IScheduledJob
{
    public string Name => "ContentVersionCleanup";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public Task RunAsync(CancellationToken ct)
    {
        if (!settings.CurrentValue.ContentVersionCleanupPolicy.EnableCleanup) return Task.CompletedTask;
        var deleted = versions.PerformContentVersionCleanup(clock.GetUtcNow().UtcDateTime).Count;
        if (deleted > 0) LogDeleted(deleted);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "{Count} old versions of documents were deleted.")]
    private partial void LogDeleted(int count);
}

/// <summary>Deletes uploads of this node that nobody used in time.</summary>
internal sealed class CleanUpTemporaryFiles(ITemporaryFileService files) : IScheduledJob
{
    public string Name => "TemporaryFileCleanup";

    public TimeSpan Period => TimeSpan.FromMinutes(5);

    public bool OnEveryNode => true;

    public Task RunAsync(CancellationToken ct) => files.CleanUpOldTempFiles();
}

/// <summary>Forgets what was sent to webhooks long ago.</summary>
internal sealed class CleanUpWebhookLogs(
    IWebhookLogRepository logs, ICoreScopeProvider scopes, IOptionsMonitor<WebhookSettings> settings, TimeProvider clock) : IScheduledJob
{
    private const int AtOnce = 500;

    public string Name => "WebhookLoggingCleanup";

    public TimeSpan Period => TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        if (!settings.CurrentValue.EnableLoggingCleanup) return;
        var oldest = clock.GetUtcNow().UtcDateTime.AddDays(-settings.CurrentValue.KeepLogsForDays);
        using var scope = scopes.CreateCoreScope();
        var old = await logs.GetOlderThanDate(oldest);
        foreach (var ids in old.Select(l => l.Id).Chunk(AtOnce)) await logs.DeleteByIds(ids);
        scope.Complete();
    }
}

/// <summary>Forgets audit lines that say only that something was opened, as the settings want.</summary>
internal sealed class CleanUpAuditLog(IAuditService audit, IOptionsMonitor<LoggingSettings> settings) : IScheduledJob
{
    public string Name => "LogScrubber";

    public TimeSpan Period => TimeSpan.FromHours(4);

    public Task RunAsync(CancellationToken ct) => audit.CleanLogsAsync((int)settings.CurrentValue.MaxLogAge.TotalMinutes);
}

/// <summary>Forgets cache instructions and positions of nodes that nobody needs any more, and operations that ended long ago.</summary>
internal sealed class CleanUpNodes(
    ICacheInstructionRepository instructions, ILastSyncedManager lastSynced, ILongRunningOperationRepository operations,
    ICoreScopeProvider scopes, CmsDatabaseOptions database, IOptionsMonitor<GlobalSettings> settings,
    IOptionsMonitor<LongRunningOperationsSettings> operationSettings, TimeProvider clock) : IScheduledJob
{
    public string Name => "CacheInstructionsPruning";

    public TimeSpan Period => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        using var scope = scopes.CreateCoreScope();
        if (database.IsPostgres)
        {
            var oldest = now.UtcDateTime - settings.CurrentValue.DatabaseServerMessenger.TimeToRetainInstructions;
            instructions.DeleteInstructionsOlderThan(oldest);
            await lastSynced.DeleteOlderThanAsync(oldest);
        }
        await operations.CleanOperationsAsync(now - operationSettings.CurrentValue.Cleanup.MaxEntryAge);
        scope.Complete();
    }
}
