using WIJschool.Cms.Persistence.Beside;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Web.Persistence;

/// <summary>
/// The domain's change in the transaction that the infrastructure shares with Core. A handful are made at once; who comes then waits
/// without a thread or a connection, so that five hundred who answer together do not keep each other from either.
/// </summary>
internal sealed class JointChange(IJointTransaction<WijschoolDbContext> transaction, JointChanges changes) : IJointChange
{
    public bool IsOpen => transaction.IsOpen;

    public async Task<Result<T>> RunAsync<T>(Func<CancellationToken, Task<Result<T>>> change, CancellationToken ct)
    {
        if (IsOpen) return await transaction.RunAsync(change, result => result.IsOk, ct); // which refuses it
        using var place = await changes.EnterAsync(ct);
        return await transaction.RunAsync(change, result => result.IsOk, ct);
    }

    public void AfterCommit(Action action) => transaction.AfterCommit(action);
}

/// <summary>The places for joint changes of this process.</summary>
internal sealed class JointChanges : IDisposable
{
    private const int AtOnce = 16;

    private readonly SemaphoreSlim places = new(AtOnce);

    /// <returns>A place, which is free again when it is disposed.</returns>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await places.WaitAsync(ct);
        return new Place(places);
    }

    public void Dispose() => places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
