using System.Text.Json;

namespace WIJschool.Cms.Search.Storage;

/// <summary>Reads the columns of a document that hold more than one value.</summary>
internal static class StoredJson
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json) ?? [];

    public static IReadOnlyList<string> AccessKeys(string json) => json == "[]" ? [] : JsonSerializer.Deserialize<string[]>(json) ?? [];

    public static IReadOnlyDictionary<string, double> SortFields(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, double>>(json) ?? [];
}
