using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;

namespace WIJschool.Cms.Api.Management.Access;

/// <summary>
/// Who counts as signed in to the back office. An endpoint of the Management API asks for it with
/// <c>RequireAuthorization(BackOfficeAccess.SignedIn)</c>; the request's user then carries Umbraco's claims, and Core's
/// <c>IBackOfficeSecurityAccessor</c> names that user.
/// </summary>
public static class BackOfficeAccess
{
    /// <summary>The policy: an access token of a user who may still sign in. Without one the answer is 401.</summary>
    public const string SignedIn = "BackOfficeAccess";

    /// <summary>The scheme of the access token, which every call of the Management API brings.</summary>
    public const string TokenScheme = "UmbracoBackOfficeToken";

    /// <summary>The scheme of the sign-in cookie. It only leads to tokens: no operation but the authorization itself accepts it.</summary>
    public const string CookieScheme = Constants.Security.BackOfficeAuthenticationType;

    /// <summary>Where the Management API begins.</summary>
    public const string Base = "/umbraco/management/api/v1";

    /// <summary>Adds the policy. The schemes come with the sign-in feature.</summary>
    public static IServiceCollection AddBackOfficeAccess(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(SignedIn, policy => policy.AddAuthenticationSchemes(TokenScheme).RequireAuthenticatedUser());
        return services;
    }
}
