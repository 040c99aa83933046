namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>What a document leaves behind: versions, the audit trail, and itself in the recycle bin.</summary>
public sealed class DocumentHistoryRecordedTests(RecordedManagement site) : RecordedAnswers(site)
{
    private const string Renamed = "cf729b9a-db4c-56b0-8af7-d8ffd57873b8";
    private const string Thrown = "2f3b55d7-fdcc-532a-b106-335d264e21da";

    protected override (string Name, string[] Left)[] Requests =>
    [
        // four others first, so that the version that is asked below has the number that it had when it was recorded
        ("POST document-src", []),
        ("POST document-del", []),
        ("POST document-draft", []),
        ("POST document-mandatory-missing-draft-ok", []),
        ("POST document", []),
        ($"PUT document_{Renamed}_publish", []),
        ($"PUT document_{Renamed}", []),
        ($"PUT document_{Renamed}_publish-2", []),
        ("POST document-trash", []),
        ($"PUT document_{Thrown}_move-to-recycle-bin", []),
        ($"PUT document_{Renamed}_unpublish", []),
        ($"PUT document_{Renamed}_publish-3", []),
        ($"GET document-version__documentId={Renamed}&skip=0&take=100", ["id", "versionDate"]), // numbers and moments of the one database
        ("GET document-version_000007d7-0000-0000-0000-000000000000", ["createDate", "updateDate", "publishDate"]),
        ($"GET document_{Renamed}_audit-log__skip=0&take=100", ["timestamp"]),
        ($"GET recycle-bin_document_{Thrown}_original-parent", []),
        ($"GET recycle-bin_document_siblings__target={Thrown}&before=2&after=2", ["createDate"]),
    ];
}
