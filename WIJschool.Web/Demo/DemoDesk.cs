using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Web.Demo;

/// <summary>Does what people do, by the use cases that their pages call, now or some days ago. A refusal is a mistake in the demonstration, and throws.</summary>
internal sealed class DemoDesk(IServiceScopeFactory scopes, TimeProvider clock)
{
    public DateOnly Day(int daysAgo) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-daysAgo);

    public async Task<T> DoAsync<TUseCase, T>(Func<TUseCase, Task<Result<T>>> work)
        where TUseCase : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await work(scope.ServiceProvider.GetRequiredService<TUseCase>())).Expect();
    }

    /// <summary>With a use case whose clock says that it is so many days ago.</summary>
    public async Task<T> DoAsync<TUseCase, T>(int daysAgo, Func<TUseCase, Task<Result<T>>> work)
        where TUseCase : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        var past = ActivatorUtilities.CreateInstance<TUseCase>(scope.ServiceProvider, new PastClock(clock, TimeSpan.FromDays(daysAgo)));
        return (await work(past)).Expect();
    }

    public async Task<T> ReadAsync<T>(Func<WijschoolDbContext, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<WijschoolDbContext>());
    }

    private sealed class PastClock(TimeProvider clock, TimeSpan ago) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - ago;
    }
}
