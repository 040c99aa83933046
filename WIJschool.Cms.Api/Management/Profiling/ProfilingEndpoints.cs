using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Profiling;

/// <summary>Whether Umbraco's profiler is asked for. The choice is kept; the site itself measures with tools outside of the back office.</summary>
internal static class ProfilingEndpoints
{
    public static void MapProfiling(this IEndpointRouteBuilder routes)
    {
        var profiling = routes.MapGroup("/profiling").WithTags("Profiling").RequireAuthorization(SectionPolicies.Settings);
        profiling.MapGet("/status", StatusAsync);
        profiling.MapPut("/status", SetStatusAsync);
    }

    private static async Task<Results<JsonHttpResult<ProfilingStatus>, Problem>> StatusAsync(IWebProfilerService profiler)
    {
        var status = await profiler.GetStatus();
        return status.Success ? ManagementJson.Ok(new ProfilingStatus { Enabled = status.Result }) : Refused(status.Status);
    }

    private static async Task<Results<Ok, Problem>> SetStatusAsync(Body<ProfilingStatus> body, IWebProfilerService profiler)
    {
        var status = await profiler.SetStatus(body.Value.Enabled);
        return status.Success ? TypedResults.Ok() : Refused(status.Status);
    }

    private static Problem Refused(WebProfilerOperationStatus status) =>
        new("Error", "Executing user not found", StatusCodes.Status401Unauthorized) { OperationStatus = status.ToString() };
}

internal sealed record ProfilingStatus
{
    public required bool Enabled { get; init; }
}
