using Microsoft.AspNetCore.Http;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Security;

/// <summary>
/// Codes and tokens lie in cookies that no script can read; what the client gets and sends is a placeholder, as in Umbraco 17.
/// </summary>
internal static class TokenCookies
{
    /// <summary>What stands where a token would.</summary>
    public const string Placeholder = "[redacted]";

    public const string Code = "umbPkceCode";
    public const string Access = "umbAccessToken";
    public const string Refresh = "umbRefreshToken";

    public static void WriteToken(this HttpResponse response, string name, string token) =>
        response.Cookies.Append(Name(response.HttpContext.Request, name), token, Options(response.HttpContext.Request));

    public static void WriteTokens(this HttpResponse response, TokenPair pair)
    {
        response.WriteToken(Access, pair.Access);
        if (pair.Refresh is not null) response.WriteToken(Refresh, pair.Refresh);
    }

    public static void ForgetToken(this HttpResponse response, string name) =>
        response.Cookies.Delete(Name(response.HttpContext.Request, name), Options(response.HttpContext.Request));

    /// <summary>The token that a placeholder stands for.</summary>
    /// <param name="sent">What the client sent in its place. A token itself is not taken: it would have come from somewhere else.</param>
    public static string? ReadToken(this HttpRequest request, string name, string? sent) =>
        sent == Placeholder && request.Cookies.TryGetValue(Name(request, name), out var token) ? token : null;

    // behind https the prefix makes browsers refuse such a cookie from any other host
    private static string Name(HttpRequest request, string name) => request.IsHttps ? $"__Host-{name}" : name;

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps,
    };
}
