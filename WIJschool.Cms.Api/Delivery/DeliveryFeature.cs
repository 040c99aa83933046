using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

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
        .AddSingleton<DeliveryCache>();

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
        var content = routes.MapGroup($"{Base}/v2/content").AllowAnonymous().AddEndpointFilter<ContentGate>();
        content.MapGet("", ContentEndpoints.ListAsync).WithName("GetContent2.0").WithSummary("A list of content.");
        content.MapGet("/item/{id:guid}", ContentEndpoints.ItemByIdAsync).WithName("GetContentItemById2.0").WithSummary("One content item by its id.");
        content.MapGet("/item/{*path}", ContentEndpoints.ItemByPathAsync).WithName("GetContentItemByPath2.0").WithSummary("One content item by its path.");
        content.MapGet("/items", ContentEndpoints.ItemsAsync).WithName("GetContentItems2.0").WithSummary("Several content items by their ids.");

        var media = routes.MapGroup($"{Base}/v2/media").AllowAnonymous().AddEndpointFilter<MediaGate>();
        media.MapGet("", MediaEndpoints.List).WithName("GetMedia2.0").WithSummary("The children of a media folder.");
        media.MapGet("/item/{id:guid}", MediaEndpoints.ItemById).WithName("GetMediaItemById2.0").WithSummary("One media item by its id.");
        media.MapGet("/item/{*path}", MediaEndpoints.ItemByPath).WithName("GetMediaItemByPath2.0").WithSummary("One media item by its path.");
        media.MapGet("/items", MediaEndpoints.Items).WithName("GetMediaItems2.0").WithSummary("Several media items by their ids.");

        routes.MapGet(DeliveryOpenApi.Address, DeliveryOpenApi.Document).AllowAnonymous().ExcludeFromDescription();

        // without these the site's own pages would answer
        routes.Map($"{Base}/v{{version:int}}/{{**rest}}", OtherVersion).AllowAnonymous().WithOrder(1);
        routes.Map($"{Base}/{{**rest}}", () => TypedResults.NotFound()).AllowAnonymous().WithOrder(2);
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
