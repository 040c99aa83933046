using Microsoft.AspNetCore.Diagnostics;

namespace WIJschool.Web.Errors;

/// <summary>What is shown when a request failed: to people a page from a file, to programs ProblemDetails.</summary>
public static class ErrorEndpoints
{
    private const string PageFile = "assets/500.html";

    public static void MapErrors(this IEndpointRouteBuilder routes) =>
        routes.Map("/fout", (Delegate)Show).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static IResult Show(HttpContext http, IWebHostEnvironment environment)
    {
        // Someone who types the address did not break anything.
        if (http.Features.Get<IExceptionHandlerPathFeature>() is not { } failed)
            return Results.LocalRedirect("/");
        var page = environment.WebRootFileProvider.GetFileInfo(PageFile);
        http.Response.Headers.CacheControl = "no-store";
        return IsForPrograms(failed.Path) || page.PhysicalPath is null
            ? Results.Problem(statusCode: StatusCodes.Status500InternalServerError)
            : new FailedPage(page.PhysicalPath);
    }

    private static bool IsForPrograms(string path) =>
        path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/umbraco/", StringComparison.OrdinalIgnoreCase);

    private sealed record FailedPage(string Path) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            await httpContext.Response.SendFileAsync(Path, httpContext.RequestAborted);
        }
    }
}
