using Umbraco.Cms.Core.Web;

namespace WIJschool.Web.Hosting;

/// <summary>Headers that tell a browser what our pages never do. Source: OWASP Secure Headers.</summary>
internal static class SecurityHeaders
{
    /// <summary>The header that tells where a page may stand in a frame to browsers that do not know the policy.</summary>
    private const string Framing = "X-Frame-Options";

    // no inline script or style anywhere: what is not in a file of ours does not run
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; style-src 'self'; script-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // at the last moment: the page for an error begins with all headers cleared
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Lets a previewed page stand in the frame of the back office, and be kept nowhere. Call it where Core's context is known.</summary>
    public static IApplicationBuilder UsePreviewHeaders(this IApplicationBuilder app)
    {
        var contexts = app.ApplicationServices.GetRequiredService<IUmbracoContextAccessor>();
        return app.Use((http, next) =>
        {
            if (contexts.TryGetUmbracoContext(out var context) && context.InPreviewMode)
            {
                // runs before the one above, which then leaves them as they are
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers.ContentSecurityPolicy = ContentPolicy + "'self'";
                    http.Response.Headers[Framing] = "SAMEORIGIN";
                    http.Response.Headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
            }
            return next(http);
        });
    }

    private static void Set(IHeaderDictionary headers)
    {
        headers.TryAdd("Content-Security-Policy", ContentPolicy + "'none'"); // uploaded files bring a stricter one, the back office one of its own
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.TryAdd(Framing, "DENY");
    }
}
