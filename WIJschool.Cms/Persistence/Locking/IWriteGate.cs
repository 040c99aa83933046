namespace WIJschool.Cms.Persistence.Locking;

/// <summary>Where writers of this process wait for each other before they ask the database.</summary>
internal interface IWriteGate
{
    /// <summary>Waits for the turn; dispose what is returned to let the next one in.</summary>
    /// <exception cref="WriteTurnTimeoutException">The turn did not come in time.</exception>
    IDisposable Enter();
}

/// <summary>SQLite has one writer: waiting in line here is fair, where SQLite's own busy loop lets the unlucky starve.</summary>
internal sealed class SqliteWriteGate(TimeSpan timeout) : IWriteGate, IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public IDisposable Enter() => turn.Wait(timeout) ? new Pass(turn) : throw new WriteTurnTimeoutException(timeout);

    public void Dispose() => turn.Dispose();

    private sealed class Pass(SemaphoreSlim turn) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0) turn.Release();
        }
    }
}

/// <summary>PostgreSQL lets writers of different rows work side by side; Core's locks order those that must not.</summary>
internal sealed class OpenGate : IWriteGate
{
    public IDisposable Enter() => Nothing.Instance;

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
