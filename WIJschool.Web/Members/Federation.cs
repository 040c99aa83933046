using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace WIJschool.Web.Members;

/// <summary>Signing in by a school federation with OpenID Connect: the code flow with PKCE, of which only who somebody is is kept.</summary>
internal static class Federation
{
    public const string Scheme = "WIJschool.Federation";

    private const string CallbackPath = "/inloggen/elders/terug";

    public static IServiceCollection AddFederation(this IServiceCollection services)
    {
        services.AddOptions<FederationOptions>().BindConfiguration("WIJschool:SignIn:Federation").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AuthenticationOptions>().Configure<IOptions<FederationOptions>>(AddScheme);
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IOptions<FederationOptions>>(Configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        return services.AddTransient<OpenIdConnectHandler>().AddScoped<FederationVisitor>();
    }

    // only where it is set: a scheme without settings would fail at every request
    private static void AddScheme(AuthenticationOptions schemes, IOptions<FederationOptions> federation)
    {
        if (federation.Value.IsOn) schemes.AddScheme<OpenIdConnectHandler>(Scheme, federation.Value.Name);
    }

    private static void Configure(OpenIdConnectOptions options, IOptions<FederationOptions> federation)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (federation.Value.Authority, federation.Value.ClientId, federation.Value.ClientSecret);
        options.RequireHttpsMetadata = federation.Value.RequireHttps;
        (options.SignInScheme, options.CallbackPath) = (IdentityConstants.ExternalScheme, CallbackPath);
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        (options.MapInboundClaims, options.GetClaimsFromUserInfoEndpoint, options.SaveTokens) = (false, true, false);
        options.Scope.Add("email");
        options.ClaimActions.MapUniqueJsonKey("email", "email");
        options.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest); // it comes back by a link, not by a form
        options.Events.OnRemoteFailure = SendBack;
    }

    // whoever called it off there, or took too long, begins again; what went wrong stands in the log of the handler
    private static Task SendBack(RemoteFailureContext context)
    {
        context.Response.Redirect($"{MemberAddresses.SignIn}?elders=mislukt");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
