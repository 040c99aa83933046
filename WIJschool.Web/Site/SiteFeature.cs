using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Core.Labels;
using WIJschool.Core.Navigation;
using WIJschool.Web.Assets;
using WIJschool.Web.Errors;
using WIJschool.Web.Feeds;
using WIJschool.Web.Search;
using WIJschool.Web.Sitemaps;

namespace WIJschool.Web.Site;

/// <summary>The pages that visitors read.</summary>
public static class SiteFeature
{
    /// <summary>Call it before the builder is built: it listens to changes of the dictionary.</summary>
    public static IUmbracoBuilder AddSitePages(this IUmbracoBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AssetManifest>().AddSingleton<LabelSource>().AddSingleton<SiteTree>().AddSingleton<Menu>().AddSingleton<SiteShellMaker>();
        services.AddSingleton<PictureSizes>().AddSingleton<FrameBuilder>().AddSingleton<SiteSearch>();
        services.AddSingleton<PageBuilders>().AddScoped<SiteContext>().AddScoped<PageModelFilter>();
        foreach (var type in typeof(IPageBuilder).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }
            && type.IsAssignableTo(typeof(IPageBuilder))))
        {
            services.AddSingleton(typeof(IPageBuilder), type);
        }
        builder.AddNotificationHandler<DictionaryCacheRefresherNotification, LabelChanges>();
        builder.AddNotificationHandler<LanguageCacheRefresherNotification, LabelChanges>();
        // Umbraco's templates lie in Views itself, not in a folder of their controller.
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationFormats.Insert(0, "/Views/{0}.cshtml"));
        services.Configure<MvcOptions>(options => options.Filters.AddService<PageModelFilter>());
        // Dutch has é and ë in every other sentence: written as they are, not as numbers.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return builder;
    }

    public static void MapSitePages(this IEndpointRouteBuilder routes)
    {
        routes.MapFeeds();
        routes.MapSitemap();
        routes.MapErrors();
        routes.MapPost("/weergave", (Delegate)SwitchThemeAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> SwitchThemeAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        return Theme.Switch(http, form["terug"], form["weergave"]);
    }
}
