using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Security;

/// <summary>The cookies of the back office, for whatever lets people in.</summary>
public static class BackOfficeCookie
{
    private const string SecondStepName = "umbSecondStep";

    /// <summary>Writes what an attempt to sign in leads to: the sign-in cookie, or the one that leads to the second step.</summary>
    /// <returns>Whether the user is in.</returns>
    public static async Task<bool> TakeAsync(this HttpContext http, SignInOutcome outcome)
    {
        if (outcome.Ticket is { } ticket) http.Response.Cookies.Append(SecondStepName, ticket, Options(http.Request));
        if (outcome.Status is SignInStatus.SignedIn or SignInStatus.Expired or SignInStatus.LockedOut) http.Response.Cookies.Delete(SecondStepName, Options(http.Request));
        if (outcome.Principal is not { } user) return false;

        await http.SignInBackOfficeAsync(user);
        return true;
    }

    /// <returns>What the first step gave; null when it was not taken, or too long ago.</returns>
    public static string? ReadSecondStep(this HttpRequest request) => request.Cookies.TryGetValue(SecondStepName, out var ticket) ? ticket : null;

    /// <summary>Lets this session go on when its user chose another password, which ended all sessions.</summary>
    internal static async Task KeepSessionAsync(this HttpContext http, CancellationToken ct)
    {
        var services = http.RequestServices;
        if (await services.GetRequiredService<BackOfficeSessions>().TakeUpAsync(http.User) is not { } user) return;

        await http.SignInBackOfficeAsync(user);
        http.Response.WriteTokens(await services.GetRequiredService<BackOfficeTokens>().RenewAsync(user, ct));
    }

    /// <summary>The sign-in cookie. It outlives the browser, but not the time-out of <c>Umbraco:CMS:Global:TimeOut</c>.</summary>
    private static Task SignInBackOfficeAsync(this HttpContext http, ClaimsPrincipal user) =>
        http.SignInAsync(BackOfficeAccess.CookieScheme, user, new AuthenticationProperties { IsPersistent = true });

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/umbraco",
        MaxAge = SecondStep.Lifetime,
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps,
    };
}
