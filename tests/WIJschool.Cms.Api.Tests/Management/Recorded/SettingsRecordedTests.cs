namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>
/// Webhooks, packages, settings of the host, and what comes from other sites. The lists of redirects are not among them: the page that they tell of was
/// made and renamed while the answers were recorded.
/// </summary>
public sealed class SettingsRecordedTests(RecordedManagement site) : RecordedAnswers(site)
{
    private const string Webhook = "f981213d-5bfc-5e48-a84c-a16746a1982b";

    protected override (string Name, string[] Left)[] Requests =>
    [
        ("GET help__skip=0&take=10", ["traceId"]), // of the request
        ("GET models-builder_dashboard", ["version"]), // of the Umbraco that answered
        ("GET models-builder_status", []),
        ("GET telemetry__skip=0&take=10", []),
        ("GET telemetry_level", []),
        ("GET profiling_status", []),
        ("GET package_configuration", ["marketplaceUrl"]), // names the version of the Umbraco that answered
        ("GET package_created__skip=0&take=10", []),
        ("GET package_created__skip=0&take=100", []),
        ("GET package_migration-status__skip=0&take=10", []),
        ("POST webhook", []),
        ("GET webhook__skip=0&take=10", []),
        ($"GET webhook_{Webhook}", []),
        ("GET webhook_events__skip=0&take=10", []),
        ($"GET webhook_{Webhook}_logs__skip=0&take=10", []),
        ("GET webhook_logs__skip=0&take=10", []),
        ($"GET item_webhook__id={Webhook}", []),
    ];
}
