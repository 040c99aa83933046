using WIJschool.Cms.Persistence.Beside;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Web.Persistence;

/// <summary>The domain's change in the transaction that the infrastructure shares with Core.</summary>
internal sealed class JointChange(IJointTransaction<WijschoolDbContext> transaction) : IJointChange
{
    public bool IsOpen => transaction.IsOpen;

    public Task<Result<T>> RunAsync<T>(Func<CancellationToken, Task<Result<T>>> change, CancellationToken ct) =>
        transaction.RunAsync(change, result => result.IsOk, ct);

    public void AfterCommit(Action action) => transaction.AfterCommit(action);
}
