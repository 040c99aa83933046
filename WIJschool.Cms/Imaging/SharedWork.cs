namespace WIJschool.Cms.Imaging;

/// <summary>Work that many ask for at once is done once, a few pieces at a time, and ends when nobody waits for it any more.</summary>
internal sealed class SharedWork<TResult>(int atOnce) : IDisposable
{
    private readonly SemaphoreSlim turns = new(atOnce, atOnce);
    private readonly Dictionary<string, Piece> pieces = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Does the work, or waits for who is doing it already.</summary>
    /// <param name="key">The same for the same work.</param>
    /// <param name="work">Runs on a thread of its own; its token ends when the last one who waited has gone.</param>
    /// <param name="patience">How long it may wait for its turn.</param>
    /// <param name="tooBusy">The result when its turn does not come in time.</param>
    /// <param name="ct">Ends the waiting of this one.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> ended.</exception>
    public async Task<TResult> RunAsync(string key, Func<CancellationToken, TResult> work, TimeSpan patience, TResult tooBusy, CancellationToken ct)
    {
        var piece = Join(key, work, patience, tooBusy);
        try
        {
            return await piece.Task!.WaitAsync(ct);
        }
        finally
        {
            Leave(key, piece);
        }
    }

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();

    private Piece Join(string key, Func<CancellationToken, TResult> work, TimeSpan patience, TResult tooBusy)
    {
        lock (gate)
        {
            if (!pieces.TryGetValue(key, out var piece))
            {
                pieces[key] = piece = new Piece();
                using (ExecutionContext.SuppressFlow()) // it belongs to no request
                {
                    var token = piece.Stop.Token;
                    piece.Task = Task.Run(() => TakeTurnAsync(work, patience, tooBusy, token), CancellationToken.None);
                }
            }

            piece.Waiting++;
            return piece;
        }
    }

    private void Leave(string key, Piece piece)
    {
        lock (gate)
        {
            if (--piece.Waiting > 0) return;
            pieces.Remove(key);
        }

        piece.Stop.Cancel();
    }

    private async Task<TResult> TakeTurnAsync(Func<CancellationToken, TResult> work, TimeSpan patience, TResult tooBusy, CancellationToken ct)
    {
        if (!await turns.WaitAsync(patience, ct)) return tooBusy;
        try
        {
            return work(ct);
        }
        finally
        {
            turns.Release();
        }
    }

    private sealed class Piece
    {
        public int Waiting { get; set; }

        public Task<TResult>? Task { get; set; }

        public CancellationTokenSource Stop { get; } = new();
    }
}
