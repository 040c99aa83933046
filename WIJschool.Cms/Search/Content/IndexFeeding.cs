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
    private Asked? asked;

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
    public void Start() => Ask(new Asked([], Everything: true, UnlessCurrent: true), TimeSpan.Zero);

    /// <summary>Compares everything with the index after a moment of rest; several askings are one.</summary>
    public void AskForAll(bool atOnce = false) => Ask(new Asked([], Everything: true, UnlessCurrent: false), atOnce ? TimeSpan.Zero : Rest);

    /// <summary>Puts what has these keys in the index, or takes it out. It never throws: the change was stored already.</summary>
    public void Follow(IReadOnlyCollection<Guid> keys)
    {
        try
        {
            if (Index.NeedsRebuild || keys.Count == 0)
                AskForAll();
            else
                Ask(new Asked([.. Put(keys)], Everything: !KnowsDependents, UnlessCurrent: false), Rest);
        }
        catch (Exception exception)
        {
            logger.ChangeNotIndexed(exception, name);
            AskForAll();
        }
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

    /// <summary>Whether <see cref="DependentsOf"/> names all that a change reaches; if not, everything is compared after each.</summary>
    protected virtual bool KnowsDependents => false;

    /// <summary>Takes note of documents as they are now.</summary>
    /// <returns>The keys of which others show something that is different now.</returns>
    protected virtual IReadOnlyCollection<Guid> Note(IReadOnlyCollection<Guid> keys, IReadOnlyCollection<SearchDocument> documents) => [];

    /// <summary>The keys of what shows something of these.</summary>
    protected virtual IReadOnlyCollection<Guid> DependentsOf(IReadOnlyCollection<Guid> keys) => [];

    /// <summary>A text that differs whenever what the index is made of does; null where nothing tells so cheaply.</summary>
    protected virtual Task<string?> StampAsync(CancellationToken ct) => Task.FromResult<string?>(null);

    private IReadOnlyCollection<Guid> Put(IReadOnlyCollection<Guid> keys)
    {
        var documents = Of(keys, CancellationToken.None);
        Index.Replace(keys, documents);
        return Note(keys, documents);
    }

    private void Ask(Asked more, TimeSpan after)
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
                return;
            var waits = asked is not null;
            asked = asked is null ? more : asked.And(more);
            if (waits)
                return;
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
            await RunAsync(Take(), stopping.Token);
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

    private Asked Take()
    {
        lock (gate)
        {
            var taken = asked!;
            asked = null;
            return taken;
        }
    }

    private async Task RunAsync(Asked taken, CancellationToken ct)
    {
        var stamp = await StampAsync(ct);
        if (taken.UnlessCurrent && !Index.NeedsRebuild && stamp is not null && stamp == Index.Stamp)
            return;
        if (taken.Everything || Index.NeedsRebuild)
            await BringUpToDateAsync(ct);
        else if (DependentsOf(taken.Changed) is { Count: > 0 } others)
            Put(others);
        if (stamp is not null)
            await MarkAsync(stamp, ct);
    }

    // content is in memory a moment before it is in the index: whoever changed it meanwhile asks, and its turn marks the index
    private async Task MarkAsync(string stamp, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), clock, ct);
        lock (gate)
        {
            if (asked is null)
                Index.Mark(stamp);
        }
    }

    private async Task BringUpToDateAsync(CancellationToken ct)
    {
        var all = All(ct);
        Note([], all);
        if (Index.NeedsRebuild)
            await Index.RebuildAsync(all.ToAsyncEnumerable(), ct);
        else if (Index.Synchronize(all) is > 0 and var changed)
            logger.BroughtUpToDate(changed, name);
    }

    /// <param name="Changed">Keys of which others show something that is different now.</param>
    /// <param name="UnlessCurrent">Whether nothing is to be done when the index was made of what is there now.</param>
    private sealed record Asked(HashSet<Guid> Changed, bool Everything, bool UnlessCurrent)
    {
        public Asked And(Asked more) => new([.. Changed, .. more.Changed], Everything || more.Everything, UnlessCurrent && more.UnlessCurrent);
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
