using Microsoft.Extensions.DependencyInjection.Extensions;
using WIJschool.Core.Forms;
using WIJschool.Core.Privacy;
using WIJschool.Core.Requests;
using WIJschool.Core.Schools;
using WIJschool.Core.Support;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace WIJschool.Web.Support;

/// <summary>Support: a school asks for help, an adviser gives it.</summary>
internal static class SupportFeature
{
    public static IServiceCollection AddSupport(this IServiceCollection services)
    {
        services.TryAddSingleton<RequestPeople>();
        services.TryAddSingleton<RequestAudit>();
        return services
            .AddSingleton<ISupportLinks, SupportLinks>()
            .AddScoped<IPersonalData, SupportPersonalData>().AddScoped<IFormWorkflow, SupportRequestForm>()
            .AddScoped<SupportPost>().AddScoped<AskForSupport>().AddScoped<TakeSupportRequest>().AddScoped<AssignAdviser>()
            .AddScoped<WriteSupportMessage>().AddScoped<CloseSupportRequest>().AddScoped<EvaluateSupport>().AddScoped<SupportRequests>().AddScoped<Conversations>();
    }

    /// <summary>What "Mijn school" shows of it. What happens at a school is for its admins.</summary>
    public static IServiceCollection AddSupportPages(this IServiceCollection services) => services
        .AddScoped<ISchoolCard, SupportCard>()
        .AddSchoolPage(new SchoolPage("Support.Support", SupportAddresses.School, 60, SchoolRole.Admin));
}

/// <summary>The addresses of the pages about support, without their language.</summary>
public static class SupportAddresses
{
    public const string School = "/mijn-school/ondersteuning";
    public const string Ask = School + "/aanvragen";
    public const string ForSchool = School + "/{id:guid}";
    public const string ForAdviser = "/mijn-expertise/ondersteuning/{id:guid}";
    public const string Close = "/afsluiten";
    public const string Evaluate = "/terugkijken";

    /// <summary>The dashboard of the back office.</summary>
    public const string BackOffice = "/umbraco/section/wijschool/dashboard/ondersteuning";

    /// <summary>An address with an id in it.</summary>
    public static string For(string address, Guid id) => address.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);
}

/// <summary>The addresses that mails about support lead to, on the site's own address.</summary>
internal sealed class SupportLinks(IHostingEnvironment hosting) : ISupportLinks
{
    public Uri ForSchool(SupportRequestId request, string culture) => Of(MemberAddresses.In(culture, SupportAddresses.For(SupportAddresses.ForSchool, request.Value)));

    public Uri ForAdviser(SupportRequestId request, string culture) => Of(MemberAddresses.In(culture, SupportAddresses.For(SupportAddresses.ForAdviser, request.Value)));

    public Uri ForCoordinator(SupportRequestId request) => Of(SupportAddresses.BackOffice);

    // never the address of a request: it would let somebody have the site mail a link to another one
    private Uri Of(string path) => new(hosting.ApplicationMainUrl
        ?? throw new InvalidOperationException("Mail needs the site's own address: set Umbraco:CMS:WebRouting:UmbracoApplicationUrl."), path);
}

/// <summary>Tells on the first page of a school how far its request is.</summary>
internal sealed class SupportCard(SupportRequests requests) : ISchoolCard
{
    public int Order => 60;

    public async Task<SchoolCard?> MakeAsync(SchoolVisit visit, SiteWords words, CancellationToken ct)
    {
        if (!visit.May(SchoolRole.Admin)) return null;
        var labels = words.Labels;
        var open = (await requests.OfSchoolAsync(visit.School, ct)).Find(request => request.Status != SupportStatus.Closed);
        return open is null
            ? new SchoolCard(labels["Support.Support"], labels["Support.CardNone"], labels["Support.Ask"], words.To(SupportAddresses.Ask))
            : new SchoolCard(
                labels["Support.Support"], labels[$"Support.Status.{open.Status}.Meaning"], labels["Support.ToConversation"],
                words.To(SupportAddresses.For(SupportAddresses.ForSchool, open.Id.Value)));
    }
}
