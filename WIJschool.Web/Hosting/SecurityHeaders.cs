namespace WIJschool.Web.Hosting;

/// <summary>Headers that tell a browser what our pages never do. Source: OWASP Secure Headers.</summary>
internal static class SecurityHeaders
{
    // no inline script or style anywhere: what is not in a file of ours does not run
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; style-src 'self'; script-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

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

    private static void Set(IHeaderDictionary headers)
    {
        headers.TryAdd("Content-Security-Policy", ContentPolicy); // uploaded files bring a stricter one, the back office one of its own
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.TryAdd("X-Frame-Options", "DENY");
    }
}
