using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Jobs;

/// <summary>Publishes and unpublishes pages whose moment has come.</summary>
internal sealed partial class PublishWhatIsScheduled(
    IContentService content, ICoreScopeProvider scopes, IScopedDatabase database, TimeProvider clock, ILogger<PublishWhatIsScheduled> logger)
    : IScheduledJob
{
    public string Name => "ScheduledPublishing";

    public TimeSpan Period => TimeSpan.FromSeconds(10);

    public Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!AnythingDue(now)) return Task.CompletedTask;
        foreach (var result in content.PerformScheduledPublish(now))
        {
            if (!result.Success) LogRefused(result.Content.Id, result.Result);
        }
        return Task.CompletedTask;
    }

    // Core's own look takes the lock on the whole tree; most of the time there is nothing to look for
    private bool AnythingDue(DateTime now)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return database.Db.ContentSchedules.Any(s => s.Date <= now);
    }

    [LoggerMessage(LogLevel.Warning, "Document {Id} was scheduled, but: {Result}.")]
    private partial void LogRefused(int id, PublishResultType result);
}
