using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace WIJschool.Cms.Api.Management.Security.Graphics;

/// <summary>
/// The pictures of the back office, which are asked before anybody is signed in. A host can have its own, as in Umbraco: files below
/// <c>wwwroot/umbraco</c> that <c>Umbraco:CMS:Content</c> names. Where such a file is not there, it is WIJschool's.
/// </summary>
internal static class GraphicsEndpoints
{
    private static readonly FileExtensionContentTypeProvider types = new();
    private static readonly EmbeddedFileProvider ours = new(typeof(GraphicsEndpoints).Assembly, typeof(GraphicsEndpoints).Namespace);

    public static void MapGraphics(this IEndpointRouteBuilder flow)
    {
        var graphics = flow.MapGroup("/graphics").AddEndpointFilter(KeptForADayAsync);
        graphics.MapGet("/logo", Logo).WithSummary("The mark on a dark ground.");
        graphics.MapGet("/logo-alternative", LogoAlternative).WithSummary("The mark on a light ground.");
        graphics.MapGet("/login-logo", LoginLogo).WithSummary("The mark with the name, on a dark ground.");
        graphics.MapGet("/login-logo-alternative", LoginLogoAlternative).WithSummary("The mark with the name, on a light ground.");
        graphics.MapGet("/login-background", LoginBackground).WithSummary("What stands behind the form to sign in.");
    }

    private static FileStreamHttpResult Logo(IWebHostEnvironment web, IOptionsMonitor<ContentSettings> content) =>
        Show(web, content.CurrentValue.BackOfficeLogo, "logo.svg");

    private static FileStreamHttpResult LogoAlternative(IWebHostEnvironment web, IOptionsMonitor<ContentSettings> content) =>
        Show(web, content.CurrentValue.BackOfficeLogoAlternative, "logo-alternative.svg");

    private static FileStreamHttpResult LoginLogo(IWebHostEnvironment web, IOptionsMonitor<ContentSettings> content) =>
        Show(web, content.CurrentValue.LoginLogoImage, "login-logo.svg");

    private static FileStreamHttpResult LoginLogoAlternative(IWebHostEnvironment web, IOptionsMonitor<ContentSettings> content) =>
        Show(web, content.CurrentValue.LoginLogoImageAlternative, "login-logo-alternative.svg");

    private static FileStreamHttpResult LoginBackground(IWebHostEnvironment web, IOptionsMonitor<ContentSettings> content) =>
        Show(web, content.CurrentValue.LoginBackgroundImage, "login-background.svg");

    private static FileStreamHttpResult Show(IWebHostEnvironment web, string setting, string name)
    {
        var hosts = web.WebRootFileProvider.GetFileInfo($"umbraco/{setting.TrimStart('~', '/')}");
        var file = hosts is { Exists: true, IsDirectory: false } ? hosts : ours.GetFileInfo(name);
        return TypedResults.Stream(file.CreateReadStream(), types.TryGetContentType(file.Name, out var type) ? type : null, lastModified: file.LastModified);
    }

    private static ValueTask<object?> KeptForADayAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "public, max-age=86400";
        context.HttpContext.Response.Headers.Remove("Pragma");
        return next(context);
    }
}
