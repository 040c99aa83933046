using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using WIJschool.Cms.Api.Tests.Delivery;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>The same database and the same requests give the same answers as a real Umbraco 17.</summary>
public sealed class SameManagementAnswersTests(RecordedManagement site) : IClassFixture<RecordedManagement>
{
    private const string Word = "65b07ee3-0fca-5c00-b3c3-831ae6cfb232";
    private const string Below = "dc339a21-da91-5347-8bce-9301e18b9b89";
    private const string Copies = "4cbeb612-e689-3563-b755-bf3ede295433";

    private static readonly Dictionary<string, ManagementRecording> recordings = ManagementRecording.Read();

    /// <summary>What is asked, in an order in which each finds what the one before it made, with the members that differ by nature.</summary>
    private static readonly (string Name, string[] Left)[] requests =
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
    public async Task Every_answer_that_was_recorded_is_umbracos()
    {
        using var client = site.As(ManagementSite.Administrator);
        List<string> differences = [];
        foreach (var (name, left) in requests)
        {
            if (await recordings[name].DifferenceAsync(client, left) is { } difference) differences.Add($"{name}: {difference}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {requests.Length} answers differ:\n{string.Join('\n', differences)}");
    }

    [Fact]
    public async Task Without_a_token_the_answer_is_umbracos()
    {
        using var client = site.As(null);

        using var response = await client.GetAsync(new Uri("language", UriKind.Relative));

        Assert.Equal(recordings["GET user_current-unauthenticated"].Status, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }
}

/// <summary>One request to a real Umbraco 17's Management API, and what it answered.</summary>
public sealed record ManagementRecording(
    string Name, string Method, string Url, JsonNode? RequestBody, int Status, JsonObject Headers, JsonNode? Body)
{
    private static readonly JsonSerializerOptions web = new(JsonSerializerDefaults.Web);
    private static readonly string[] comparedHeaders = ["Content-Type", "Cache-Control", "Pragma", "api-supported-versions", "Umb-Generated-Resource", "Location", "Content-Disposition"];

    /// <summary>All of them by name.</summary>
    public static Dictionary<string, ManagementRecording> Read()
    {
        Dictionary<string, ManagementRecording> all = new(StringComparer.Ordinal);
        using var lines = new StreamReader(Sample.Unpack("management-recorded.jsonl.gz"));
        while (lines.ReadLine() is { } text)
        {
            var recording = JsonSerializer.Deserialize<ManagementRecording>(text, web)!;
            all[recording.Name] = recording;
        }

        return all;
    }

    /// <summary>Sends the request again.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="left">Members of the answer that may differ, by name, wherever they stand.</param>
    /// <returns>What differs, or null when the answers are equal.</returns>
    public async Task<string?> DifferenceAsync(HttpClient client, IReadOnlyCollection<string> left)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(Url, UriKind.Relative));
        if (RequestBody is not null) request.Content = JsonContent.Create(RequestBody);

        using var response = await client.SendAsync(request);

        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode != Status) return $"status {(int)response.StatusCode} for {Status}: {text}";
        return HeaderDifference(response) ?? BodyDifference(text, left);
    }

    private string? HeaderDifference(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        foreach (var name in comparedHeaders)
        {
            var (expected, actual) = (Parts(name, Headers[name]?.ToString()), Parts(name, headers.GetValueOrDefault(name)));
            if (expected != actual) return $"header {name} is '{actual}' for '{expected}'";
        }

        return null;
    }

    // directives of a cache come in any order, and the recording site had another address
    private static string? Parts(string name, string? value) => name switch
    {
        "Cache-Control" => value is null ? null : string.Join(", ", value.Split(", ").Order(StringComparer.Ordinal)),
        "Location" => value is null ? null : new Uri(value).PathAndQuery,
        _ => value,
    };

    private string? BodyDifference(string text, IReadOnlyCollection<string> left)
    {
        if (Body is null) return text.Length == 0 ? null : $"body '{text}' for none";
        if (Body is JsonValue file) return file.ToString() == text ? null : $"'{text}' for '{file}'";

        return JsonDifference.Find(Without(Body, left), Without(JsonNode.Parse(text), left), "$");
    }

    private static JsonNode? Without(JsonNode? node, IReadOnlyCollection<string> left) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => !left.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, Without(member.Value, left)))),
        JsonArray items => new JsonArray([.. items.Select(item => Without(item, left))]),
        _ => node?.DeepClone(),
    };
}
