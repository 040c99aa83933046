using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Implement;
using Umbraco.Cms.Core.Sync;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Nodes;

/// <summary>One process, or several that share a PostgreSQL database and are each as good as the other.</summary>
internal static class NodeServices
{
    public static void AddNodeHandlers(this IUmbracoBuilder builder) => builder
        .AddNotificationHandler<WebhookSavedNotification, TellOfUncachedChanges>()
        .AddNotificationHandler<WebhookDeletedNotification, TellOfUncachedChanges>()
        .AddNotificationHandler<AssignedUserGroupPermissionsNotification, TellOfUncachedChanges>();

    public static IServiceCollection AddNodes(this IServiceCollection services)
    {
        services.AddSingleton<CacheDelivery>();
        services.AddSingleton<DatabaseNodes>();
        services.AddSingleton<NoOtherNodes>();
        services.AddSingleton<IOtherNodes>(provider => IsShared(provider)
            ? provider.GetRequiredService<DatabaseNodes>() : provider.GetRequiredService<NoOtherNodes>());
        services.AddSingleton<ISyncBootStateAccessor>(provider => IsShared(provider)
            ? provider.GetRequiredService<DatabaseNodes>() : new NonRuntimeLevelBootStateAccessor());
        services.AddSingleton<CacheMessenger>();
        services.AddSingleton<IServerMessenger>(provider => provider.GetRequiredService<CacheMessenger>());
        services.AddSingleton<ICommitListener, ToldWithCommit>();
        services.AddSingleton<IServerRegistrationService, ServerRegistrationService>();
        // every node is a whole one: editors work on any of them, and scheduled work goes by the database's own lock
        services.AddSingleton<IServerRoleAccessor, SingleServerRoleAccessor>();
        services.AddHostedService<FollowWhereShared>();
        return services;
    }

    private static bool IsShared(IServiceProvider provider) => provider.GetRequiredService<CmsDatabaseOptions>().IsPostgres;
}
