using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using WIJschool.Cms.Api.Tests.Delivery;

namespace WIJschool.Cms.Api.Tests.Management.Recorded;

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
    /// <param name="left">Members and headers of the answer that may differ, by name, wherever they stand.</param>
    /// <returns>What differs, or null when the answers are equal.</returns>
    public async Task<string?> DifferenceAsync(HttpClient client, IReadOnlyCollection<string> left)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(Url, UriKind.Relative));
        if (RequestBody is not null) request.Content = JsonContent.Create(RequestBody);

        using var response = await client.SendAsync(request);

        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode != Status) return $"status {(int)response.StatusCode} for {Status}: {text}";
        return HeaderDifference(response, left) ?? BodyDifference(text, left);
    }

    private string? HeaderDifference(HttpResponseMessage response, IReadOnlyCollection<string> left)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        foreach (var name in comparedHeaders.Except(left))
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
        if (Body is null) return text is "" or "null" ? null : $"body '{text}' for none"; // a recording does not tell the one from the other
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
