using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Telemetry;

/// <summary>How much the site may tell the makers of Umbraco. The choice is kept, and nothing is ever sent: there is no sender.</summary>
internal static class TelemetryEndpoints
{
    public static void MapTelemetry(this IEndpointRouteBuilder routes)
    {
        var telemetry = routes.MapGroup("/telemetry").WithTags("Telemetry").RequireAuthorization(SectionPolicies.Settings);
        telemetry.MapGet("", Levels);
        telemetry.MapGet("/level", Level);
        telemetry.MapPost("/level", SetLevelAsync);
    }

    private static JsonHttpResult<Page<TelemetryResponse>> Levels([AsParameters] Paging paging) =>
        ManagementJson.Ok(paging.Of(Enum.GetValues<TelemetryLevel>(), level => new TelemetryResponse(level)));

    private static JsonHttpResult<TelemetryResponse> Level(IMetricsConsentService consent) => ManagementJson.Ok(new TelemetryResponse(consent.GetConsentLevel()));

    private static async Task<Ok> SetLevelAsync(Body<TelemetryRequest> body, IMetricsConsentService consent)
    {
        await consent.SetConsentLevelAsync(body.Value.TelemetryLevel!.Value);
        return TypedResults.Ok();
    }
}

internal sealed record TelemetryResponse(TelemetryLevel TelemetryLevel);

internal sealed record TelemetryRequest
{
    [Required, EnumDataType(typeof(TelemetryLevel))] public TelemetryLevel? TelemetryLevel { get; init; }
}
