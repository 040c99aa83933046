using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using WIJschool.Cms.DeliveryApi;
using WIJschool.Cms.Imaging;
using WIJschool.Cms.Jobs;
using WIJschool.Cms.ListViews;
using WIJschool.Cms.Mail;
using WIJschool.Cms.Nodes;
using WIJschool.Cms.PropertyEditors;
using WIJschool.Cms.PublishedContent;
using WIJschool.Cms.Relations;
using WIJschool.Cms.Routing;
using WIJschool.Cms.Search;
using WIJschool.Cms.Security;
using WIJschool.Cms.ServerEvents;
using WIJschool.Cms.Uploads;
using WIJschool.Cms.Webhooks;

namespace WIJschool.Cms.Hosting;

/// <summary>Where each folder of this project says what it adds, in the two moments that Core's builder knows.</summary>
internal static class CmsBuilding
{
    /// <summary>Before Core's collections are built: notification handlers, property editors, value converters, content finders.</summary>
    public static void Extend(IUmbracoBuilder builder)
    {
        builder.AddPublishedContentHandlers();
        builder.AddContentRelations();
        builder.AddRedirectTracking();
        builder.AddNodeHandlers();
        builder.AddSearchHandlers();
        builder.AddPropertyEditors();
        builder.AddDelivery();
        builder.AddSecurityHandlers();
        builder.HealthChecks().Exclude<Umbraco.Cms.Core.HealthChecks.Checks.Configuration.ModelsBuilderModeCheck>(); // models are written by hand here
    }

    /// <summary>After it: services that take the place of Core's.</summary>
    public static void AddServices(IServiceCollection services)
    {
        services.AddNodes().AddJobs().AddWebhooks().AddMail().AddSecurity();
        services.AddSearch().AddListViews().AddRememberedUrls().AddWindowEvents();
        services.AddPropertyEditorServices().AddUploads().AddImaging().AddDelivery();
    }
}
