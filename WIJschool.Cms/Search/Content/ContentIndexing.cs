using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Extensions;

namespace WIJschool.Cms.Search.Content;

/// <summary>
/// Keeps the external index equal to the published content. A change is in the index when the publishing of it has ended;
/// what else follows from it (a page's name among the keywords of others, addresses below it) follows within seconds.
/// </summary>
internal sealed class ContentIndexing(
    ISearchIndex index, ContentDocuments documents, IDocumentNavigationQueryService navigation, TimeProvider clock,
    ILogger<ContentIndexing> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private Task background = Task.CompletedTask;
    private bool isAsked;

    /// <summary>Ends when all that was asked for so far is done.</summary>
    public Task Settled
    {
        get
        {
            lock (gate)
            {
                return background;
            }
        }
    }

    /// <summary>Fills the index, or finds what changed while this node was down, without holding up the start.</summary>
    public void Start() => Ask(TimeSpan.Zero);

    /// <summary>Compares all content with the index after a moment of rest; several askings are one.</summary>
    public void AskForAll() => Ask(Rest);

    /// <summary>Puts the changed pages in the index. It never throws: the content was stored already.</summary>
    public void Follow(IEnumerable<ContentCacheRefresher.JsonPayload> changes)
    {
        try
        {
            var payloads = changes.Where(change => !change.Blueprint).ToList();
            var keys = payloads.SelectMany(KeysOf).ToHashSet();
            if (!index.NeedsRebuild && keys.Count > 0)
                index.Replace(keys, documents.Of(keys, CancellationToken.None));
        }
        catch (Exception exception)
        {
            logger.ChangeNotIndexed(exception);
        }

        AskForAll();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Settled;
        stopping.Dispose();
    }

    private IEnumerable<Guid> KeysOf(ContentCacheRefresher.JsonPayload change)
    {
        if (change.Key is not { } key)
            return [];
        return change.ChangeTypes.HasType(TreeChangeTypes.RefreshBranch) && navigation.TryGetDescendantsKeys(key, out var below)
            ? below.Prepend(key) : [key];
    }

    private void Ask(TimeSpan after)
    {
        lock (gate)
        {
            if (isAsked || stopping.IsCancellationRequested)
                return;
            isAsked = true;
            // The transaction of whoever asks must not flow into work that outlives it.
            using var apart = ExecutionContext.SuppressFlow();
            var before = background;
            background = Task.Run(() => RunAfterAsync(before, after));
        }
    }

    private async Task RunAfterAsync(Task before, TimeSpan rest)
    {
        await before;
        try
        {
            await Task.Delay(rest, clock, stopping.Token);
            lock (gate)
            {
                isAsked = false;
            }

            await BringUpToDateAsync(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The site stops; the next start compares again.
        }
        catch (Exception exception)
        {
            logger.NotUpToDate(exception);
        }
    }

    private async Task BringUpToDateAsync(CancellationToken ct)
    {
        var all = documents.All(ct);
        if (index.NeedsRebuild)
            await index.RebuildAsync(all.ToAsyncEnumerable(), ct);
        else if (index.Synchronize(all) is > 0 and var changed)
            logger.BroughtUpToDate(changed);
    }
}

internal static partial class ContentIndexingLog
{
    [LoggerMessage(LogLevel.Error, "A change of content could not be put in the search index; the comparison that follows will.")]
    public static partial void ChangeNotIndexed(this ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "The search index could not be brought up to date.")]
    public static partial void NotUpToDate(this ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Information, "Brought {Count} documents of the search index up to date.")]
    public static partial void BroughtUpToDate(this ILogger logger, int count);
}
