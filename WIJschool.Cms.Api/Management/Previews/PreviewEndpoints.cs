using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Previews;

/// <summary>Previewing: a cookie by which pages of the site show drafts to one user, and the connection that tells of what is saved meanwhile.</summary>
public static class PreviewEndpoints
{
    private const string HubAddress = "/umbraco/PreviewHub";
    private const string Previewing = "Previewing";

    /// <summary>Tells open previews what was saved.</summary>
    public static IUmbracoBuilder AddPreviewHandlers(this IUmbracoBuilder builder) =>
        builder.AddNotificationAsyncHandler<ContentCacheRefresherNotification, PreviewRefresh>();

    /// <summary>Maps the connection of previews, which is for whoever has the cookie of one: it lives outside the API, without its token.</summary>
    public static void MapPreviewHub(this IEndpointRouteBuilder routes) => routes.MapHub<PreviewHub>(HubAddress).RequireAuthorization(Previewing);

    internal static IServiceCollection AddPreviews(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddAuthorizationBuilder().AddPolicy(Previewing, policy => policy
            .AddAuthenticationSchemes(BackOfficeAccess.TokenScheme) // it answers whoever is refused
            .RequireAssertion(async context => context.Resource is HttpContext http
                && (await http.RequestServices.GetRequiredService<IPreviewService>().TryGetPreviewClaimsIdentityAsync()).Success));
        return services;
    }

    internal static void MapPreviews(this IEndpointRouteBuilder routes)
    {
        var preview = routes.MapGroup("/preview").WithTags("Preview");
        preview.MapPost("", EnterAsync);
        preview.MapDelete("", EndAsync).AllowAnonymous(); // the preview may outlast the session in which it was begun
    }

    private static async Task<Results<Ok, StatusCodeHttpResult>> EnterAsync(IPreviewService previews, IBackOfficeSecurityAccessor security) =>
        await previews.TryEnterPreviewAsync(security.User()) ? TypedResults.Ok() : TypedResults.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<Ok> EndAsync(IPreviewService previews)
    {
        await previews.EndPreviewAsync();
        return TypedResults.Ok();
    }
}
