using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Sync;

namespace WIJschool.Cms.Search;

/// <summary>Making indexes anew while nobody waits for it, and how that goes.</summary>
public sealed partial class IndexRebuilds(SearchIndexes indexes, ILogger<IndexRebuilds> logger)
{
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> failed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this index is being made anew on this node.</summary>
    public bool IsRunning(string name) => running.ContainsKey(name);

    /// <summary>Whether the last attempt failed; the index of before is still there then.</summary>
    public bool HasFailed(string name) => failed.ContainsKey(name);

    /// <summary>Ends when nothing is being rebuilt.</summary>
    public Task Settled => Task.WhenAll(running.Values);

    /// <summary>Begins on this node. One that runs already goes on.</summary>
    internal void Begin(string name)
    {
        var start = new TaskCompletionSource();
        if (!running.TryAdd(name, start.Task)) return;

        // the transaction of whoever asks must not flow into work that outlives it
        using var apart = ExecutionContext.SuppressFlow();
        _ = Task.Run(async () =>
        {
            await RunAsync(name);
            running.TryRemove(name, out _);
            start.SetResult();
        });
    }

    private async Task RunAsync(string name)
    {
        try
        {
            await indexes.RebuildAsync(name, CancellationToken.None);
            failed.TryRemove(name, out _);
        }
#pragma warning disable CA1031 // nobody waits for it: whatever went wrong is told by the state of the index
        catch (Exception failure)
#pragma warning restore CA1031
        {
            failed[name] = true;
            LogFailed(failure, name);
        }
    }

    [LoggerMessage(LogLevel.Error, "Search index {Index} could not be rebuilt; the one of before is kept.")]
    private partial void LogFailed(Exception failure, string index);
}

/// <summary>Carries the wish for a new index to every node: each has index files of its own.</summary>
public sealed class IndexRebuildRefresher(
    AppCaches caches, IJsonSerializer json, IEventAggregator events, ICacheRefresherNotificationFactory factory, IndexRebuilds rebuilds)
    : PayloadCacheRefresherBase<IndexRebuildRefresherNotification, IndexRebuildRefresher.Wish>(caches, json, events, factory)
{
    public static readonly Guid UniqueId = new("3f0a7b0e-8a55-4a55-9d6c-6a8f0a2f8d31");

    public override Guid RefresherUniqueId => UniqueId;

    public override string Name => "Index rebuild refresher";

    public override void Refresh(Wish[] payloads)
    {
        foreach (var wish in payloads) rebuilds.Begin(wish.Index);
        base.Refresh(payloads);
    }

    /// <param name="Index">The name of the index.</param>
    public sealed record Wish(string Index);
}

public sealed class IndexRebuildRefresherNotification(object messageObject, MessageType messageType) : CacheRefresherNotification(messageObject, messageType);
