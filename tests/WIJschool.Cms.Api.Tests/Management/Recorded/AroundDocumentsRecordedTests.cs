namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>What belongs to a document beside its content, and the small resources that its editor asks.</summary>
public sealed class AroundDocumentsRecordedTests(RecordedManagement site) : RecordedAnswers(site)
{
    private const string Page = "dd89a4ee-4b26-5238-9dda-936611faa5fe";

    protected override (string Name, string[] Left)[] Requests =>
    [
        ("PUT document_26f85a5b-4d83-53b2-ae11-90c632c9e015_domains", []),
        ($"GET document_{Page}_audit-log__skip=0&take=10", []),
        ($"GET document_{Page}_domains", []),
        ($"GET document_{Page}_notifications", []),
        ($"GET document_{Page}_preview-url", ["traceId"]),
        ($"GET document_{Page}_public-access", []),
        ($"GET document_{Page}_referenced-by__skip=0&take=10", []),
        ($"GET document_{Page}_referenced-descendants__skip=0&take=10", []),
        ($"GET document_are-referenced__id={Page}&skip=0&take=10", []),
        ("GET recycle-bin_document_children__skip=0&take=10", []),
        ("GET recycle-bin_document_referenced-by__skip=0&take=10", []),
        ("GET segment__skip=0&take=10", []),
    ];
}
