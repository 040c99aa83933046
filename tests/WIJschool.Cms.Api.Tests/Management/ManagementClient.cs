using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Short ways to ask the API something.</summary>
internal static class ManagementClient
{
    /// <summary>Sends a request.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="method">The method.</param>
    /// <param name="url">Below the API's address.</param>
    /// <param name="json">The body, or null for none.</param>
    public static async Task<Told> AskAsync(this HttpClient client, string method, string url, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(url, UriKind.Relative));
        if (json is not null) request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await client.AskAsync(request);
    }

    /// <summary>Uploads a file as the back office does.</summary>
    public static async Task<Told> UploadAsync(this HttpClient client, Guid id, string name, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("temporary-file", UriKind.Relative));
        request.Content = new MultipartFormDataContent { { new StringContent(id.ToString()), "Id" }, { new ByteArrayContent(content), "File", name } };
        return await client.AskAsync(request);
    }

    private static async Task<Told> AskAsync(this HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new(response.StatusCode, isJson ? JsonNode.Parse(text) : null, text, response.Headers.ToDictionary(h => h.Key, h => h.Value.First(), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Asks for JSON that must be there.</summary>
    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string url) => (await client.GetFromJsonAsync<JsonNode>(new Uri(url, UriKind.Relative)))!;
}

/// <summary>An answer.</summary>
internal sealed record Told(HttpStatusCode Status, JsonNode? Body, string Text, Dictionary<string, string> Headers)
{
    /// <summary>Which of Core's statuses refused it.</summary>
    public string? Operation => (string?)Body?["operationStatus"];

    /// <summary>The JSON paths that are wrong.</summary>
    public IEnumerable<string> Wrong => (Body?["errors"] as JsonArray ?? []).SelectMany(error => error!.AsObject().Select(member => member.Key));
}
