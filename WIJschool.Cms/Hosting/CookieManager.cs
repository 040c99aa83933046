using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.Hosting;

/// <summary>Core's view on the cookies of the current request; without a request there are none.</summary>
internal sealed class CookieManager(IHttpContextAccessor accessor) : ICookieManager
{
    public string? GetCookieValue(string cookieName) => accessor.HttpContext?.Request.Cookies[cookieName];

    public bool HasCookie(string cookieName) => GetCookieValue(cookieName) is not null;

    public void ExpireCookie(string cookieName)
    {
        if (HasCookie(cookieName)) accessor.HttpContext?.Response.Cookies.Delete(cookieName);
    }

    public void SetCookieValue(string cookieName, string value, bool httpOnly, bool secure, string sameSiteMode) =>
        accessor.HttpContext?.Response.Cookies.Append(cookieName, value, new CookieOptions
        {
            HttpOnly = httpOnly,
            Secure = secure,
            Path = "/",
            SameSite = Enum.TryParse<SameSiteMode>(sameSiteMode, ignoreCase: true, out var mode) ? mode : SameSiteMode.Lax,
        });
}
