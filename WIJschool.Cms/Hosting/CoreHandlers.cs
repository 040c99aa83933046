using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Handlers;
using Umbraco.Cms.Core.Services.Navigation;

namespace WIJschool.Cms.Hosting;

/// <summary>
/// Handlers that Core ships and leaves to its host to register: those that tell the caches of every change, load the
/// navigation, write the audit trail and warn editors.
/// </summary>
internal static class CoreHandlers
{
    private static readonly Type[] Others =
    [
        typeof(NavigationInitializationNotificationHandler),
        typeof(PublishStatusInitializationNotificationHandler),
        typeof(AuditNotificationsHandler),
        typeof(UserNotificationsHandler),
        typeof(RelateOnCopyNotificationHandler),
        typeof(AddDomainWarningsWhenPublishingNotificationHandler),
        typeof(AddUnroutableContentWarningsWhenPublishingNotificationHandler),
        typeof(WarnDocumentTypeElementSwitchNotificationHandler),
    ];

    public static IServiceCollection AddCoreHandlers(this IServiceCollection services)
    {
        var ofCaches = typeof(ContentTreeChangeDistributedCacheNotificationHandler).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true } && type.Name.EndsWith("DistributedCacheNotificationHandler", StringComparison.Ordinal));
        foreach (var handler in ofCaches.Concat(Others)) services.AddHandler(handler);
        services.AddTransient<UserNotificationsHandler.Notifier>();
        return services;
    }

    /// <summary>Registers a handler for each notification it handles: once, by its asynchronous face where it has both.</summary>
    private static void AddHandler(this IServiceCollection services, Type handler)
    {
        var faces = handler.GetInterfaces().Where(face => face.IsGenericType).ToList();
        var awaited = faces.Where(face => face.GetGenericTypeDefinition() == typeof(INotificationAsyncHandler<>)).ToList();
        var handledThere = awaited.Select(face => face.GenericTypeArguments[0]).ToHashSet();
        var direct = faces.Where(face => face.GetGenericTypeDefinition() == typeof(INotificationHandler<>)
            && !handledThere.Contains(face.GenericTypeArguments[0]));
        foreach (var face in awaited.Concat(direct)) services.AddTransient(face, handler);
    }
}
