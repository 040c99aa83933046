using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.ModelsBuilder;

/// <summary>Umbraco's generator of classes for pages. It is off: those of this site are written by hand.</summary>
internal static class ModelsBuilderEndpoints
{
    private const string Off = "Nothing";

    public static void MapModelsBuilder(this IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("/models-builder").WithTags("Models Builder").RequireAuthorization(SectionPolicies.Settings);
        models.MapGet("/dashboard", Dashboard);
        models.MapGet("/status", Status);
        models.MapPost("/build", Build);
    }

    private static JsonHttpResult<ModelsBuilderResponse> Dashboard(IUmbracoVersion version, IOptionsMonitor<ModelsBuilderSettings> settings) =>
        ManagementJson.Ok(new ModelsBuilderResponse(
            Off, CanGenerate: false, OutOfDateModels: false, LastError: null, version.SemanticVersion.ToString(), settings.CurrentValue.ModelsNamespace,
            TrackingOutOfDateModels: false));

    private static JsonHttpResult<ModelsStatusResponse> Status() => ManagementJson.Ok(new ModelsStatusResponse(OutOfDateType.Unknown));

    private static Problem Build() => new("Error", "Models generation is not enabled", StatusCodes.Status428PreconditionRequired)
    {
        Detail = "ModelsBuilderMode is not set to SourceCodeManual or SourceCodeAuto",
    };
}

internal sealed record ModelsBuilderResponse(
    string Mode, bool CanGenerate, bool OutOfDateModels, string? LastError, string? Version, string? ModelsNamespace, bool TrackingOutOfDateModels);

internal sealed record ModelsStatusResponse(OutOfDateType Status);
