namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>Documents.</summary>
public sealed class DocumentRecordedTests(RecordedManagement site) : RecordedAnswers(site)
{
    private const string Nothing = "00000000-0000-0000-0000-000000000001";
    private const string Root = "26f85a5b-4d83-53b2-ae11-90c632c9e015";
    private const string First = "dd89a4ee-4b26-5238-9dda-936611faa5fe";
    private const string Second = "62aea1c7-488d-5744-84eb-99c0767cb039";
    private const string Renamed = "cf729b9a-db4c-56b0-8af7-d8ffd57873b8";
    private const string Draft = "8230ce9c-87a2-59a8-95f8-796f5d61d358";
    private const string Deleted = "0f21d90a-bebb-5390-9aab-bd87ea4bba8b";
    private const string Copied = "be21f779-600d-5d7b-a99a-9e572e7028e9";
    private const string Untitled = "6ed42d21-65e3-5b17-8ab0-c389f8c7340f";

    private static readonly string[] moments = ["createDate", "updateDate", "publishDate"]; // when this test ran
    private static readonly string[] unreadable = ["errors", "traceId"]; // the words of the JSON reader, with Umbraco's class names

    protected override (string Name, string[] Left)[] Requests =>
    [
        ("POST document", []),
        ("POST document-draft", []),
        ($"PUT document_{Renamed}", []),
        ($"PUT document_{Renamed}_publish", []),
        ($"PUT document_{Renamed}_publish-2", []),
        ("POST document-del", []),
        ($"DELETE document_{Deleted}", []),
        ("POST document-src", []),
        ($"POST document_{Copied}_copy", ["Location", "Umb-Generated-Resource"]),
        ($"PUT document_{Copied}_move", []),
        ($"PUT document_{Renamed}_unpublish", []),
        ($"PUT document_{Renamed}_publish-3", []),
        ($"PUT document_{Draft}_publish-scheduled", []),
        ("PUT document_sort", []),
        ($"DELETE document_{Nothing}", []),
        ($"GET document_{Nothing}", []),
        ("GET document_geen-guid", []),
        ("POST document-empty-body", unreadable),
        ("POST document-invalid-name", ["traceId"]),
        ("POST document-malformed-json", unreadable),
        ("POST document-mandatory-missing-draft-ok", []),
        ("POST document-no-doctype", []),
        ("POST document-not-allowed-at-root", []),
        ("POST document-unknown-prop", []),
        ("POST document_validate-missing-mandatory", []),
        ($"PUT document_{Untitled}_publish-mandatory-missing", []),
        ($"GET collection_document_{Root}__skip=0&take=10", []),
        ($"GET document_{First}", []),
        ($"GET document_{First}_available-segment-options__skip=0&take=10", []),
        ($"GET document_{First}_publish-with-descendants_result_~taskId~", []),
        ($"GET document_{First}_published", []),
        ($"GET document_urls__id={First}", []),
        ($"GET item_document__id={First}&id={Second}&id={Root}", []),
        ("GET item_document_search__query=methode&skip=0&take=10", ["items", "total"]), // other words count as found, in another order
        ("GET item_document_search__query=onderwijs&skip=0&take=10", ["items", "total"]),
        ($"GET tree_document_ancestors__descendantId={Second}", []),
        ($"GET tree_document_children__parentId={Root}&skip=0&take=10", ["total"]), // what was moved to the bin in between is a test of its own
        ($"GET tree_document_children__parentId={Root}&skip=0&take=100", ["total"]),
        ("GET tree_document_root__skip=0&take=10", []),
        ($"GET tree_document_siblings__target={Second}&before=2&after=2", ["totalAfter"]),
        ($"GET document_{Root}", []),
        ($"GET document_{Draft}_published", []),
        ($"GET document_{Renamed}", moments),
        ($"PUT document_{Renamed}_validate", []), // version 1.1 has it
    ];
}
