using WIJschool.Cms.Jobs;
using WIJschool.Core.Mailing;

namespace WIJschool.Web.Mailing;

/// <summary>
/// Has this node send what waits for its next attempt, and what a node left that is gone. It waits for nothing: a mail server that does
/// not answer must not hold up the jobs that come after it.
/// </summary>
internal sealed class SendWaitingMail(MailWakeUp wakeUp) : IScheduledJob
{
    public string Name => "WIJschool.SendWaitingMail";

    public TimeSpan Period => TimeSpan.FromSeconds(30);

    public Task RunAsync(CancellationToken ct)
    {
        wakeUp.Set();
        return Task.CompletedTask;
    }
}

/// <summary>Deletes mail that was settled long ago.</summary>
internal sealed class ForgetSettledMail(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "WIJschool.ForgetSettledMail";

    public TimeSpan Period => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForgetOldMail>().ExecuteAsync(ct);
    }
}
