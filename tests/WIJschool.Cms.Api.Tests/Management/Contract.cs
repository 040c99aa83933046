using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WIJschool.Cms.Api.Tests.Delivery;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>What Umbraco's Management API promises: the operations of its OpenAPI document, and which of them a test has called.</summary>
internal static class Contract
{
    private const string Base = "/umbraco/management/api/v1";

    // Umbraco's document leaves out that what lay at the root has no parent
    private static readonly string[] maybeNull = ["GetRecycleBinDocumentByIdOriginalParent", "GetRecycleBinMediaByIdOriginalParent"];

    private static readonly ConcurrentDictionary<string, bool> answered = new(StringComparer.Ordinal);
    private static readonly Lazy<JsonNode> document = new(Read);
    private static readonly Lazy<IReadOnlyList<Operation>> operations = new(() => [.. Operations()]);

    /// <summary>Every operation.</summary>
    public static IReadOnlyList<Operation> All => operations.Value;

    /// <summary>The operations whose answer a test has received in this run, by their ids, and whether any of those answers was no refusal.</summary>
    public static IReadOnlyDictionary<string, bool> Answered => answered;

    /// <summary>The operation of a request, or null when the contract has none.</summary>
    public static Operation? Of(HttpMethod method, string path)
    {
        // a plain word stands before a placeholder: /server/status is not /server/{id}
        return All.Where(operation => operation.Method == method.Method && operation.Matches(path)).MinBy(operation => operation.Placeholders);
    }

    /// <summary>What an answer has against the contract.</summary>
    /// <returns>Nothing when it keeps to it.</returns>
    public static async Task<string?> BreachAsync(Operation operation, HttpResponseMessage response)
    {
        answered.AddOrUpdate(operation.Id, response.IsSuccessStatusCode, (_, before) => before || response.IsSuccessStatusCode);
        var status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var text = await response.Content.ReadAsStringAsync();
        if (operation.Node["responses"]?[status] is not { } promised)
        {
            // some operations take more rights here than in Umbraco
            if (status == "403" && operation.Node["responses"]?["401"] is not null) return text.Length == 0 ? null : $"a body with 403: {text}";

            // Umbraco's document leaves out that an unreadable request is a 400, and one that is too large a 413
            return status is "400" or "413" ? SchemaCheck.Find(document.Value, Problems, JsonNode.Parse(text), "$") : $"status {status} is not in the contract: {text}";
        }

        if ((promised["content"]?["application/json"]?["schema"] is { } written ? Meant(written) : null) is not { } schema) return text.Length == 0 ? null : $"a body where the contract has none: {text}";
        if (text == "null" && maybeNull.Contains(operation.Id)) return null;
        if (schema.ToJsonString().Contains("\"binary\"", StringComparison.Ordinal)) return text.Length > 0 ? null : "an empty file";

        return response.Content.Headers.ContentType?.MediaType == "application/json"
            ? SchemaCheck.Find(document.Value, schema, JsonNode.Parse(text), "$") : $"content type {response.Content.Headers.ContentType}";
    }

    /// <summary>
    /// Umbraco's document is wrong in four places. It names a builder and a status where it sends a ProblemDetails, a placeholder for what the
    /// provider of a second step says of itself, and a list of lists of permissions where it sends one.
    /// </summary>
    private static JsonNode Meant(JsonNode schema) => schema.ToJsonString() switch
    {
        var text when text.Contains("/ProblemDetailsBuilderModel\"", StringComparison.Ordinal) => Problems,
        var text when text.Contains("/UserDataOperationStatusModel\"", StringComparison.Ordinal) => Problems,
        var text when text.Contains("/NoopSetupTwoFactorModel\"", StringComparison.Ordinal) => new JsonObject { ["type"] = "object" },
        var text when text.Contains("/UserPermissionsResponseModel\"", StringComparison.Ordinal) && schema["items"] is { } one => one,
        _ => schema,
    };

    private static JsonNode Problems => document.Value["components"]!["schemas"]!["ProblemDetails"]!;

    private static JsonNode Read()
    {
        using var file = Sample.Unpack("management-api-17.openapi.json.gz");
        return JsonNode.Parse(file)!;
    }

    private static IEnumerable<Operation> Operations() =>
        from path in document.Value["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new Operation((string)operation.Value!["operationId"]!, operation.Key.ToUpperInvariant(), path.Key[Base.Length..], operation.Value!);

    /// <param name="Path">Below the API's address, with placeholders.</param>
    internal sealed record Operation(string Id, string Method, string Path, JsonNode Node)
    {
        private readonly string[] parts = Path.Split('/');

        public int Placeholders => parts.Count(part => part.StartsWith('{'));

        /// <summary>The path without the names of its placeholders, which routes may name otherwise.</summary>
        public string Shape => string.Join('/', parts.Select(part => part.StartsWith('{') ? "{}" : part));

        public bool Matches(string path) => path.Split('?')[0][Base.Length..].Split('/') is var asked && asked.Length == parts.Length
            && parts.Zip(asked).All(pair => pair.First.StartsWith('{') ? Fits(pair.First, pair.Second) : string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));

        // what is no id is no address of an operation
        private bool Fits(string placeholder, string value) => Guid.TryParse(value, out _) || (Node["parameters"] as JsonArray ?? [])
            .All(parameter => (string?)parameter!["name"] != placeholder.Trim('{', '}') || (string?)parameter["schema"]!["format"] != "uuid");
    }
}
