using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.HealthChecks;

namespace WIJschool.Cms.Api.Management.HealthChecks;

/// <summary>The health checks that the settings leave on, and running them.</summary>
internal sealed partial class HealthCheckRuns(HealthCheckCollection checks, IOptionsMonitor<HealthChecksSettings> settings, ILogger<HealthCheckRuns> logger)
{
    /// <summary>The names of the groups.</summary>
    public IReadOnlyList<string> Groups => [.. Enabled.Select(check => check.Group ?? "").Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    private IEnumerable<HealthCheck> Enabled
    {
        get
        {
            var off = settings.CurrentValue.DisabledChecks.Select(check => check.Id).ToHashSet();
            return checks.Where(check => !off.Contains(check.Id));
        }
    }

    /// <summary>The checks of a group, in the order of their names; none when there is no such group.</summary>
    public IReadOnlyList<HealthCheck> Of(string group) =>
        [.. Enabled.Where(check => string.Equals(check.Group, group.Trim(), StringComparison.OrdinalIgnoreCase)).OrderBy(check => check.Name, StringComparer.Ordinal)];

    public HealthCheck? Find(Guid id) => Enabled.FirstOrDefault(check => check.Id == id);

    /// <summary>Runs a check. One that fails itself does not hide the others: it is told as its result.</summary>
    public async Task<IReadOnlyList<HealthCheckStatus>> RunAsync(HealthCheck check)
    {
        try
        {
            return [.. await check.GetStatusAsync()];
        }
#pragma warning disable CA1031 // checks ask networks, files and the database: anything may come out of them
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure, check.Name);
            return [new HealthCheckStatus($"{check.Name}: {failure.Message}") { ResultType = StatusResultType.Error }];
        }
    }

    /// <summary>Repairs something.</summary>
    /// <returns>How it is now; null when the check has no such action.</returns>
    public async Task<HealthCheckStatus?> ExecuteAsync(HealthCheck check, HealthCheckAction action)
    {
        try
        {
            return await check.ExecuteActionAsync(action);
        }
        catch (Exception none) when (none is InvalidOperationException or NotSupportedException)
        {
            LogNoAction(none, check.Name, action.Alias);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "Health check {Check} failed itself.")]
    private partial void LogFailed(Exception failure, string check);

    [LoggerMessage(LogLevel.Warning, "Health check {Check} refused action {Action}.")]
    private partial void LogNoAction(Exception refusal, string check, string? action);
}
