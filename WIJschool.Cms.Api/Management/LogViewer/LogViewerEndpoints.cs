using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Logging;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.LogViewer;

/// <summary>What the site logged, out of its log files. A period that is not told is the last day.</summary>
internal static class LogViewerEndpoints
{
    public static void MapLogViewer(this IEndpointRouteBuilder routes)
    {
        var log = routes.MapGroup("/log-viewer").WithTags("Log Viewer").RequireAuthorization(SectionPolicies.Settings);
        log.MapGet("/level", Levels);
        log.MapGet("/level-count", CountLevelsAsync);
        log.MapGet("/log", ListAsync);
        log.MapGet("/message-template", TemplatesAsync);
        log.MapGet("/validate-logs-size", ValidateSizeAsync);
        log.MapGet("/saved-search", SavedSearchesAsync);
        log.MapPost("/saved-search", SaveSearchAsync);
        log.MapGet("/saved-search/{name}", SavedSearchAsync);
        log.MapDelete("/saved-search/{name}", DeleteSearchAsync);
    }

    private static JsonHttpResult<Page<LoggerResponse>> Levels([AsParameters] Paging paging, ILogViewerService logs) =>
        ManagementJson.Ok(paging.Of(logs.GetLogLevelsFromSinks().OrderBy(sink => sink.Key, StringComparer.Ordinal).ToList(), sink => new LoggerResponse(sink.Key, sink.Value)));

    private static async Task<Results<JsonHttpResult<LevelCountsResponse>, Problem>> CountLevelsAsync([AsParameters] LogPeriod period, ILogViewerService logs)
    {
        var counts = await logs.GetLogLevelCountsAsync(period.From, period.Until);
        return counts.Success ? ManagementJson.Ok(LevelCountsResponse.From(counts.Result!)) : LogViewerProblems.Of(counts.Status);
    }

    private static async Task<Results<JsonHttpResult<Page<LogMessageResponse>>, Problem>> ListAsync(
        [AsParameters] Paging paging, [AsParameters] LogPeriod period, ILogViewerService logs, string? filterExpression, LogLevel[] logLevel,
        Direction orderDirection = Direction.Descending)
    {
        string[] levels = [.. logLevel.Distinct().Select(level => level.ToString())];
        var found = await logs.GetPagedLogsAsync(
            period.From, period.Until, Math.Max(0, paging.Skip), Math.Max(0, paging.Take), orderDirection, filterExpression, levels);
        return found.Success ? ManagementJson.Ok(new Page<LogMessageResponse>(found.Result!.Total, [.. found.Result.Items.Select(LogMessageResponse.From)])) : LogViewerProblems.Of(found.Status);
    }

    private static async Task<Results<JsonHttpResult<Page<LogTemplateResponse>>, Problem>> TemplatesAsync(
        [AsParameters] Paging paging, [AsParameters] LogPeriod period, ILogViewerService logs)
    {
        var found = await logs.GetMessageTemplatesAsync(period.From, period.Until, Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        return found.Success
            ? ManagementJson.Ok(new Page<LogTemplateResponse>(found.Result.Total, [.. found.Result.Items.Select(template => new LogTemplateResponse(template.MessageTemplate, template.Count))]))
            : LogViewerProblems.Of(found.Status);
    }

    private static async Task<Results<Ok, Problem>> ValidateSizeAsync([AsParameters] LogPeriod period, ILogViewerService logs)
    {
        var mayView = await logs.CanViewLogsAsync(period.From, period.Until);
        return mayView.Success ? TypedResults.Ok() : LogViewerProblems.Of(mayView.Status);
    }

    private static async Task<JsonHttpResult<Page<SavedSearch>>> SavedSearchesAsync([AsParameters] Paging paging, ILogViewerService logs)
    {
        var found = await logs.GetSavedLogQueriesAsync(Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        return ManagementJson.Ok(new Page<SavedSearch>(found.Total, [.. found.Items.Select(SavedSearch.From)]));
    }

    private static async Task<Results<CreatedResource, Problem>> SaveSearchAsync(Body<SavedSearch> body, ILogViewerService logs)
    {
        var saved = await logs.AddSavedLogQueryAsync(body.Value.Name, body.Value.Query);
        return saved.Success ? new CreatedResource("log-viewer/saved-search", body.Value.Name) : LogViewerProblems.Of(saved.Status);
    }

    private static async Task<Results<JsonHttpResult<SavedSearch>, Problem>> SavedSearchAsync(string name, ILogViewerService logs) =>
        await logs.GetSavedLogQueryByNameAsync(name) is { } search ? ManagementJson.Ok(SavedSearch.From(search)) : LogViewerProblems.SearchNotFound;

    private static async Task<Results<Ok, Problem>> DeleteSearchAsync(string name, ILogViewerService logs)
    {
        var deleted = await logs.DeleteSavedLogQueryAsync(name);
        return deleted.Success ? TypedResults.Ok() : LogViewerProblems.Of(deleted.Status);
    }
}
