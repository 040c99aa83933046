using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Umbraco.Cms.Core;
using WIJschool.Cms.PublishedContent;
using WIJschool.Web.Site;

namespace WIJschool.Web.Rendering;

/// <summary>
/// Keeps rendered pages for visitors who are nobody in particular: not signed in, not previewing, not looking for words of
/// their own. A change of any content gives every page a new key, so that a visitor sees it at once; what was kept under the
/// old key is dropped in time.
/// </summary>
internal sealed class PageCachePolicy(IPublishedContentVersion content) : IOutputCachePolicy
{
    internal const string Name = "Page";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private static readonly StringValues LookedAt = SiteQuery.Names.ToArray();

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var keeps = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && http.User.Identity?.IsAuthenticated != true
            && StringValues.IsNullOrEmpty(http.Request.Headers.Authorization)
            && !http.Request.Cookies.ContainsKey(Constants.Web.PreviewCookieName)
            && !http.Request.Query.ContainsKey(SiteQuery.Text);
        context.EnableOutputCaching = keeps;
        context.AllowCacheLookup = keeps;
        context.AllowCacheStorage = keeps;
        context.AllowLocking = false; // a page is quick to render: nobody needs to wait for another's
        context.ResponseExpirationTimeSpan = Kept;
        context.CacheVaryByRules.QueryKeys = LookedAt;
        context.CacheVaryByRules.VaryByHost = true;
        context.CacheVaryByRules.VaryByValues["content"] = content.Current.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["look"] = Theme.Of(http) ?? "";
        context.CacheVaryByRules.VaryByValues["coding"] = Coding(http.Request.Headers.AcceptEncoding);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    // the kept page is kept compressed; browsers say the same thing in many words
    private static string Coding(StringValues accepted)
    {
        var text = accepted.ToString();
        return text.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : text.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
    }
}
