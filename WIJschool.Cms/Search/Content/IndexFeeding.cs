using Microsoft.Extensions.Logging;

namespace WIJschool.Cms.Search.Content;

/// <summary>
/// Keeps an index equal to what it is of. A change is in it when whoever made it has ended; what else follows from it (a
/// page's name among the keywords of others, addresses below it) follows within seconds, and what was missed while this node
/// was down at its next start.
/// </summary>
internal abstract class IndexFeeding(string name, SearchIndexFiles files, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private Task background = Task.CompletedTask;
    private bool isAsked;

    public ISearchIndex Index => files.Open(name);

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

    /// <summary>Puts what has these keys in the index, or takes it out. It never throws: the change was stored already.</summary>
    public void Follow(IReadOnlyCollection<Guid> keys)
    {
        try
        {
            if (!Index.NeedsRebuild && keys.Count > 0)
                Index.Replace(keys, Of(keys, CancellationToken.None));
        }
        catch (Exception exception)
        {
            logger.ChangeNotIndexed(exception, name);
        }

        AskForAll();
    }

    /// <summary>Fills the index anew from nothing, while the one that is there is searched and changed.</summary>
    public Task RebuildAsync(CancellationToken ct) => Index.RebuildAsync(All(ct).ToAsyncEnumerable(), ct);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Settled;
        stopping.Dispose();
    }

    /// <summary>All that belongs in the index.</summary>
    protected abstract IReadOnlyList<SearchDocument> All(CancellationToken ct);

    /// <summary>What belongs in the index of these keys.</summary>
    protected abstract IReadOnlyList<SearchDocument> Of(IReadOnlyCollection<Guid> keys, CancellationToken ct);

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
            logger.NotUpToDate(exception, name);
        }
    }

    private async Task BringUpToDateAsync(CancellationToken ct)
    {
        if (Index.NeedsRebuild)
            await RebuildAsync(ct);
        else if (Index.Synchronize(All(ct)) is > 0 and var changed)
            logger.BroughtUpToDate(changed, name);
    }
}

internal static partial class IndexFeedingLog
{
    [LoggerMessage(LogLevel.Error, "A change could not be put in search index {Index}; the comparison that follows will.")]
    public static partial void ChangeNotIndexed(this ILogger logger, Exception exception, string index);

    [LoggerMessage(LogLevel.Error, "Search index {Index} could not be brought up to date.")]
    public static partial void NotUpToDate(this ILogger logger, Exception exception, string index);

    [LoggerMessage(LogLevel.Information, "Brought {Count} documents of search index {Index} up to date.")]
    public static partial void BroughtUpToDate(this ILogger logger, int count, string index);
}
