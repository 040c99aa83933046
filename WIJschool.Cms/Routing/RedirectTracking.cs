using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Routing;

namespace WIJschool.Cms.Routing;

/// <summary>Addresses that are remembered, redirects that follow from renaming and moving pages, and addresses that a crash left out.</summary>
internal static class RedirectTracking
{
    public static IUmbracoBuilder AddRedirectTracking(this IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<IRedirectTracker, RedirectTracker>();
        builder.Services.AddSingleton<UnfinishedRedirects>();
        builder.Services.AddSingleton<RedirectSwitch>()
            .AddSingleton<IPostConfigureOptions<WebRoutingSettings>>(provider => provider.GetRequiredService<RedirectSwitch>())
            .AddSingleton<IOptionsChangeTokenSource<WebRoutingSettings>>(provider => provider.GetRequiredService<RedirectSwitch>());
        return builder
            .AddNotificationHandler<UmbracoApplicationStartedNotification, LoadRedirectSwitch>()
            .AddNotificationAsyncHandler<UmbracoApplicationStartedNotification, MissingAddresses>()
            .AddNotificationHandler<ContentPublishingNotification, RedirectTrackingHandler>()
            .AddNotificationHandler<ContentPublishedNotification, RedirectTrackingHandler>()
            .AddNotificationHandler<ContentMovingNotification, RedirectTrackingHandler>()
            .AddNotificationHandler<ContentMovedNotification, RedirectTrackingHandler>();
    }

    /// <summary>Takes the place of Core's provider of addresses, which stays behind it.</summary>
    public static IServiceCollection AddRememberedUrls(this IServiceCollection services) => services
        .AddSingleton<AskedHost>()
        .AddSingleton<UrlProvider>()
        .AddSingleton<IPublishedUrlProvider, RememberedUrls>();
}
