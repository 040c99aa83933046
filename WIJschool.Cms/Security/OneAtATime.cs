namespace WIJschool.Cms.Security;

/// <summary>Attempts of one account one after the other: many at once must not get past the count of failures.</summary>
public sealed class OneAtATime : IDisposable
{
    private const int Turns = 64;

    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Runs an attempt when no other of the same account runs.</summary>
    /// <param name="name">As it was typed, or as it is: case makes no difference.</param>
    /// <param name="attempt">Reads the account, and counts when it fails.</param>
    public async Task<T> InTurnAsync<T>(string name, Func<Task<T>> attempt, CancellationToken ct)
    {
        var turn = turns[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(name) % Turns];
        await turn.WaitAsync(ct);
        try
        {
            return await attempt();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => Array.ForEach(turns, turn => turn.Dispose());
}
