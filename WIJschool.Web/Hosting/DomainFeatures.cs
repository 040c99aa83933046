using WIJschool.Web.Audit;
using WIJschool.Web.Forms;
using WIJschool.Web.Http;
using WIJschool.Web.Mailing;
using WIJschool.Web.Persistence;
using WIJschool.Web.Privacy;
using WIJschool.Web.SavedInterventions;
using WIJschool.Web.Scans;
using WIJschool.Web.Scans.Classes;
using WIJschool.Web.Schools;
using WIJschool.Web.Stories;
using WIJschool.Web.Support;
using WIJschool.Web.Webinars;

namespace WIJschool.Web.Hosting;

/// <summary>What the domain does without a page: it runs on Umbraco's core and a database.</summary>
internal static class DomainFeatures
{
    public static IServiceCollection AddDomain(this IServiceCollection services) =>
        services.AddDomainPersistence().AddSingleton<ReaderLabels>().AddMailing().AddPrivacy().AddSchools().AddAudit().AddScanRounds().AddClasses()
            .AddSavedInterventions().AddStories().AddFormEntries().AddWebinars().AddSupport();
}
