using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Umbraco.Cms.Core.Web;
using WIJschool.Cms.Hosting;
using WIJschool.Cms.Imaging;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.PublishedContent;
using WIJschool.Cms.Routing;
using WIJschool.Web.Assets;
using WIJschool.Web.Members;
using WIJschool.Web.Rendering;
using WIJschool.Web.SignIn;

namespace WIJschool.Web.Hosting;

/// <summary>What the site is made of, and the way a request takes through it.</summary>
internal static class SitePipeline
{
    private const string AYear = "public, max-age=31536000, immutable";

    public static WebApplicationBuilder AddSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCms(builder.Configuration, SiteFeatures.Extend);
        services.AddControllersWithViews();
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationFormats.Insert(0, "/Views/{0}.cshtml")); // a template's alias names its view
        services.AddAntiforgery(options => options.Cookie.Name = "wijschool-formulier");
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // pages carry no secret beside text that a visitor chooses (BREACH)
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/atom+xml", "application/rss+xml"];
        });
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddOutputCache(options => options.SizeLimit = 64 * 1024 * 1024);
        services.AddOptions<OutputCacheOptions>().Configure<IPublishedContentVersion, AssetManifest, AskedHost>((options, content, assets, host) =>
        {
            options.AddPolicy(PageCachePolicy.Name, new PageCachePolicy(content, assets, host, readsQuery: true));
            options.AddPolicy(PageCachePolicy.FileName, new PageCachePolicy(content, assets, host, readsQuery: false));
        });
        services.AddSingleton<VisitorRights>().AddScoped<PageAccess>();
        SiteFeatures.AddServices(services);
        return builder;
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<RequestLog>();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/fout");
        app.UseHsts();
        SiteFeatures.UseFirst(app);
        app.UseWhen(IsFile, files => files.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = CacheByAddress });
        app.UseImaging();
        app.UseStaticFiles(MediaFiles(app));
        app.UseRouting();
        app.UseAuthentication();
        app.UsePrivatePages();
        app.UseOutputCache(); // outside of compression: a page is kept as it is sent
        app.UseWhen(http => !IsFile(http), pages => pages.UseResponseCompression());
        app.UseCmsContext();
        app.UsePreviewHeaders();
        app.UseAuthorization();
        app.UseAntiforgery();
        MapHealth(app);
        SiteFeatures.Map(app);
        app.KnowOwnAddress();
        app.MapControllerRoute("content", "{**path}", new { controller = "Render", action = nameof(RenderController.Index) });
    }

    private static bool IsFile(HttpContext http) => Path.HasExtension(http.Request.Path.Value);

    /// <summary>Core asks which request it works for, also where no page was routed: for the address of a page in a feed, say.</summary>
    private static void UseCmsContext(this WebApplication app)
    {
        var contexts = app.Services.GetRequiredService<IUmbracoContextFactory>();
        app.Use(async (http, next) =>
        {
            using var context = contexts.EnsureUmbracoContext();
            await next(http);
        });
    }

    // a file whose address names its content can be kept for ever; any other is asked for again
    private static void CacheByAddress(StaticFileResponseContext file) => file.Context.Response.Headers.CacheControl =
        file.Context.Request.Query.ContainsKey("v") || file.Context.Request.Path.StartsWithSegments("/assets") ? AYear : "no-cache";

    private static StaticFileOptions MediaFiles(WebApplication app)
    {
        var folder = Path.Combine(Path.GetFullPath(app.Services.GetRequiredService<CmsDatabaseOptions>().DataDirectory), "media");
        Directory.CreateDirectory(folder);
        var types = new FileExtensionContentTypeProvider { Mappings = { [".vtt"] = "text/vtt; charset=utf-8", [".avif"] = "image/avif" } };
        return new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            RequestPath = "/media",
            ContentTypeProvider = types,
            OnPrepareResponse = file =>
            {
                file.Context.Response.Headers.CacheControl = "public, max-age=86400";
                // an uploaded drawing is shown as a picture; opened by itself it must not run script on our address
                file.Context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
            },
        };
    }

    private static void MapHealth(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }
}
