using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Api.Management.Media;

/// <summary>
/// Shows files of media in the bin only to who works with media, where the bin is protected. A browser that asks for a picture sends no
/// header of ours, so the cookie of the access token tells who asks: nothing but looking comes of it.
/// </summary>
internal sealed class BinnedMediaGuard(RequestDelegate next, IOptionsMonitor<ContentSettings> settings, BackOfficeTokens tokens, IUserService users)
{
    private const string Folder = "/media";
    private const string Hidden = Constants.Conventions.Media.TrashedMediaSuffix;

    public Task InvokeAsync(HttpContext http) =>
        settings.CurrentValue.EnableMediaRecycleBinProtection && IsHidden(http.Request.Path) ? LookAsync(http) : next(http);

    private static bool IsHidden(PathString path) => path.StartsWithSegments(Folder)
        && (path.Value!.Contains($"{Hidden}.", StringComparison.OrdinalIgnoreCase) || path.Value.EndsWith(Hidden, StringComparison.OrdinalIgnoreCase));

    private async Task LookAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        var who = http.Request.ReadToken(TokenCookies.Access, TokenCookies.Placeholder) is { } token ? await tokens.FindAsync(token) : null;
        var user = who?.Identity?.GetUserKey() is { } key ? await users.GetAsync(key) : null;
        if (user is null) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (user.AllowedSections.Contains(Constants.Applications.Media)) await next(http);
        else http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}

/// <summary>Where the guard stands.</summary>
public static class BinnedMedia
{
    /// <summary>Before pictures and files of media are served.</summary>
    public static IApplicationBuilder UseBinnedMediaGuard(this IApplicationBuilder app) => app.UseMiddleware<BinnedMediaGuard>();
}
