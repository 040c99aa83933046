using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Security.Graphics;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Security;

/// <summary>Signing in to the back office, and the authorization-code flow by which its client gets tokens.</summary>
public static class BackOfficeSecurityFeature
{
    /// <summary>Where people sign in.</summary>
    public const string SignInPath = "/umbraco/login";

    private const string Base = $"{BackOfficeAccess.Base}/security";

    /// <summary>Adds the schemes of <see cref="BackOfficeAccess"/> and what the endpoints need.</summary>
    public static IServiceCollection AddBackOfficeSecurity(this IServiceCollection services)
    {
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, BackOfficeTokenHandler>(BackOfficeAccess.TokenScheme, displayName: null, configureOptions: null)
            .AddCookie(BackOfficeAccess.CookieScheme);
        services.AddOptions<CookieAuthenticationOptions>(BackOfficeAccess.CookieScheme)
            .Configure<IOptions<SecuritySettings>, IOptions<GlobalSettings>>(Configure);
        return services.AddBackOfficeAccess().AddAuthenticatorApp().AddSingleton<BackOfficeAddresses>().AddSingleton<ApiClientEndpoints>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapBackOfficeSecurity(this IEndpointRouteBuilder routes)
    {
        var flow = routes.MapGroup($"{Base}/back-office").AllowAnonymous().WithTags("Security").AddEndpointFilter(NeverKeptAsync).WithMetadata(Operation.Marker);
        flow.MapPost("/login", SignInEndpoints.SignInAsync).AddEndpointFilter<AttemptLimit>().WithSummary("Signs a user in by name and password.");
        flow.MapPost("/verify-2fa", SignInEndpoints.VerifyAsync).AddEndpointFilter<AttemptLimit>().WithSummary("Takes the second step of a sign-in.");
        flow.MapGet("/authorize", AuthorizationEndpoints.AuthorizeAsync).WithSummary("Gives the client of the back office a code for whoever is signed in.");
        flow.MapPost("/token", AuthorizationEndpoints.TokenAsync).WithSummary("Gives tokens for a code, a refresh token, or a program's own id and secret.");
        flow.MapPost("/revoke", AuthorizationEndpoints.RevokeAsync).WithSummary("Takes a token back, and its session with it.");
        flow.MapGet("/signout", AuthorizationEndpoints.SignOutAsync).WithSummary("Signs out.");
        flow.MapGraphics();
    }

    private static ValueTask<object?> NeverKeptAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.Pragma = "no-cache";
        headers["api-supported-versions"] = "1.0";
        return next(context);
    }

    private static void Configure(CookieAuthenticationOptions cookie, IOptions<SecuritySettings> security, IOptions<GlobalSettings> settings)
    {
        cookie.Cookie.Name = security.Value.AuthCookieName;
        cookie.Cookie.Domain = security.Value.AuthCookieDomain;
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.IsEssential = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax; // a link in a mail leads to the back office
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = settings.Value.TimeOut;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = SignInPath;
        cookie.Events.OnValidatePrincipal = CheckAsync;
    }

    /// <summary>A cookie is only as good as its session: the user is read anew, and whoever is shut out is nobody.</summary>
    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<BackOfficeSessions>();
        if (await sessions.FindAsync(context.Principal!) is { } user) context.ReplacePrincipal(user);
        else context.RejectPrincipal();
    }
}
