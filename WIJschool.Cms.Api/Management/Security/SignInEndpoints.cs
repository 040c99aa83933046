using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Configuration;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Security;

/// <summary>What somebody types to sign in.</summary>
internal sealed record SignInRequest(string? Username, string? Password);

/// <summary>The user has a second step to take.</summary>
internal sealed record TwoFactorRequired(string? TwoFactorLoginView, IReadOnlyList<string> EnabledTwoFactorProviderNames);

/// <summary>What a password must have.</summary>
internal sealed record PasswordConfigurationResponse(
    int MinimumPasswordLength, bool RequireNonLetterOrDigit, bool RequireDigit, bool RequireLowercase, bool RequireUppercase)
{
    public static PasswordConfigurationResponse From(IPasswordConfiguration rules) =>
        new(rules.RequiredLength, rules.RequireNonLetterOrDigit, rules.RequireDigit, rules.RequireLowercase, rules.RequireUppercase);
}

internal sealed record SecurityConfigurationResponse(PasswordConfigurationResponse PasswordConfiguration);

/// <summary>Signing in, as Umbraco's own sign-in page calls it.</summary>
internal static class SignInEndpoints
{
    public static async Task<Results<Ok, JsonHttpResult<TwoFactorRequired>, JsonHttpResult<ProblemDetails>>> SignInAsync(
        SignInRequest request, HttpContext http, BackOfficeSignIn signIn, CancellationToken ct)
    {
        if (request is not { Username: { Length: > 0 } name, Password: { Length: > 0 } password })
            return Refused(StatusCodes.Status400BadRequest, "Invalid credentials", "A user name and a password are needed.");

        var outcome = await signIn.WithPasswordAsync(name, password, ct);
        if (outcome.Principal is { } user)
        {
            await http.SignInBackOfficeAsync(user);
            return TypedResults.Ok();
        }
        return outcome.Status switch
        {
            SignInStatus.TwoFactorRequired => TypedResults.Json(
                new TwoFactorRequired(TwoFactorLoginView: null, outcome.TwoFactorProviders), statusCode: StatusCodes.Status402PaymentRequired),
            SignInStatus.LockedOut => Refused(StatusCodes.Status403Forbidden, "User is locked",
                "The user is locked, and need to be unlocked before more login attempts can be executed."),
            SignInStatus.NotAllowed => Refused(StatusCodes.Status403Forbidden, "User is not allowed", "The operation is not allowed on the user"),
            _ => Refused(StatusCodes.Status401Unauthorized, "Invalid credentials",
                "The provided credentials are invalid. User has not been signed in."),
        };
    }

    public static Ok<SecurityConfigurationResponse> Configuration(IUserPasswordConfiguration rules) =>
        TypedResults.Ok(new SecurityConfigurationResponse(PasswordConfigurationResponse.From(rules)));

    private static JsonHttpResult<ProblemDetails> Refused(int status, string title, string detail) =>
        TypedResults.Json(new ProblemDetails { Type = "Error", Title = title, Status = status, Detail = detail }, statusCode: status);
}

/// <summary>The cookie of the back office, for whatever lets people in.</summary>
public static class BackOfficeCookie
{
    /// <summary>Writes it. It outlives the browser, but not the time-out of <c>Umbraco:CMS:Global:TimeOut</c>.</summary>
    public static Task SignInBackOfficeAsync(this HttpContext http, System.Security.Claims.ClaimsPrincipal user) =>
        http.SignInAsync(BackOfficeAccess.CookieScheme, user, new AuthenticationProperties { IsPersistent = true });
}
