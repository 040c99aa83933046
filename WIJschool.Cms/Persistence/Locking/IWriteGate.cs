namespace WIJschool.Cms.Persistence.Locking;

/// <summary>Where writers of this process wait for each other before they ask the database.</summary>
internal interface IWriteGate
{
    /// <summary>Waits for the turn; dispose what is returned to let the next one in.</summary>
    /// <exception cref="WriteTurnTimeoutException">The turn did not come in time.</exception>
    IDisposable Enter();

    /// <summary>Waits for the turn without holding a thread.</summary>
    /// <inheritdoc cref="Enter"/>
    ValueTask<IDisposable> EnterAsync(CancellationToken ct);
}

/// <summary>
/// SQLite has one writer: waiting in line here is fair, where SQLite's own busy loop lets the unlucky starve. One line for those
/// who hold a thread and those who do not, as a semaphore would always let the first go before the second.
/// </summary>
internal sealed class SqliteWriteGate(TimeSpan timeout) : IWriteGate
{
    private readonly Lock door = new();
    private readonly Queue<TaskCompletionSource> line = [];
    private bool taken;

    public IDisposable Enter()
    {
        if (Join() is { } place && !place.Task.Wait(timeout) && place.TrySetCanceled()) throw new WriteTurnTimeoutException(timeout);
        return new Pass(this);
    }

    public async ValueTask<IDisposable> EnterAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (Join() is not { } place) return new Pass(this);
        try
        {
            await place.Task.WaitAsync(timeout, ct);
        }
        catch (Exception given) when (given is TimeoutException or OperationCanceledException)
        {
            if (place.TrySetCanceled(CancellationToken.None)) throw given is TimeoutException ? new WriteTurnTimeoutException(timeout) : new OperationCanceledException(ct);
            if (!ct.IsCancellationRequested) return new Pass(this); // the turn came after all
            Next();
            throw;
        }
        return new Pass(this);
    }

    /// <returns>A place in the line, or null when the turn is there at once.</returns>
    private TaskCompletionSource? Join()
    {
        lock (door)
        {
            if (!taken)
            {
                taken = true;
                return null;
            }
            var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            line.Enqueue(place);
            return place;
        }
    }

    private void Next()
    {
        lock (door)
        {
            while (line.TryDequeue(out var place))
            {
                if (place.TrySetResult()) return; // whoever gave up is passed over
            }
            taken = false;
        }
    }

    private sealed class Pass(SqliteWriteGate gate) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0) gate.Next();
        }
    }
}

/// <summary>PostgreSQL lets writers of different rows work side by side; Core's locks order those that must not.</summary>
internal sealed class OpenGate : IWriteGate
{
    public IDisposable Enter() => Nothing.Instance;

    public ValueTask<IDisposable> EnterAsync(CancellationToken ct) => new(Nothing.Instance);

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
