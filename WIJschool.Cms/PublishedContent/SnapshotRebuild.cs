using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Extensions;

namespace WIJschool.Cms.PublishedContent;

/// <summary>Reads all published content from the database again, on every node: what Umbraco does by filling its cache tables anew.</summary>
internal sealed partial class SnapshotRebuild(DistributedCache nodes, ILogger<SnapshotRebuild> logger) : IDatabaseCacheRebuilder
{
    private int running;

    /// <inheritdoc />
    public bool IsRebuilding() => Volatile.Read(ref running) == 1;

    /// <inheritdoc />
    public Task<bool> IsRebuildingAsync() => Task.FromResult(IsRebuilding());

    /// <inheritdoc />
    public async Task<Attempt<DatabaseCacheRebuildResult>> RebuildAsync(bool useBackgroundThread)
    {
        if (Interlocked.Exchange(ref running, 1) == 1) return Attempt.Fail(DatabaseCacheRebuildResult.AlreadyRunning);

        using var apart = ExecutionContext.SuppressFlow(); // whoever asks may be in a transaction, or gone before it is done
        var work = Task.Run(Run);
        if (!useBackgroundThread) await work;
        return Attempt.Succeed(DatabaseCacheRebuildResult.Success);
    }

    /// <summary>Content is kept as it lies in the tables of documents: there is no serialized form that could be another.</summary>
    public void RebuildDatabaseCacheIfSerializerChanged()
    {
    }

    private void Run()
    {
        try
        {
            nodes.RefreshAllPublishedSnapshot();
        }
#pragma warning disable CA1031 // nobody waits for it, and the content of before is still there
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure);
        }
        finally
        {
            Volatile.Write(ref running, 0);
        }
    }

    [LoggerMessage(LogLevel.Error, "Published content could not be read again; the content of before is kept.")]
    private partial void LogFailed(Exception failure);
}
