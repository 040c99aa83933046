using static WIJschool.Cms.Api.Tests.Management.Access.Who;

namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>Log viewer, health checks, search indexes and published cache: they are in the settings section.</summary>
internal sealed class SystemAccess : IAccessTable
{
    /// <inheritdoc />
    public IEnumerable<(string Method, string Url, string Who)> Rows =>
    [
        ("GET", "log-viewer/level", Administrators),
        ("GET", "log-viewer/level-count", Administrators),
        ("GET", "log-viewer/log", Administrators),
        ("GET", "log-viewer/message-template", Administrators),
        ("GET", "log-viewer/validate-logs-size", Administrators),
        ("GET", "log-viewer/saved-search", Administrators),
        ("POST", "log-viewer/saved-search", Administrators),
        ("GET", "log-viewer/saved-search/geen", Administrators),
        ("DELETE", "log-viewer/saved-search/geen", Administrators),
        ("GET", "health-check-group", Administrators),
        ("GET", "health-check-group/Services", Administrators),
        ("POST", "health-check-group/Configuration/check", Administrators),
        ("POST", "health-check/execute-action", Administrators),
        ("GET", "indexer", Administrators), // Umbraco lets in everybody who is signed in, here and below
        ("GET", "indexer/ExternalIndex", Administrators),
        ("POST", "indexer/geen/rebuild", Administrators),
        ("GET", "searcher", Administrators),
        ("GET", "searcher/ExternalSearcher/query", Administrators),
        ("POST", "published-cache/rebuild", Administrators),
        ("GET", "published-cache/rebuild/status", Administrators),
        ("POST", "published-cache/reload", Administrators),
    ];
}
