using WIJschool.Cms.Routing;

namespace WIJschool.Cms.Jobs;

/// <summary>Makes the redirects that a node which is no longer there did not get to.</summary>
internal sealed class FinishRedirects(UnfinishedRedirects redirects) : IScheduledJob
{
    // a node that is alive needs no more than this to come to them itself
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public string Name => "UnfinishedRedirects";

    public TimeSpan Period => TimeSpan.FromMinutes(1);

    public Task RunAsync(CancellationToken ct)
    {
        redirects.FinishOlderThan(Patience);
        return Task.CompletedTask;
    }
}
