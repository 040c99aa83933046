using System.Text.Json;
using System.Text.Json.Nodes;

namespace WIJschool.Cms.Api.Tests.Delivery;

/// <summary>One request to a real Umbraco 17, and what it answered.</summary>
/// <param name="Line">Where it stands in its file.</param>
public sealed record Recording(
    int Line, string Method, string Url, Dictionary<string, string> Headers, int Status, Dictionary<string, string> ResponseHeaders, JsonNode? Body, string? Config)
{
    /// <summary>Names a header that the request has empty.</summary>
    public const string EmptyHeader = "X-Empty-Header";

    private static readonly JsonSerializerOptions web = new(JsonSerializerDefaults.Web);
    private static readonly string[] comparedHeaders = ["content-type", "vary", "api-supported-versions", "location"];

    /// <summary>All recordings of a file.</summary>
    public static IEnumerable<Recording> Read(string file)
    {
        using var lines = new StreamReader(Sample.Unpack(file));
        for (var line = 1; lines.ReadLine() is { } text; line++) yield return JsonSerializer.Deserialize<Recording>(text, web)! with { Line = line };
    }

    /// <summary>Sends the request again.</summary>
    /// <returns>What differs, or null when the answers are equal.</returns>
    public async Task<string?> DifferenceAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(Url, UriKind.Relative));
        foreach (var (name, value) in Headers)
        {
            if (value.Length == 0) request.Headers.Add(EmptyHeader, name);
            else if (name == "Host") request.Headers.Host = value;
            else request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var difference = (int)response.StatusCode != Status ? $"status {(int)response.StatusCode} for {Status}" : HeaderDifference(response) ?? BodyDifference(text);
        return difference is null ? null : $"line {Line}: {Method} {Url} {JsonSerializer.Serialize(Headers)} {Config}: {difference}";
    }

    private string? HeaderDifference(HttpResponseMessage response)
    {
        foreach (var name in comparedHeaders)
        {
            var expected = ResponseHeaders.GetValueOrDefault(name);
            var actual = response.Headers.Concat(response.Content.Headers)
                .FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value is { } values ? string.Join(", ", values) : null;
            // Umbraco's output cache forgets the version that it serves
            if (name == "api-supported-versions" && Config?.Contains("OutputCache", StringComparison.Ordinal) == true) continue;
            if (name == "content-type" && Status >= 400) (expected, actual) = (expected?.Split(';')[0], actual?.Split(';')[0]);
            if (expected != actual) return $"header {name} is '{actual}' for '{expected}'";
        }

        return null;
    }

    /// <summary>Bodies of errors may be worded differently; that there is one, and its kind and status, must be the same.</summary>
    private string? BodyDifference(string text)
    {
        if (Body is null || Body.ToString().Length == 0) return text.Length == 0 ? null : $"body '{text[..Math.Min(200, text.Length)]}' for none";

        var actual = JsonNode.Parse(text);
        if (Status >= 400 && Body is JsonObject problem) return (string?)problem["title"] == (string?)actual?["title"] ? null : $"title {actual?["title"]} for {problem["title"]}";

        return JsonDifference.Find(Body, actual, "$");
    }
}

/// <summary>Where two JSON documents differ: members of objects in any order, arrays in theirs.</summary>
internal static class JsonDifference
{
    public static string? Find(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        (null, null) => null,
        (JsonObject left, JsonObject right) => Members(left, right, path),
        (JsonArray left, JsonArray right) => Items(left, right, path),
        (JsonValue left, JsonValue right) when SameValue(left, right) => null,
        (JsonValue left, JsonValue right) when left.ToString() is var l && right.ToString() is var r && l.Length > 100 => Texts(l, r, path),
        _ => $"{path} is {Short(actual)} for {Short(expected)}",
    };

    private static string Texts(string expected, string actual, string path)
    {
        var same = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{path} goes on with '{Part(actual, same)}' for '{Part(expected, same)}'";
    }

    private static string Part(string text, int from) => text[Math.Max(0, from - 40)..Math.Min(text.Length, from + 100)];

    private static bool SameValue(JsonValue left, JsonValue right) => left.GetValueKind() == right.GetValueKind()
        && (left.GetValueKind() == JsonValueKind.Number ? left.GetValue<decimal>() == right.GetValue<decimal>() : left.ToString() == right.ToString());

    private static string? Members(JsonObject left, JsonObject right, string path)
    {
        foreach (var (name, value) in left)
        {
            if (!right.ContainsKey(name)) return $"{path}.{name} is missing, it was {Short(value)}";
            if (Find(value, right[name], $"{path}.{name}") is { } difference) return difference;
        }

        return right.FirstOrDefault(member => !left.ContainsKey(member.Key)).Key is { } extra ? $"{path}.{extra} is too much" : null;
    }

    private static string? Items(JsonArray left, JsonArray right, string path)
    {
        if (left.Count != right.Count) return $"{path} has {right.Count} items for {left.Count}";

        return left.Select((item, i) => Find(item, right[i], $"{path}[{i}]")).FirstOrDefault(difference => difference is not null);
    }

    private static string Short(JsonNode? node) => node?.ToJsonString() is { } text ? text[..Math.Min(300, text.Length)] : "null";
}
