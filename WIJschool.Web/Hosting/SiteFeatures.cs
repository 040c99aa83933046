using Umbraco.Cms.Core.Blocks;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Routing;
using WIJschool.Cms.Api.Delivery;
using WIJschool.Cms.Api.Management;
using WIJschool.Cms.Api.Management.Media;
using WIJschool.Cms.Api.Management.Previews;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Api.Management.ServerEvents;
using WIJschool.Web.Audit;
using WIJschool.Web.BackOffice;
using WIJschool.Web.Demo;
using WIJschool.Web.Editing;
using WIJschool.Web.Forms;
using WIJschool.Web.Mailing;
using WIJschool.Web.Members;
using WIJschool.Web.Rendering;
using WIJschool.Web.Scans;
using WIJschool.Web.Scans.Classes;
using WIJschool.Web.Schools;
using WIJschool.Web.Search;
using WIJschool.Web.SignIn;
using WIJschool.Web.Site;
using WIJschool.Web.Stories;
using WIJschool.Web.Support;
using WIJschool.Web.Toolbox;
using WIJschool.Web.Webinars;

namespace WIJschool.Web.Hosting;

/// <summary>The features of the site, each with the lines it needs.</summary>
internal static class SiteFeatures
{
    /// <summary>Notification handlers and collections of Umbraco's core.</summary>
    public static void Extend(IUmbracoBuilder builder)
    {
        builder.AddSitePages();
        builder.AddMemberLetters();
        builder.AddDeliveryApiHandlers();
        builder.AddEditing();
        builder.AddPreviewHandlers();
        builder.AddStoryHandlers();
        builder.AddFormEvents();
    }

    public static void AddServices(IServiceCollection services)
    {
        services.AddDomain();
        services.AddSiteSearch();
        services.AddDeliveryApi();
        services.AddBackOfficeSecurity();
        services.AddManagementApi();
        services.AddSignInPages();
        services.AddMemberPages();
        services.AddSchoolPages();
        services.AddScanPages();
        services.AddStoryPages();
        services.AddDemo();
        services.AddClassPages();
        services.AddWebinarPages();
        services.AddSupportPages();
        services.AddToolboxDeliveryFields();
        services.AddForms();
        services.AddSingleton<IContentLastChanceFinder, NotFoundFinder>();
        services.AddSingleton<IPartialViewBlockEngine, RichTextBlocks>();
    }

    /// <summary>What answers before static files are looked at.</summary>
    public static void UseFirst(WebApplication app)
    {
        app.UseDeliveryCache();
        app.UseBackOffice();
        app.UseBinnedMediaGuard();
        app.UseServerEvents();
    }

    public static void Map(WebApplication app)
    {
        app.MapDeliveryApi();
        app.MapBackOfficeSecurity();
        app.MapManagementApi();
        app.MapEditing();
        app.MapOutbox();
        app.MapSchoolRequests();
        app.MapSchoolDirectory();
        app.MapAudit();
        app.MapStories();
        app.MapForms();
        app.MapClasses();
        app.MapWebinarBoard();
        app.MapSupportBoard();
        app.MapPreviewHub();
        app.MapSearch();
        app.MapSitePages();
    }
}
