namespace WIJschool.Web.Site;

/// <summary>Light or dark, when the reader chose one; otherwise the browser decides. Kept in a cookie that holds nothing else.</summary>
public static class Theme
{
    public const string CookieName = "wij-theme";

    /// <returns><c>light</c>, <c>dark</c> or null. A cached page has to vary by it.</returns>
    public static string? Of(HttpContext http) => http.Request.Cookies[CookieName] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => null,
    };

    /// <summary>
    /// Switches and goes back to where the reader was. Without antiforgery token: it changes nothing but a colour, and a
    /// token would keep every page out of the cache.
    /// </summary>
    public static IResult Switch(HttpContext http, string? back, string? to)
    {
        var next = to is "light" or "dark" ? to : Of(http) == "dark" ? "light" : "dark";
        http.Response.Cookies.Append(CookieName, next, new CookieOptions
        {
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
        });
        return Results.LocalRedirect(IsLocal(back) ? back! : "/", permanent: false, preserveMethod: false);
    }

    private static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/', ..] and not ['/', '\\', ..] && !url.Any(char.IsControl);
}
