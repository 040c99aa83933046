using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.HealthChecks;

/// <summary>Whether the site is set up as it should be: Core's checks, each run when it is asked for.</summary>
internal static class HealthCheckEndpoints
{
    public static void MapHealthChecks(this IEndpointRouteBuilder routes)
    {
        var groups = routes.MapGroup("/health-check-group").WithTags("Health Check").RequireAuthorization(SectionPolicies.Settings);
        groups.MapGet("", List);
        groups.MapGet("/{name}", ByName);
        groups.MapPost("/{name}/check", CheckAsync);

        routes.MapPost("/health-check/execute-action", ExecuteAsync).WithTags("Health Check").RequireAuthorization(SectionPolicies.Settings);
    }

    private static JsonHttpResult<Page<GroupName>> List([AsParameters] Paging paging, HealthCheckRuns checks) =>
        ManagementJson.Ok(paging.Of(checks.Groups, group => new GroupName(group)));

    private static Results<JsonHttpResult<GroupResponse>, Problem> ByName(string name, HealthCheckRuns checks) =>
        checks.Of(name) is { Count: > 0 } group ? ManagementJson.Ok(GroupResponse.From(group)) : GroupNotFound;

    private static async Task<Results<JsonHttpResult<GroupResults>, Problem>> CheckAsync(string name, HealthCheckRuns checks)
    {
        if (checks.Of(name) is not { Count: > 0 } group) return GroupNotFound;

        List<CheckResults> results = [];
        foreach (var check in group) results.Add(CheckResults.From(check, await checks.RunAsync(check)));
        return ManagementJson.Ok(new GroupResults(results));
    }

    private static async Task<Results<JsonHttpResult<ResultResponse>, Problem>> ExecuteAsync(Body<ActionModel> body, HealthCheckRuns checks)
    {
        if (checks.Find(body.Value.HealthCheck.Id) is not { } check)
        {
            return new Problem("Error", "Health Check Not Found", StatusCodes.Status400BadRequest) { Detail = $"No health check found with id = {body.Value.HealthCheck.Id}" };
        }

        return await checks.ExecuteAsync(check, body.Value.ToAction()) is { } result ? ManagementJson.Ok(ResultResponse.From(result)) : ActionNotFound;
    }

    private static Problem GroupNotFound => new("Error", "The health check group could not be found", StatusCodes.Status404NotFound);

    private static Problem ActionNotFound =>
        new("Error", "The action could not be executed", StatusCodes.Status400BadRequest) { Detail = "The health check has no such action." };
}
