using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Web.Tests.Schools;

/// <summary>A change in a process that stops when everything is written and nothing is committed.</summary>
internal sealed class StoppingChange(IJointChange real) : IJointChange
{
    public bool IsOpen => real.IsOpen;

    public void AfterCommit(Action action) => real.AfterCommit(action);

    public Task<Result<T>> RunAsync<T>(Func<CancellationToken, Task<Result<T>>> change, CancellationToken ct) => real.RunAsync<T>(
        async inner => throw new IOException($"The process stopped after {(await change(inner)).Expect()}."), ct);
}
