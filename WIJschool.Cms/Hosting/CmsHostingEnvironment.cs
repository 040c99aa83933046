using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using WIJschool.Cms.Persistence;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Cms.Hosting;

/// <summary>Where the site lives, in the words of Umbraco's core.</summary>
internal sealed class CmsHostingEnvironment(
    IWebHostEnvironment environment, IOptions<WebRoutingSettings> routing, CmsDatabaseOptions database) : IHostingEnvironment
{
    /// <summary>The sources of the views that were compiled: they lie beside the program, which while developing is another folder than the site's.</summary>
    private static readonly string builtViews = Path.Combine(AppContext.BaseDirectory, "Views");

    private readonly Lock gate = new();

    public string? SiteName => environment.ApplicationName;

    public string ApplicationId => environment.ApplicationName;

    public string ApplicationPhysicalPath => environment.ContentRootPath;

    public string LocalTempPath => Path.Combine(Path.GetFullPath(database.DataDirectory), "TEMP");

    public string ApplicationVirtualPath => "/";

    public bool IsDebugMode => environment.IsDevelopment();

    public bool IsHosted => true;

    /// <summary>The configured address, else the first one that a visitor used.</summary>
    public Uri ApplicationMainUrl { get; private set; } =
        Uri.TryCreate(routing.Value.UmbracoApplicationUrl, UriKind.Absolute, out var configured) ? configured : null!;

    public string MapPathWebRoot(string path) => Map(environment.WebRootPath, path);

    public string MapPathContentRoot(string path) => Map(IsView(path) && Directory.Exists(builtViews) ? AppContext.BaseDirectory : environment.ContentRootPath, path);

    public string ToAbsolute(string virtualPath) => virtualPath.StartsWith("~/", StringComparison.Ordinal) ? virtualPath[1..]
        : virtualPath.StartsWith('/') ? virtualPath
        : throw new ArgumentException($"'{virtualPath}' is not an address from the root (/…) or the application (~/…).", nameof(virtualPath));

    public void EnsureApplicationMainUrl(Uri? currentApplicationUrl)
    {
        if (currentApplicationUrl is null) return;
        lock (gate) ApplicationMainUrl ??= currentApplicationUrl;
    }

    private static bool IsView(string path) => path == "~/Views" || path.StartsWith("~/Views/", StringComparison.Ordinal);

    private static string Map(string root, string path)
    {
        var relative = path.TrimStart('~').TrimStart('/').Replace('\\', '/');
        return path.StartsWith(root, StringComparison.Ordinal) ? path : Path.Combine(root, relative);
    }
}
