using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;

namespace WIJschool.Web.Hosting;

/// <summary>One line a request that failed or was slow, with its trace id; the query is left out, as it may hold what someone typed.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        await next(context);
        var took = Stopwatch.GetElapsedTime(started);
        var status = context.Response.StatusCode;
        var level = status >= 500 ? LogLevel.Error : took > Slow && !IsConnection(context) ? LogLevel.Warning : LogLevel.Debug;
        if (!logger.IsEnabled(level)) return;
        LogRequest(level, context.Request.Method, context.Request.Path, status, took.TotalMilliseconds,
            Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
    }

    // it stays open as long as somebody listens
    private static bool IsConnection(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null
        || context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;

    [LoggerMessage("{Method} {Path} answered {Status} in {Milliseconds:0} ms, trace {TraceId}.")]
    private partial void LogRequest(LogLevel level, string method, PathString path, int status, double milliseconds, string traceId);
}
