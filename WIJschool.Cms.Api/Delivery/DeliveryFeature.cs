using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Cms.Api.Delivery.OpenApi;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>Umbraco's Content and Media Delivery API, version 2, over HTTP.</summary>
public static class DeliveryFeature
{
    private const string Base = "/umbraco/delivery/api";

    /// <summary>Adds it; call it after <c>AddCms</c>, whose stand-ins for a request it takes the place of.</summary>
    public static IServiceCollection AddDeliveryApi(this IServiceCollection services) => services
        .AddSingleton<IRequestPreviewService, RequestPreview>()
        .AddSingleton<IApiAccessService, ApiAccess>()
        .AddSingleton<IRequestCultureService, RequestCulture>()
        .AddSingleton<IRequestSegmentService, RequestSegment>()
        .AddSingleton<IRequestStartItemProvider, RequestStartItem>()
        .AddSingleton<IRequestStartItemProviderAccessor>(provider => (RequestStartItem)provider.GetRequiredService<IRequestStartItemProvider>())
        .AddSingleton<IRequestRoutingService, RequestRouting>()
        .AddSingleton<IRequestRedirectService, RequestRedirects>()
        .AddSingleton<IRequestMemberAccessService, MemberAccess>()
        .AddSingleton<IOutputExpansionStrategyAccessor, OutputExpansionAccessor>()
        .AddScoped<OutputExpansion>()
        .AddScoped<ContentAnswers>()
        .AddSingleton<DeliveryGate>()
        .AddSingleton<DeliveryCache>()
        .AddDeliveryOpenApi();

    /// <summary>What drops the kept answers. Call it before Core's collections are built.</summary>
    public static void AddDeliveryApiHandlers(this IUmbracoBuilder builder) => builder
        .AddNotificationHandler<DomainCacheRefresherNotification, DeliveryCacheHandlers>()
        .AddNotificationHandler<LanguageCacheRefresherNotification, DeliveryCacheHandlers>()
        .AddNotificationHandler<PublicAccessCacheRefresherNotification, DeliveryCacheHandlers>()
        .AddNotificationHandler<DataTypeCacheRefresherNotification, DeliveryCacheHandlers>()
        .AddNotificationHandler<ContentTypeCacheRefresherNotification, DeliveryCacheHandlers>()
        .AddNotificationHandler<ContentCacheRefresherNotification, DeliveryCacheHandlers>()
        .AddNotificationHandler<MediaCacheRefresherNotification, DeliveryCacheHandlers>();

    /// <summary>Answers from kept bytes where it can. It belongs at the front of the pipeline.</summary>
    public static void UseDeliveryCache(this IApplicationBuilder app) => app.UseMiddleware<DeliveryCacheMiddleware>();

    /// <summary>Maps the endpoints. What is no GET of them is not there, as in Umbraco.</summary>
    public static void MapDeliveryApi(this IEndpointRouteBuilder routes)
    {
        MapContent(routes);
        MapMedia(routes);
        routes.MapDeliveryOpenApi();

        // without these the site's own pages would answer
        routes.Map($"{Base}/v{{version:int}}/{{**rest}}", OtherVersion).AllowAnonymous().WithOrder(1);
        routes.Map($"{Base}/{{**rest}}", () => TypedResults.NotFound()).AllowAnonymous().WithOrder(2);
    }

    private static void MapContent(IEndpointRouteBuilder routes)
    {
        var content = routes.MapGroup($"{Base}/v2/content").AllowAnonymous().WithTags("Content").AddEndpointFilter<ContentGate>();
        content.MapGet("", ContentEndpoints.ListAsync).WithName("GetContent2.0")
            .Describe<DeliveryPage<IApiContentResponse>>(DeliveryParameters.ContentList, [400, 404]);
        content.MapGet("/item/{*path}", ContentEndpoints.ItemByPathAsync).WithName("GetContentItemByPath2.0")
            .Describe<IApiContentResponse>(DeliveryParameters.ContentItem, [401, 403, 404]);
        content.MapGet("/item/{id:guid}", ContentEndpoints.ItemByIdAsync).WithName("GetContentItemById2.0")
            .Describe<IApiContentResponse>(DeliveryParameters.ContentItem, [401, 403, 404]);
        content.MapGet("/items", ContentEndpoints.ItemsAsync).WithName("GetContentItems2.0")
            .Describe<IApiContentResponse[]>(DeliveryParameters.ContentItems, [401, 403]);
    }

    private static void MapMedia(IEndpointRouteBuilder routes)
    {
        var media = routes.MapGroup($"{Base}/v2/media").AllowAnonymous().WithTags("Media").AddEndpointFilter<MediaGate>();
        media.MapGet("", MediaEndpoints.List).WithName("GetMedia2.0")
            .Describe<DeliveryPage<IApiMediaWithCropsResponse>>(DeliveryParameters.MediaList, [400]);
        media.MapGet("/item/{*path}", MediaEndpoints.ItemByPath).WithName("GetMediaItemByPath2.0")
            .Describe<IApiMediaWithCropsResponse>(DeliveryParameters.MediaItem, [404]);
        media.MapGet("/item/{id:guid}", MediaEndpoints.ItemById).WithName("GetMediaItemById2.0")
            .Describe<IApiMediaWithCropsResponse>(DeliveryParameters.MediaItem, [404]);
        media.MapGet("/items", MediaEndpoints.Items).WithName("GetMediaItems2.0")
            .Describe<IApiMediaWithCropsResponse[]>(DeliveryParameters.MediaItems, []);
    }

    private static IResult OtherVersion(int version, HttpContext http)
    {
        if (version != 2) return TypedResults.BadRequest();
        if (!HttpMethods.IsHead(http.Request.Method)) return TypedResults.NotFound();

        // Umbraco looks a HEAD request's item up and finds none, but says already what the answer would vary by
        if (http.Request.Path.StartsWithSegments($"{Base}/v2/content")) ContentGate.Vary(http.Response);
        http.Response.Headers["api-supported-versions"] = "2.0";
        return TypedResults.NotFound();
    }

    private static RouteHandlerBuilder WithOrder(this RouteHandlerBuilder route, int order)
    {
        route.Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = order);
        return route;
    }
}
