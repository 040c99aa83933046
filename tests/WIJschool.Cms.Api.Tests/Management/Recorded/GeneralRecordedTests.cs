namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>The server, languages, dictionary and other small resources.</summary>
public sealed class GeneralRecordedTests(RecordedManagement site) : RecordedAnswers(site)
{
    private const string Word = "65b07ee3-0fca-5c00-b3c3-831ae6cfb232";
    private const string Below = "dc339a21-da91-5347-8bce-9301e18b9b89";
    private const string Copies = "4cbeb612-e689-3563-b755-bf3ede295433";

    protected override (string Name, string[] Left)[] Requests =>
    [
        ("GET server_status", []),
        ("GET server_configuration", []),
        ("GET server_troubleshooting", ["data"]), // of the machine that answered
        ("GET upgrade_settings", []),
        ("GET manifest_manifest", []),
        ("GET manifest_manifest_public", []),
        ("GET culture__skip=0&take=10", ["total"]), // as many as the machine knows
        ("GET object-types__skip=0&take=10", []),
        ("GET relation-type__skip=0&take=10", []),
        ("GET relation-type__skip=0&take=100", []),
        ($"GET item_relation-type__id={Copies}", []),
        ("GET tag__query=e&skip=0&take=10", ["id"]), // tags have none in the database
        ("GET redirect-management_status", []),
        ("GET temporary-file_configuration", ["imageFileTypes", "maxFileSize"]), // of the library that makes pictures, and a limit of ours
        ("GET temporary-file_8bab8e2c-393c-51ec-a1e1-21ccbf874ef0", []),
        ("POST language-invalid", []),
        ("GET language__skip=0&take=10", []),
        ("GET item_language__isoCode=en-US", []),
        ("GET item_language_default", []),
        ("POST dictionary", []),
        ("POST dictionary-child", []),
        ("GET dictionary__skip=0&take=10", []),
        ($"GET dictionary_{Word}", []),
        ($"GET dictionary_{Word}_export", []),
        ($"GET item_dictionary__id={Word}", []),
        ("GET tree_dictionary_root__skip=0&take=10", []),
        ($"GET tree_dictionary_ancestors__descendantId={Below}", []),
        ("POST language", []),
        ("GET language__skip=0&take=100", []),
        ("GET language_nl-NL", []),
        ("DELETE language_nl-NL", []),
    ];

    [Fact]
    public async Task Without_a_token_the_answer_is_umbracos()
    {
        using var client = Site.As(null);

        using var response = await client.GetAsync(new Uri("language", UriKind.Relative));

        Assert.Equal(Recordings["GET user_current-unauthenticated"].Status, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }
}
