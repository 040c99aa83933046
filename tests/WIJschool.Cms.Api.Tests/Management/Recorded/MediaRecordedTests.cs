namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>Media, members and the groups of members.</summary>
public sealed class MediaRecordedTests(RecordedManagement site) : RecordedAnswers(site), IAsyncLifetime
{
    private const string Group = "e6b2917d-8588-5bf7-9970-95e886d19b75";
    private const string Image = "bbab8091-efbd-5a69-9b12-aa84d78d3173";
    private const string Thrown = "d3bfeb41-357e-571a-9475-a10213d108f7";
    private const string Folder = "e2739968-8315-5aa2-8184-13efe1b86ab3";
    private const string Member = "ab0a761b-4017-5926-9529-94959e720a78";

    private static readonly string[] moments = ["createDate", "updateDate", "lastPasswordChangeDate"];

    protected override (string Name, string[] Left)[] Requests =>
    [
        ("POST member-group", []),
        ("GET member-group__skip=0&take=10", []),
        ($"GET member-group_{Group}", []),
        ($"GET item_member-group__id={Group}", []),
        ("GET tree_member-group_root__skip=0&take=10", []),
        ("POST member-invalid", ["traceId"]),
        ("POST member", []),
        ($"GET member_{Member}", moments),
        ("GET filter_member__skip=0&take=10", moments),
        ("GET member_configuration", []),
        ($"GET member_{Member}_referenced-by__skip=0&take=10", []),
        ($"GET member_{Member}_referenced-descendants__skip=0&take=10", []),
        ($"GET member_are-referenced__id={Member}&skip=0&take=10", []),
        ("GET item_member_search__query=e&skip=0&take=10", ["memberType"]), // Umbraco's index knows no type of members
        ("POST media", []),
        ("POST media-image", []),
        ("POST media-image2", []),
        ($"PUT media_{Thrown}_move-to-recycle-bin", []),
        ($"GET media_{Image}", moments),
        ("GET media_configuration", []),
        ($"GET media_urls__id={Image}", ["url"]), // the host
        ($"GET media_are-referenced__id={Image}&skip=0&take=10", []),
        ($"GET media_{Image}_referenced-descendants__skip=0&take=10", []),
        ("GET collection_media__skip=0&take=10", moments),
        ($"GET item_media__id={Image}", []),
        ("GET item_media_search__query=e&skip=0&take=10", []),
        ("GET tree_media_root__skip=0&take=10", moments),
        ($"GET tree_media_children__parentId={Folder}&skip=0&take=10", moments),
        ($"GET tree_media_ancestors__descendantId={Image}", moments),
        ($"GET tree_media_siblings__target={Image}&before=2&after=2", moments),
        ("GET recycle-bin_media_children__skip=0&take=10", []),
        ("GET recycle-bin_media_referenced-by__skip=0&take=10", []),
        ($"GET recycle-bin_media_{Thrown}_original-parent", []),
        ($"GET recycle-bin_media_siblings__target={Thrown}&before=2&after=2", moments),
    ];

    /// <summary>The two files that the recorded media were made of.</summary>
    public async Task InitializeAsync()
    {
        using var client = Site.As(ManagementSite.Administrator);
        await client.UploadSampleAsync("puznom0w/voorbeeld.png", new Guid("8bab8e2c-393c-51ec-a1e1-21ccbf874ef0"));
        await client.UploadSampleAsync("gjtikvds/weg.png", new Guid("d3eb8c5e-5d28-5808-9855-287fd45b6570"));
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
