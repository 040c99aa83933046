using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.DeliveryApi.Accessors;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Cms.DeliveryApi.Querying;

namespace WIJschool.Cms.DeliveryApi;

/// <summary>The half of the Delivery API that knows nothing of HTTP: what builds its answers and selects its lists.</summary>
public static class DeliveryServices
{
    /// <summary>Before Core's collections are built. Selectors, filters and sorts are found by their type.</summary>
    public static void AddDelivery(this IUmbracoBuilder builder) =>
        builder.Services.AddSingleton<INotificationHandler<PublicAccessCacheRefresherNotification>>(provider => provider.GetRequiredService<ProtectedPages>());

    /// <summary>After it. Outside a request nothing is previewed or expanded; the HTTP half puts its own in the place of those four.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<MediaWithCropsBuilder>()
        .AddSingleton<RichTextTargets>()
        .AddSingleton<DeliveredCulture>()
        .AddSingleton<IApiRichTextMarkupParser, RichTextMarkupParser>()
        .AddSingleton<IApiRichTextElementParser, RichTextElementParser>()
        .AddSingleton<IApiContentBuilder, ApiContentBuilder>()
        .AddSingleton<IApiContentResponseBuilder, ApiContentResponseBuilder>()
        .AddSingleton<IApiMediaBuilder, ApiMediaBuilder>()
        .AddSingleton<IApiElementBuilder, ApiElementBuilder>()
        .AddSingleton<IApiContentNameProvider, ApiContentNameProvider>()
        .AddSingleton<IApiContentPathProvider, ApiContentPathProvider>()
        .AddSingleton<IApiContentPathResolver, ApiContentPathResolver>()
        .AddSingleton<IApiContentRouteBuilder, ApiContentRouteBuilder>()
        .AddSingleton<IApiMediaUrlProvider, ApiMediaUrlProvider>()
        .AddSingleton<IApiPropertyRenderer, ApiPropertyRenderer>()
        .AddSingleton<IApiPublishedContentCache, ApiPublishedContentCache>()
        .AddSingleton<IApiDocumentUrlService, ApiDocumentUrlService>()
        .AddSingleton<ProtectedPages>()
        .AddSingleton<SelectedPage>()
        .AddSingleton<DeliveryIndexes>()
        .AddSingleton<IApiContentQueryProvider, DeliveryQueryProvider>()
        .AddSingleton<IApiContentQueryService, DeliveryQueries>()
        .AddSingleton<IApiMediaQueryService, DeliveryMediaQueries>()
        .AddSingleton<IRequestPreviewService, NoopRequestPreviewService>()
        .AddSingleton<IRequestRoutingService, NoopRequestRoutingService>()
        .AddSingleton<IRequestStartItemProviderAccessor, NoopRequestStartItemProviderAccessor>()
        .AddSingleton<IOutputExpansionStrategyAccessor, NoopOutputExpansionStrategyAccessor>();
}
