using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Configuration;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Security;

/// <summary>What somebody types to sign in.</summary>
internal sealed record SignInRequest(string? Username, string? Password);

/// <summary>What somebody types as the second step.</summary>
internal sealed record SecondStepRequest(string? Provider, string? Code);

/// <summary>The user has a second step to take.</summary>
internal sealed record TwoFactorRequired(string? TwoFactorLoginView, IReadOnlyList<string> EnabledTwoFactorProviderNames);

/// <summary>What a password must have.</summary>
internal sealed record PasswordConfigurationResponse(
    int MinimumPasswordLength, bool RequireNonLetterOrDigit, bool RequireDigit, bool RequireLowercase, bool RequireUppercase)
{
    public static PasswordConfigurationResponse From(IPasswordConfiguration rules) =>
        new(rules.RequiredLength, rules.RequireNonLetterOrDigit, rules.RequireDigit, rules.RequireLowercase, rules.RequireUppercase);
}

/// <summary>Signing in, as Umbraco's own sign-in page calls it.</summary>
internal static class SignInEndpoints
{
    public static async Task<Results<Ok, JsonHttpResult<TwoFactorRequired>, JsonHttpResult<ProblemDetails>>> SignInAsync(
        SignInRequest request, HttpContext http, BackOfficeSignIn signIn, CancellationToken ct)
    {
        if (request is not { Username: { Length: > 0 } name, Password: { Length: > 0 } password })
            return Refused(StatusCodes.Status400BadRequest, "Invalid credentials", "A user name and a password are needed.");

        var outcome = await signIn.WithPasswordAsync(name, password, ct);
        if (await http.TakeAsync(outcome)) return TypedResults.Ok();
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

    /// <summary>The second step, for whoever took the first one a moment ago.</summary>
    public static async Task<Results<Ok, JsonHttpResult<ProblemDetails>>> VerifyAsync(
        SecondStepRequest request, HttpContext http, BackOfficeSignIn signIn, CancellationToken ct)
    {
        if (request is not { Provider: { Length: > 0 } provider, Code: { Length: > 0 } code }) return Refused(StatusCodes.Status400BadRequest, "Invalid code", detail: null);
        if (http.Request.ReadSecondStep() is not { } ticket) return Refused(StatusCodes.Status401Unauthorized, "No user found", detail: null);

        var outcome = await signIn.WithCodeAsync(ticket, provider, code, ct);
        if (await http.TakeAsync(outcome)) return TypedResults.Ok();
        return outcome.Status switch
        {
            SignInStatus.LockedOut => Refused(StatusCodes.Status403Forbidden, "User is locked.", detail: null),
            SignInStatus.NotAllowed => Refused(StatusCodes.Status403Forbidden, "User is not allowed", detail: null),
            SignInStatus.Expired => Refused(StatusCodes.Status401Unauthorized, "No user found", detail: null),
            _ => Refused(StatusCodes.Status400BadRequest, "Invalid code", detail: null),
        };
    }

    private static JsonHttpResult<ProblemDetails> Refused(int status, string title, string? detail) =>
        TypedResults.Json(new ProblemDetails { Type = "Error", Title = title, Status = status, Detail = detail }, statusCode: status);
}
