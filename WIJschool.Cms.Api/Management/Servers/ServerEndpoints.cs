using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Servers;

/// <summary>What runs here: asked by the back office before and after somebody signs in.</summary>
internal static class ServerEndpoints
{
    public static void MapServer(this IEndpointRouteBuilder routes)
    {
        var server = routes.MapGroup("/server").WithTags("Server");
        server.MapGet("/status", Status).AllowAnonymous();
        server.MapGet("/configuration", Configuration).AllowAnonymous();
        server.MapGet("/information", Information);
        server.MapGet("/troubleshooting", TroubleshootingAsync);
        server.MapGet("/upgrade-check", UpgradeCheck).RequireAuthorization(SectionPolicies.Administrator);

        var upgrade = routes.MapGroup("/upgrade").WithTags("Upgrade").RequireAuthorization(SectionPolicies.Administrator);
        upgrade.MapGet("/settings", NothingToUpgrade);
        upgrade.MapPost("/authorize", NothingToUpgrade);
    }

    private static JsonHttpResult<ServerStatusResponse> Status(IRuntimeState runtime) => ManagementJson.Ok(new ServerStatusResponse(runtime.Level));

    private static JsonHttpResult<ServerConfigurationResponse> Configuration(
        IOptionsMonitor<SecuritySettings> security, IOptionsMonitor<GlobalSettings> global, ILocalLoginSettingProvider logins, IHostingEnvironment hosting) =>
        ManagementJson.Ok(new ServerConfigurationResponse(
            security.CurrentValue.AllowPasswordReset,
            VersionCheckPeriod: 0, // nobody is asked for newer versions: those come with the site
            AllowLocalLogin: !logins.HasDenyLocalLogin(),
            hosting.ToAbsolute(global.CurrentValue.UmbracoCssPath)));

    private static JsonHttpResult<ServerInformationResponse> Information(IUmbracoVersion version, TimeProvider clock, IOptionsMonitor<RuntimeSettings> runtime) =>
        ManagementJson.Ok(new ServerInformationResponse(
            version.SemanticVersion.ToSemanticStringWithoutBuild(),
            (version.AssemblyVersion ?? version.Version).ToString(),
            clock.LocalTimeZone.BaseUtcOffset.ToString(),
            runtime.CurrentValue.Mode));

    private static async Task<JsonHttpResult<TroubleshootingResponse>> TroubleshootingAsync(TroubleshootingFacts facts) =>
        ManagementJson.Ok(new TroubleshootingResponse([.. (await facts.AllAsync()).Select(fact => new TroubleshootingItem(fact.Name, fact.Value))]));

    /// <summary>No newer version is ever offered: Umbraco stopped telling, and its core here comes with the site.</summary>
    private static JsonHttpResult<UpgradeCheckResponse> UpgradeCheck() => ManagementJson.Ok(new UpgradeCheckResponse("None", "", ""));

    /// <summary>The database is brought up to date before the site answers anything, so no running site waits for an upgrade.</summary>
    private static Problem NothingToUpgrade() =>
        new("Error", "Invalid runtime level", StatusCodes.Status428PreconditionRequired) { Detail = "Runtime level Upgrade is required" };
}

internal sealed record ServerStatusResponse(RuntimeLevel ServerStatus);

/// <param name="VersionCheckPeriod">In days; 0 for never.</param>
internal sealed record ServerConfigurationResponse(bool AllowPasswordReset, int VersionCheckPeriod, bool AllowLocalLogin, string UmbracoCssPath);

/// <param name="BaseUtcOffset">As in <c>01:00:00</c>.</param>
internal sealed record ServerInformationResponse(string Version, string AssemblyVersion, string BaseUtcOffset, RuntimeMode RuntimeMode);

internal sealed record TroubleshootingResponse(IReadOnlyList<TroubleshootingItem> Items);

internal sealed record TroubleshootingItem(string Name, string Data);

internal sealed record UpgradeCheckResponse(string Type, string Comment, string Url);
