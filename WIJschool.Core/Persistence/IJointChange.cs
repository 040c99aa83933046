using WIJschool.Core.Results;

namespace WIJschool.Core.Persistence;

/// <summary>
/// One transaction over Core's services and <see cref="WijschoolDbContext"/>. It is the only way in which the domain opens a
/// transaction. Use the context of the same service scope: it takes part by itself.
/// </summary>
public interface IJointChange
{
    /// <summary>
    /// Runs a change that is committed whole when its result is good, and leaves nothing behind when it is an error or throws.
    /// Core's handlers of "…ed" notifications hear of it after the commit. It holds SQLite's only write turn: keep it short.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another one is open on this flow, or a scope of Core.</exception>
    Task<Result<T>> RunAsync<T>(Func<CancellationToken, Task<Result<T>>> change, CancellationToken ct);

    /// <summary>Whether a change is being made now, in this service scope.</summary>
    bool IsOpen { get; }

    /// <summary>Does something once what is open has been committed, never after a rollback; at once when nothing is open. It must not fail.</summary>
    void AfterCommit(Action action);
}
