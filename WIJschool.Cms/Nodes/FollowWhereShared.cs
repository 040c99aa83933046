using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WIJschool.Cms.Persistence;

namespace WIJschool.Cms.Nodes;

/// <summary>Which database there is becomes known when the services are made, later than hosted services are registered.</summary>
internal sealed class FollowWhereShared(CmsDatabaseOptions options, IServiceProvider services) : IHostedService, IDisposable
{
    private readonly FollowOtherNodes? follower = options.IsPostgres ? ActivatorUtilities.CreateInstance<FollowOtherNodes>(services) : null;

    public Task StartAsync(CancellationToken cancellationToken) => follower?.StartAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => follower?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose() => follower?.Dispose();
}
