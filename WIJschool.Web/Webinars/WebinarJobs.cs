using WIJschool.Cms.Jobs;
using WIJschool.Core.Webinars;

namespace WIJschool.Web.Webinars;

/// <summary>Reminds of webinars that come, and asks about those that were.</summary>
internal sealed class TellOfWebinars(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "WIJschool.TellOfWebinars";

    public TimeSpan Period => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<RemindOfWebinars>().ExecuteAsync(ct);
        await using (var scope = scopes.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<AskForEvaluations>().ExecuteAsync(ct);
    }
}

/// <summary>Forgets who signed up for webinars of long ago.</summary>
internal sealed class ForgetSignUps(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "WIJschool.ForgetSignUps";

    public TimeSpan Period => TimeSpan.FromHours(24);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForgetOldSignUps>().ExecuteAsync(ct);
    }
}
