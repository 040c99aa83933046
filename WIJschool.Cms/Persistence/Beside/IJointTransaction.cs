using Microsoft.EntityFrameworkCore;

namespace WIJschool.Cms.Persistence.Beside;

/// <summary>
/// One transaction over Core's services and a context beside them. It is made for the context of the same service scope: whatever
/// else of that scope uses the context takes part.
/// </summary>
/// <typeparam name="TContext">A context that was added by <see cref="BesideServices.AddContextBeside{TContext}"/>.</typeparam>
public interface IJointTransaction<TContext>
    where TContext : DbContext
{
    /// <summary>
    /// Runs work whose writes are committed together or not at all; handlers of Core's "…ed" notifications hear of it after the commit.
    /// It has SQLite's only write turn from its beginning, so it must be short: nobody is mailed or called in it.
    /// </summary>
    /// <param name="work">May use Core's services and the context, one after the other; the context's <c>SaveChanges</c> is the caller's.</param>
    /// <param name="succeeded">Whether what came out is to be committed.</param>
    /// <exception cref="InvalidOperationException">Another joint transaction or a scope of Core is open on this flow.</exception>
    Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, Func<T, bool> succeeded, CancellationToken ct);

    /// <summary>Whether its work is being done now, in this service scope.</summary>
    bool IsOpen { get; }

    /// <summary>Does something once what is open here has been committed, never after a rollback; at once when nothing is open. It must not fail.</summary>
    void AfterCommit(Action action);
}
