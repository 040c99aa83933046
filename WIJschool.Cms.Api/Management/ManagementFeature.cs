using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Manifest;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.AuditLogs;
using WIJschool.Cms.Api.Management.Blueprints;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.ContentTypes;
using WIJschool.Cms.Api.Management.Cultures;
using WIJschool.Cms.Api.Management.CurrentUsers;
using WIJschool.Cms.Api.Management.Dictionary;
using WIJschool.Cms.Api.Management.Documents;
using WIJschool.Cms.Api.Management.DocumentVersions;
using WIJschool.Cms.Api.Management.DynamicRoots;
using WIJschool.Cms.Api.Management.Files;
using WIJschool.Cms.Api.Management.HealthChecks;
using WIJschool.Cms.Api.Management.Help;
using WIJschool.Cms.Api.Management.Indexing;
using WIJschool.Cms.Api.Management.Installation;
using WIJschool.Cms.Api.Management.Languages;
using WIJschool.Cms.Api.Management.LogViewer;
using WIJschool.Cms.Api.Management.Manifests;
using WIJschool.Cms.Api.Management.Media;
using WIJschool.Cms.Api.Management.MemberGroups;
using WIJschool.Cms.Api.Management.ModelsBuilder;
using WIJschool.Cms.Api.Management.News;
using WIJschool.Cms.Api.Management.ObjectTypes;
using WIJschool.Cms.Api.Management.OEmbed;
using WIJschool.Cms.Api.Management.Packages;
using WIJschool.Cms.Api.Management.PartialViews;
using WIJschool.Cms.Api.Management.Previews;
using WIJschool.Cms.Api.Management.Profiling;
using WIJschool.Cms.Api.Management.PropertyTypes;
using WIJschool.Cms.Api.Management.PublishedCaches;
using WIJschool.Cms.Api.Management.RecycleBins;
using WIJschool.Cms.Api.Management.Redirects;
using WIJschool.Cms.Api.Management.References;
using WIJschool.Cms.Api.Management.Relations;
using WIJschool.Cms.Api.Management.Scripts;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Api.Management.Segments;
using WIJschool.Cms.Api.Management.ServerEvents;
using WIJschool.Cms.Api.Management.Servers;
using WIJschool.Cms.Api.Management.StaticFiles;
using WIJschool.Cms.Api.Management.Stylesheets;
using WIJschool.Cms.Api.Management.Tags;
using WIJschool.Cms.Api.Management.Telemetry;
using WIJschool.Cms.Api.Management.Templates;
using WIJschool.Cms.Api.Management.TemporaryFiles;
using WIJschool.Cms.Api.Management.UserData;
using WIJschool.Cms.Api.Management.UserGroups;
using WIJschool.Cms.Api.Management.Users;
using WIJschool.Cms.Api.Management.Webhooks;

namespace WIJschool.Cms.Api.Management;

/// <summary>Umbraco's Management API, version 1: what the back office calls. Each resource has a folder of its own.</summary>
public static class ManagementFeature
{
    /// <summary>Adds it. The scheme that <see cref="BackOfficeAccess.SignedIn"/> names must be there too: every call but the public ones asks it.</summary>
    public static IServiceCollection AddManagementApi(this IServiceCollection services) => services
        .AddBackOfficeAccess()
        .AddSectionPolicies()
        .AddMediaAndMembers()
        .AddServerEvents()
        .AddSingleton<MatcherPolicy, OperationsFirst>()
        .Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false) // the gate answers, also while developing
        .AddSingleton<ContentMapping>()
        .AddSingleton<ContentPermissions>()
        .AddSingleton<ContentTree>()
        .AddSingleton<DocumentMapping>()
        .AddSingleton<DocumentTreeMapping>()
        .AddSingleton<IPackageManifestService, PackageManifestFiles>()
        .AddPreviews()
        .AddBlueprints()
        .AddSingleton<AuditLog>()
        .AddSingleton<ReferenceLists>()
        .AddSingleton<RecycleBinLevels>()
        .AddSingleton<DocumentVersionMapping>()
        .AddSingleton<TroubleshootingFacts>()
        .AddTransient<HealthCheckRuns>() // checks are made for each run
        .AddSingleton<IndexLookup>()
        .AddTypes()
        .AddSingleton<TemplateQuery>()
        .AddNews()
        .AddSingleton<ScriptFiles>().AddSingleton<StylesheetFiles>().AddSingleton<PartialViewFiles>().AddSingleton<StaticFileTree>()
        .AddSingleton<DictionaryWriting>()
        .AddSingleton<DictionaryImport>()
        .AddUsers();

    /// <summary>Maps the operations. Below their address nothing else answers: a page of the site would look to the back office like an answer.</summary>
    public static void MapManagementApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapOperations(BackOfficeAccess.Base);
        api.MapServer();
        routes.MapServerEvents();
        api.MapLogViewer();
        api.MapHealthChecks();
        api.MapIndexers();
        api.MapPublishedCache();
        api.MapManifests();
        api.MapCultures();
        api.MapLanguages();
        api.MapMediaAndMembers();
        api.MapDictionary();
        api.MapDictionaryTree();
        api.MapTypes();
        api.MapDocuments();
        api.MapDocumentPublishing();
        api.MapDocumentTree();
        api.MapDocumentItems();
        api.MapDocumentCollection();
        api.MapTags();
        api.MapRelations();
        api.MapObjectTypes();
        api.MapRedirects();
        api.MapTemporaryFiles();
        api.MapMemberGroups();
        api.MapPreviews();
        api.MapDocumentPreviews();
        api.MapDocumentRecycleBin();
        api.MapDocumentReferences();
        api.MapDocumentDomains();
        api.MapDocumentNotifications();
        api.MapDocumentPublicAccess();
        api.MapDocumentVersions();
        api.MapBlueprints();
        api.MapDynamicRoots();
        api.MapSegments();
        api.MapPropertyTypes();
        api.MapFiles<ScriptFiles>("Script", SectionPolicies.Scripts, SectionPolicies.Scripts);
        api.MapFiles<StylesheetFiles>("Stylesheet", SectionPolicies.StylesheetsOrDocumentOrMediaOrMember, SectionPolicies.Stylesheets);
        api.MapPartialViews();
        api.MapStaticFiles();
        api.MapWebhooks();
        api.MapPackages();
        api.MapModelsBuilder();
        api.MapTelemetry();
        api.MapProfiling();
        api.MapInstallation();
        api.MapHelp();
        api.MapNews();
        api.MapOEmbed();
        api.MapTemplates();
        api.MapTemplateTree();
        api.MapTemplateQuery();
        api.MapCurrentUser();
        api.MapUsers();
        api.MapUserGroups();
        api.MapUserData();
        api.MapPasswordReset();

        routes.MapOperations($"{BackOfficeAccess.Base}.1").MapDocumentValidation();

        routes.Map($"{BackOfficeAccess.Base}/{{**rest}}", () => TypedResults.NotFound()).AllowAnonymous()
            .Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = 1);
        routes.MapPut($"{BackOfficeAccess.Base}/document/{{id:guid}}/validate", () => TypedResults.BadRequest()).AllowAnonymous() // not in this version
            .Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = 1);
    }
    private static RouteGroupBuilder MapOperations(this IEndpointRouteBuilder routes, string address) => routes.MapGroup(address)
        .RequireAuthorization(BackOfficeAccess.SignedIn).AddEndpointFilter<ManagementGate>().WithMetadata(Operation.Marker);
}
