using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>Webhooks, packages, settings of the host, and what comes from other sites.</summary>
internal sealed class SettingsAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        ("GET", "webhook", Administrators),
        ("POST", "webhook", Administrators),
        ("GET", $"webhook/{Nothing}", Administrators),
        ("PUT", $"webhook/{Nothing}", Administrators),
        ("DELETE", $"webhook/{Nothing}", Administrators),
        ("GET", "webhook/events", Administrators),
        ("GET", "webhook/logs", Administrators),
        ("GET", $"webhook/{Nothing}/logs", Administrators),
        ("GET", "item/webhook", SignedIn),
        ("GET", "package/configuration", Administrators),
        ("GET", "package/migration-status", Administrators),
        ("POST", "package/x/run-migration", Administrators),
        ("GET", "package/created", Administrators),
        ("POST", "package/created", Administrators),
        ("GET", $"package/created/{Nothing}", Administrators),
        ("PUT", $"package/created/{Nothing}", Administrators),
        ("DELETE", $"package/created/{Nothing}", Administrators),
        ("GET", $"package/created/{Nothing}/download", Administrators),
        ("GET", "models-builder/dashboard", Administrators),
        ("GET", "models-builder/status", Administrators),
        ("POST", "models-builder/build", Administrators),
        ("GET", "telemetry", Administrators),
        ("GET", "telemetry/level", Administrators),
        ("POST", "telemetry/level", Administrators),
        ("GET", "profiling/status", Administrators),
        ("PUT", "profiling/status", Administrators),
        ("GET", "install/settings", Everybody),
        ("POST", "install/setup", Everybody),
        ("POST", "install/validate-database", Everybody),
        ("GET", "help", SignedIn),
        ("GET", "news-dashboard", SignedIn),
        ("GET", "oembed/query", Content),
        ("POST", "redirect-management/status", Administrators),
    ];
}
