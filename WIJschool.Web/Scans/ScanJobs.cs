using WIJschool.Cms.Jobs;
using WIJschool.Core.Scans.Rounds;

namespace WIJschool.Web.Scans;

/// <summary>
/// Does what days bring: closes rounds whose last day is over, reminds before one closes, makes the benchmarks of a term that ended, and
/// deletes what schools that left had. Each does nothing where it was done before, so it may be run at any time.
/// </summary>
internal sealed class KeepScanDays(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "WIJschool.KeepScanDays";

    public TimeSpan Period => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<ForgetClosedSchools>().ExecuteAsync(ct);
        await services.GetRequiredService<CloseRound>().ExecuteDueAsync(ct);
        await services.GetRequiredService<RemindRespondents>().ExecuteDueAsync(ct);
        await services.GetRequiredService<MakeBenchmarks>().ExecuteAsync(ct);
    }
}
