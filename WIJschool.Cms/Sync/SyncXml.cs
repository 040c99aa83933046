using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace WIJschool.Cms.Sync;

/// <summary>Reading and writing the small forms that all uSync files share.</summary>
internal static class SyncXml
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Guid RequiredKey(this XElement element, SyncFile file) =>
        Guid.TryParse(element.Attribute("Key")?.Value, out var key) ? key : throw file.Wrong("the attribute Key is not a GUID", element);

    public static XElement RequiredInfo(this SyncFile file) => file.Root.Element("Info") ?? throw file.Wrong("the element Info is missing");

    public static string Text(this XElement? parent, string name) => parent?.Element(name)?.Value ?? "";

    public static bool Flag(this XElement? parent, string name, SyncFile file)
    {
        var element = parent?.Element(name);
        if (element is null || element.Value.Length == 0) return false;
        return bool.TryParse(element.Value, out var flag) ? flag : throw file.Wrong($"{name} is '{element.Value}', not true or false", element);
    }

    public static int Number(this XElement? parent, string name, SyncFile file)
    {
        var element = parent?.Element(name);
        if (element is null || element.Value.Length == 0) return 0;
        return int.TryParse(element.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number : throw file.Wrong($"{name} is '{element.Value}', not a whole number", element);
    }

    public static T Choice<T>(this XElement? parent, string name, T otherwise, SyncFile file)
        where T : struct, Enum
    {
        var element = parent?.Element(name);
        if (element is null || element.Value.Length == 0) return otherwise;
        return Enum.TryParse<T>(element.Value, ignoreCase: true, out var choice) ? choice : throw file.Wrong($"{name} is '{element.Value}', which is not known", element);
    }

    public static DateTime? Moment(this XElement? parent, string name, SyncFile file)
    {
        var element = parent?.Element(name);
        if (element is null || element.Value.Length == 0) return null;
        return DateTime.TryParse(element.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment : throw file.Wrong($"{name} is '{element.Value}', not a date", element);
    }

    public static string Sortable(this DateTime moment) => moment.ToString("s", CultureInfo.InvariantCulture);

    /// <summary>JSON as uSync writes it, over several lines and with the values inside blocks unfolded; any other text as it is.</summary>
    public static string Expanded(string text) => AsJson(text) is { } json ? BlockValues(json, Unfold).ToJsonString(Indented) : text;

    /// <summary>JSON as Umbraco stores it, on one line and with JSON inside blocks folded into a text; any other text as it is.</summary>
    public static string Compact(string text) => AsJson(text) is { } json ? BlockValues(json, Fold).ToJsonString() : text;

    private static JsonNode? Unfold(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var inner) && AsJson(inner) is { } json ? BlockValues(json, Unfold) : value?.DeepClone();

    private static JsonNode? Fold(JsonNode? value) =>
        value is JsonObject or JsonArray ? JsonValue.Create(BlockValues(value.DeepClone(), Fold).ToJsonString()) : value?.DeepClone();

    /// <summary>Changes the property values of all blocks in a block editor's or a rich text's value.</summary>
    private static JsonNode BlockValues(JsonNode json, Func<JsonNode?, JsonNode?> change)
    {
        if (json is not JsonObject editor) return json;
        if (editor["blocks"] is JsonObject blocks) BlockValues(blocks, change);
        IEnumerable<JsonNode?> data = [editor["contentData"], editor["settingsData"]];
        foreach (var block in data.OfType<JsonArray>().SelectMany(list => list).OfType<JsonObject>())
        {
            foreach (var property in (block["values"] as JsonArray ?? []).OfType<JsonObject>())
                property["value"] = change(property["value"]);
        }
        return editor;
    }

    private static JsonNode? AsJson(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length < 2 || !((trimmed[0] == '{' && trimmed[^1] == '}') || (trimmed[0] == '[' && trimmed[^1] == ']'))) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null; // text that only looks like JSON, such as "[link]"
        }
    }

    /// <summary>The key uSync gives to what has none of its own, such as a language: a hash of its name that is the same everywhere.</summary>
    /// <remarks>The hash is the .NET Framework's 32-bit one for strings, as Umbraco's GetDeterministicHashCode.</remarks>
    public static Guid KeyOf(string name)
    {
        unchecked
        {
            var even = (5381 << 16) + 5381;
            var odd = even;
            for (var i = 0; i < name.Length; i += 2)
            {
                even = ((even << 5) + even) ^ name[i];
                if (i + 1 < name.Length) odd = ((odd << 5) + odd) ^ name[i + 1];
            }
            var bytes = new byte[16];
            BitConverter.TryWriteBytes(bytes, even + (odd * 1566083941));
            return new Guid(bytes);
        }
    }
}
