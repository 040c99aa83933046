using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>
/// Checks JSON against a schema of an OpenAPI 3.0 document, as far as such documents of Umbraco go: types, formats, enumerations, required and
/// unknown members, nullability, lengths, choices and references.
/// </summary>
internal static class SchemaCheck
{
    /// <returns>Where the value breaks the schema first, or null.</returns>
    public static string? Find(JsonNode document, JsonNode schema, JsonNode? value, string path)
    {
        if (schema["$ref"] is { } reference) return Find(document, Resolve(document, (string)reference!), value, path);
        if (value is null) return Allows(schema) ? null : $"{path} is null";
        if (schema["oneOf"] is JsonArray one) return Choice(document, one, value, path);
        if (schema["anyOf"] is JsonArray any) return Choice(document, any, value, path);
        if (schema["allOf"] is JsonArray all && all.Select(part => Find(document, part!, value, path)).FirstOrDefault(breach => breach is not null) is { } broken) return broken;
        if (schema["enum"] is JsonArray names && !names.Any(name => JsonNode.DeepEquals(name, value))) return $"{path} is {value.ToJsonString()}, none of {names.ToJsonString()}";

        return (string?)schema["type"] switch
        {
            "object" => Object(document, schema, value, path),
            "array" => Array(document, schema, value, path),
            "string" => Kind(value, path, JsonValueKind.String) ?? Text(schema, (string)value!, path),
            "boolean" => Kind(value, path, JsonValueKind.True, JsonValueKind.False),
            "integer" => Kind(value, path, JsonValueKind.Number) ?? (value.ToJsonString().Contains('.', StringComparison.Ordinal) ? $"{path} is no whole number" : null),
            "number" => Kind(value, path, JsonValueKind.Number),
            _ => null,
        };
    }

    private static JsonNode Resolve(JsonNode document, string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, part) => node[part] ?? throw new KeyNotFoundException(reference));

    private static bool Allows(JsonNode schema) => (bool?)schema["nullable"] == true || schema["type"] is null && schema["oneOf"] is null && schema["enum"] is null;

    private static string? Choice(JsonNode document, JsonArray choices, JsonNode value, string path)
    {
        var breaches = choices.Select(choice => Find(document, choice!, value, path)).ToList();
        return breaches.Contains(null) ? null : string.Join(" and ", breaches);
    }

    private static string? Object(JsonNode document, JsonNode schema, JsonNode value, string path)
    {
        if (value is not JsonObject members) return $"{path} is no object but {value.ToJsonString()}";
        if ((schema["required"] as JsonArray ?? []).Select(name => (string)name!).FirstOrDefault(name => !members.ContainsKey(name)) is { } missing) return $"{path}.{missing} is missing";

        foreach (var (name, member) in members)
        {
            var rest = schema["additionalProperties"];
            var known = schema["properties"]?[name];
            if (known is null && rest is JsonValue closed && !closed.GetValue<bool>()) return $"{path}.{name} is not in the contract";
            if ((known ?? rest as JsonObject) is { } promised && Find(document, promised, member, $"{path}.{name}") is { } breach) return breach;
        }

        return null;
    }

    private static string? Array(JsonNode document, JsonNode schema, JsonNode value, string path) => value is JsonArray items
        ? items.Select((item, i) => Find(document, schema["items"]!, item, $"{path}[{i}]")).FirstOrDefault(breach => breach is not null)
        : $"{path} is no list but {value.ToJsonString()}";

    private static string? Kind(JsonNode value, string path, params JsonValueKind[] kinds) =>
        kinds.Contains(value.GetValueKind()) ? null : $"{path} is {value.ToJsonString()}, no {kinds[0]}";

    private static string? Text(JsonNode schema, string text, string path)
    {
        if ((int?)schema["minLength"] is { } least && text.Length < least) return $"{path} is shorter than {least}";
        return (string?)schema["format"] switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _) ? null : $"{path} is no id: {text}",
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && (text.EndsWith('Z') || text.Contains('+', StringComparison.Ordinal))
                ? null : $"{path} is no moment with an offset: {text}",
            _ => null,
        };
    }
}
