namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>Media, members and the groups of members.</summary>
public sealed class MediaRecordedTests(RecordedManagement site) : RecordedAnswers(site)
{
    private const string Group = "e6b2917d-8588-5bf7-9970-95e886d19b75";

    protected override (string Name, string[] Left)[] Requests =>
    [
        ("POST member-group", []),
        ("GET member-group__skip=0&take=10", []),
        ($"GET member-group_{Group}", []),
        ($"GET item_member-group__id={Group}", []),
        ("GET tree_member-group_root__skip=0&take=10", []),
    ];
}
