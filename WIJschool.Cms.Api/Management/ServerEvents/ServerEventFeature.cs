using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.ServerEvents;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.ServerEvents;

namespace WIJschool.Cms.Api.Management.ServerEvents;

/// <summary>Keeps the windows of editors in step: what one of them changes the others hear of, on every node.</summary>
public static class ServerEventFeature
{
    /// <summary>Where the back office listens.</summary>
    public const string Path = "/umbraco/serverEventHub";

    /// <summary>Lets web sockets be seen as such before anybody asks who calls. Call it before authentication.</summary>
    public static void UseServerEvents(this IApplicationBuilder app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase), hub => hub.Use(RefuseOthersAsync).UseWebSockets());

    internal static IServiceCollection AddServerEvents(this IServiceCollection services)
    {
        services.AddSignalR();
        return services
            .AddSingleton<OpenWindows>()
            .AddSingleton<IUserConnectionManager>(provider => provider.GetRequiredService<OpenWindows>())
            .AddSingleton<IEventSourceAuthorizer, SectionEventSources>()
            .AddSingleton<IServerEventAuthorizationService, EventSourceRights>()
            .AddSingleton<IServerEventUserManager, EventSourceUsers>()
            .AddSingleton<IServerEventAccessFilter, DocumentStartNodes>()
            .AddSingleton<IServerEventAccessFilter, MediaStartNodes>()
            .AddSingleton<IServerEventRouter, ServerEventRouter>()
            .AddSingleton<SessionWatch>().AddHostedService(provider => provider.GetRequiredService<SessionWatch>())
            .AddSingleton<WindowEventRelay>().AddHostedService(provider => provider.GetRequiredService<WindowEventRelay>())
            .AddSingleton<INotificationHandler<WindowEventNotification>>(provider => provider.GetRequiredService<WindowEventRelay>()); // a transient one would be disposed after each event
    }

    internal static void MapServerEvents(this IEndpointRouteBuilder routes) =>
        routes.MapHub<ServerEventHub>(Path).RequireAuthorization(BackOfficeAccess.SignedIn);

    /// <summary>Browsers open web sockets to any site with its cookies; they do say from which page.</summary>
    private static Task RefuseOthersAsync(HttpContext http, RequestDelegate next)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == Normal(http.Request))) return next(http);

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // without the port that the scheme has anyway, as an origin is written
    private static string Normal(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) ? own.Authority : "";
}
