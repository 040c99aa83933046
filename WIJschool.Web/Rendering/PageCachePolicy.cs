using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Umbraco.Cms.Core;
using WIJschool.Cms.PublishedContent;
using WIJschool.Cms.Routing;
using WIJschool.Web.Assets;
using WIJschool.Web.Site;

namespace WIJschool.Web.Rendering;

/// <summary>
/// Keeps rendered pages for visitors who are nobody in particular: not signed in, not previewing, not looking for words of
/// their own or for a choice that hardly anybody makes, so that what visitors type cannot fill the memory. A change of any
/// content gives every page a new key, so that a visitor sees it at once; what was kept under the old key is dropped in time.
/// </summary>
/// <param name="readsQuery">Whether the answer depends on the query; a feed or a PDF is the same with any.</param>
internal sealed class PageCachePolicy(IPublishedContentVersion content, AssetManifest assets, AskedHost host, bool readsQuery) : IOutputCachePolicy
{
    internal const string Name = "Page";
    internal const string FileName = "File";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private static readonly StringValues LookedAt = SiteQuery.Names.ToArray();

    /// <summary>Does not keep this answer, which hardly anybody will ask again.</summary>
    public static void LeaveOut(HttpContext http)
    {
        if (http.Features.Get<IOutputCacheFeature>() is { } cache)
            cache.Context.AllowCacheStorage = false;
    }

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var keeps = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && http.User.Identity?.IsAuthenticated != true
            && StringValues.IsNullOrEmpty(http.Request.Headers.Authorization)
            && !http.Request.Cookies.ContainsKey(Constants.Web.PreviewCookieName)
            && !(readsQuery && http.Request.Query.ContainsKey(SiteQuery.Text));
        context.EnableOutputCaching = keeps;
        context.AllowCacheLookup = keeps;
        context.AllowCacheStorage = keeps;
        context.AllowLocking = false; // a page is quick to render: nobody needs to wait for another's
        context.ResponseExpirationTimeSpan = Kept;
        context.CacheVaryByRules.QueryKeys = readsQuery ? LookedAt : StringValues.Empty;
        context.CacheVaryByRules.VaryByHost = true;
        context.CacheVaryByRules.VaryByValues["content"] = string.Create(CultureInfo.InvariantCulture, $"{content.Current}.{assets.Version}");
        context.CacheVaryByRules.VaryByValues["look"] = Theme.Of(http) ?? "";
        context.CacheVaryByRules.VaryByValues["coding"] = Coding(http.Request.Headers.AcceptEncoding);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (http.Response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(http.Response.Headers.SetCookie)
            || !host.IsOurs(http.Request.Host.Value))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    // the kept page is kept compressed; browsers say the same thing in many words
    private static string Coding(StringValues accepted)
    {
        var text = accepted.ToString();
        return text.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : text.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
    }
}
