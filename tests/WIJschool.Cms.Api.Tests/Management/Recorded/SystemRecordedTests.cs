namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>Log viewer, health checks, search indexes and published cache.</summary>
public sealed class SystemRecordedTests(RecordedManagement site) : RecordedAnswers(site)
{
    protected override (string Name, string[] Left)[] Requests =>
    [
        ("GET log-viewer_level__skip=0&take=10", ["level"]), // as the host is set
        ("GET log-viewer_level-count", ["information", "debug", "warning", "error", "fatal"]), // what that machine logged
        ("GET log-viewer_message-template__skip=0&take=10", ["total", "items"]),
        ("GET log-viewer_validate-logs-size", []),
        ("GET log-viewer_saved-search_Find~20all~20logs~20where~20the~20Level~20is~20NOT~20Verbose~20and~20NOT~20Debug", []),
        ("GET health-check-group__skip=0&take=10", []),
        ("GET health-check-group_Configuration", []),
        ("GET indexer__skip=0&take=10", ["total", "items"]), // there is none for the Delivery API, and another engine fills the others
        ("GET indexer_ExternalIndex", ["documentCount", "fieldCount", "providerProperties"]),
        ("GET searcher_ExternalIndex_query__term=methode&skip=0&take=10", ["total", "items"]), // another engine
        ("GET published-cache_rebuild_status", []),
    ];
}
