namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>Documents that new ones are copied from.</summary>
public sealed class BlueprintRecordedTests(RecordedManagement site) : RecordedAnswers(site)
{
    private const string Blueprint = "aefe7dc3-7006-5bc5-a71f-e57f6b733780";

    private static readonly string[] moments = ["createDate", "updateDate"]; // when this test ran

    protected override (string Name, string[] Left)[] Requests =>
    [
        ("POST document-blueprint", []),
        ("POST document-blueprint_from-document", []),
        ($"GET document-blueprint_{Blueprint}", moments),
        ($"GET document-blueprint_{Blueprint}_scaffold", ["id", .. moments]), // a new one each time
        ($"GET item_document-blueprint__id={Blueprint}", []),
        ($"GET tree_document-blueprint_ancestors__descendantId={Blueprint}", []),
        ("GET tree_document-blueprint_children__parentId=b0a7f4c4-dd56-5f52-a620-a0056d260ef6&skip=0&take=10", []),
        ("GET tree_document-blueprint_root__skip=0&take=10", []),
        ($"GET tree_document-blueprint_siblings__target={Blueprint}&before=2&after=2", []),
    ];
}
