namespace WIJschool.Cms.Api.Tests.Management.Recorded;

public sealed class PreviewRecordedTests(RecordedManagement site) : RecordedAnswers(site)
{
    protected override (string Name, string[] Left)[] Requests => [("POST preview", []), ("DELETE preview", [])];
}
