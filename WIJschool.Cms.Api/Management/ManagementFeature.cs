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
using WIJschool.Cms.Api.Management.Dictionary;
using WIJschool.Cms.Api.Management.Documents;
using WIJschool.Cms.Api.Management.DocumentVersions;
using WIJschool.Cms.Api.Management.HealthChecks;
using WIJschool.Cms.Api.Management.Indexing;
using WIJschool.Cms.Api.Management.Manifests;
using WIJschool.Cms.Api.Management.Media;
using WIJschool.Cms.Api.Management.Members;
using WIJschool.Cms.Api.Management.News;
using WIJschool.Cms.Api.Management.Packages;
using WIJschool.Cms.Api.Management.PartialViews;
using WIJschool.Cms.Api.Management.Previews;
using WIJschool.Cms.Api.Management.RecycleBins;
using WIJschool.Cms.Api.Management.References;
using WIJschool.Cms.Api.Management.Scripts;
using WIJschool.Cms.Api.Management.ServerEvents;
using WIJschool.Cms.Api.Management.Servers;
using WIJschool.Cms.Api.Management.StaticFiles;
using WIJschool.Cms.Api.Management.Stylesheets;
using WIJschool.Cms.Api.Management.Templates;
using WIJschool.Cms.Api.Management.Users;

namespace WIJschool.Cms.Api.Management;

/// <summary>Umbraco's Management API, version 1: what the back office calls. Each resource has a folder of its own.</summary>
public static class ManagementFeature
{
    /// <summary>Adds it. The scheme that <see cref="BackOfficeAccess.SignedIn"/> names must be there too: every call but the public ones asks it.</summary>
    public static IServiceCollection AddManagementApi(this IServiceCollection services) => services
        .AddBackOfficeAccess()
        .AddSectionPolicies()
        .AddSingleton<MediaAddresses>()
        .AddSingleton<MemberMapping>()
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
        api.MapWindow();
        api.MapContent();
        api.MapMediaLibrary();
        api.MapSettings();
        api.MapFilesOfTheSite();
        api.MapUpkeep();
        api.MapPackages();
        api.MapUsersAndGroups();
        api.MapMembersAndGroups();
        api.MapTranslation();
        routes.MapServerEvents();
        routes.MapOperations($"{BackOfficeAccess.Base}.1").MapDocumentValidation();
        routes.MapNothingElse();
    }

    /// <summary>A version of the API, which asks every caller who it is.</summary>
    private static RouteGroupBuilder MapOperations(this IEndpointRouteBuilder routes, string address) => routes.MapGroup(address)
        .RequireAuthorization(BackOfficeAccess.SignedIn).AddEndpointFilter<ManagementGate>().WithMetadata(Operation.Marker);

    private static void MapNothingElse(this IEndpointRouteBuilder routes)
    {
        routes.Map($"{BackOfficeAccess.Base}/{{**rest}}", () => TypedResults.NotFound()).AllowAnonymous()
            .Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = 1);
        routes.MapPut($"{BackOfficeAccess.Base}/document/{{id:guid}}/validate", () => TypedResults.BadRequest()).AllowAnonymous() // not in this version
            .Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = 1);
    }
}
