using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Handlers;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services.Navigation;
using WIJschool.Cms.Persistence.Scoping;

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

    public static void AddCoreHandlers(this IUmbracoBuilder builder)
    {
        builder.AddNotificationHandler<ContentTreeChangeNotification, ManyAtOnce>().AddNotificationHandler<MediaTreeChangeNotification, ManyAtOnce>(); // before those that read
        // Core registers itself those that it does not name so: they keep URLs
        var ofCaches = builder.TypeLoader.TypeFinder.FindClassesOfType(typeof(IDistributedCacheNotificationHandler), [typeof(Constants).Assembly])
            .Where(type => type.Name.EndsWith("DistributedCacheNotificationHandler", StringComparison.Ordinal));
        foreach (var handler in ofCaches.Concat(Others)) builder.Services.AddHandler(handler);
        builder.Services.AddTransient<UserNotificationsHandler.Notifier>();
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
