using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Tests.LongRunningOperations;

[Collection(OnSqlite.Name)]
public sealed class LongRunningOperationTestsOnSqlite(SqliteCms site) : LongRunningOperationTests(site);

[Collection(OnPostgres.Name)]
public sealed class LongRunningOperationTestsOnPostgres(PostgresCms site) : LongRunningOperationTests(site);

public abstract class LongRunningOperationTests(CmsFixture site)
{
    private ILongRunningOperationService Operations => site.Get<ILongRunningOperationService>();

    [Fact]
    public async Task What_an_operation_found_can_be_asked_for_when_it_is_done()
    {
        var started = await Operations.RunAsync($"tellen-{Guid.NewGuid():N}", _ => Task.FromResult(42), runInBackground: false);

        Assert.Equal(LongRunningOperationStatus.Success, await Operations.GetStatusAsync(started.Result));
        Assert.Equal(42, (await Operations.GetResultAsync<int>(started.Result)).Result);
    }

    [Fact]
    public async Task An_operation_that_fails_is_never_called_a_success()
    {
        var type = $"mislukt-{Guid.NewGuid():N}";

        await Assert.ThrowsAnyAsync<Exception>(() =>
            Operations.RunAsync(type, _ => Task.FromException(new InvalidOperationException("stuk")), runInBackground: false));

        var succeeded = await Operations.GetByTypeAsync(type, 0, 10, [LongRunningOperationStatus.Success]);
        Assert.Equal(0, succeeded.Total);
    }

    [Fact]
    public async Task The_same_operation_does_not_run_twice_at_once()
    {
        var type = $"eenmalig-{Guid.NewGuid():N}";
        var gate = new TaskCompletionSource();
        var first = await Operations.RunAsync(type, _ => gate.Task);

        var second = await Operations.RunAsync(type, _ => Task.CompletedTask);
        gate.SetResult();

        Assert.True(first.Success);
        Assert.Equal(LongRunningOperationEnqueueStatus.AlreadyRunning, second.Status);
    }

    [Fact]
    public async Task An_operation_whose_process_died_counts_as_stale_when_its_time_is_up()
    {
        var (type, id) = ($"verlaten-{Guid.NewGuid():N}", Guid.NewGuid());
        using var scope = site.Get<ICoreScopeProvider>().CreateCoreScope();
        var operations = site.Get<ILongRunningOperationRepository>();
        var operation = new LongRunningOperation { Id = id, Type = type, Status = LongRunningOperationStatus.Running };
        await operations.CreateAsync(operation, DateTimeOffset.UtcNow.AddMinutes(-1));

        var running = await operations.GetByTypeAsync(type, [LongRunningOperationStatus.Running], 0, 10);
        var stale = await operations.GetByTypeAsync(type, [LongRunningOperationStatus.Stale], 0, 10);

        Assert.Equal((0, 1), (running.Total, stale.Total));
        Assert.Equal(LongRunningOperationStatus.Stale, await operations.GetStatusAsync(id));
        scope.Complete();
    }
}
