using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace WIJschool.Web.BackOffice;

/// <summary>Sends the back office's page and its files; every other address goes on.</summary>
internal sealed class BackOfficeMiddleware(RequestDelegate next, IWebHostEnvironment environment)
{
    private const string AYear = "public, max-age=31536000, immutable";

    // Its elements style themselves with style attributes and the editors add style sheets of their own. Previews of chosen pictures are blobs,
    // and a page is previewed in a frame. Nothing is fetched from elsewhere.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
        + "font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
        + "frame-ancestors 'self'";

    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly IFileProvider files = environment.WebRootFileProvider;

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return next(http);
        if (BackOfficeAddress.FileFor(request.Path) is not { } address) return next(http);

        return Types.TryGetContentType(address, out var type) && BuiltFile.Find(files, address, request) is { } file
            ? SendAsync(http, file, type, address)
            : NotFound(http);
    }

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task SendAsync(HttpContext http, BuiltFile file, string type, string address)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = address.StartsWith(BackOfficeAddress.Assets, StringComparison.Ordinal) ? AYear : "no-cache";
        if (file.HasEncodings) headers.Vary = HeaderNames.AcceptEncoding;
        if (file.Encoding is { } encoding) headers.ContentEncoding = encoding;
        if (address == BackOfficeAddress.Page)
        {
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XFrameOptions = "SAMEORIGIN";
        }
        return TypedResults.PhysicalFile(file.Path, type, lastModified: file.LastModified, entityTag: file.Tag).ExecuteAsync(http);
    }
}
