using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Blocks;

namespace WIJschool.Cms.PropertyEditors.Json;

/// <summary>
/// Block values: <c>contentData</c>, <c>settingsData</c>, <c>expose</c> and <c>Layout</c> (with its capital, as Umbraco writes it; read in
/// any case). The layout holds one list for each block editor; only the list of the value's own editor is read.
/// </summary>
/// <param name="layout">The name that the layout is written by; the back office reads it without the capital.</param>
public sealed class BlockValueJsonConverter(string layout = "Layout") : JsonConverter<BlockValue>
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => typeof(BlockValue).IsAssignableFrom(typeToConvert) && !typeToConvert.IsAbstract;

    /// <inheritdoc />
    public override BlockValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (JsonNode.Parse(ref reader) is not JsonObject json) throw new JsonException("A block value is an object.");
        var value = (BlockValue)Activator.CreateInstance(typeToConvert)!;
        foreach (var (name, node) in json)
        {
            if (node is null) continue;
            if (Is(name, nameof(BlockValue.ContentData))) value.ContentData = Items(node, options);
            else if (Is(name, nameof(BlockValue.SettingsData))) value.SettingsData = Items(node, options);
            else if (Is(name, nameof(BlockValue.Expose))) value.Expose = node.Deserialize<List<BlockItemVariation>>(options) ?? [];
            else if (Is(name, nameof(BlockValue.Layout)) && node is JsonObject layouts) ReadLayout(value, layouts, options);
        }

        return value;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BlockValue value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("contentData");
        JsonSerializer.Serialize(writer, value.ContentData, options);
        writer.WritePropertyName("settingsData");
        JsonSerializer.Serialize(writer, value.SettingsData, options);
        writer.WritePropertyName("expose");
        JsonSerializer.Serialize(writer, value.Expose, options);
        writer.WriteStartObject(layout);
        if (value.Layout.TryGetValue(value.PropertyEditorAlias, out var items) && items.Any())
        {
            writer.WriteStartArray(value.PropertyEditorAlias);
            foreach (var item in items) JsonSerializer.Serialize(writer, item, LayoutType(value.GetType()), options);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static bool Is(string name, string property) => string.Equals(name, property, StringComparison.OrdinalIgnoreCase);

    private static void ReadLayout(BlockValue value, JsonObject layouts, JsonSerializerOptions options)
    {
        var list = typeof(List<>).MakeGenericType(LayoutType(value.GetType()));
        foreach (var (alias, items) in layouts)
        {
#pragma warning disable CS0618 // Umbraco keeps it until 18, and only it knows that rich text was once stored under another alias.
            if (items is null || !value.SupportsBlockLayoutAlias(alias)) continue;
#pragma warning restore CS0618
            value.Layout[value.PropertyEditorAlias] = (IEnumerable<IBlockLayoutItem>)items.Deserialize(list, options)!;
        }
    }

    private static Type LayoutType(Type blockValue)
    {
        for (var type = blockValue.BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(BlockValue<>)) return type.GetGenericArguments()[0];
        }

        throw new JsonException($"{blockValue} does not say what its layout is made of.");
    }

    private static List<BlockItemData> Items(JsonNode node, JsonSerializerOptions options) => node is JsonArray items
        ? items.OfType<JsonObject>().Select(item => Item(item, options)).ToList()
        : throw new JsonException("Block data is an array.");

    /// <summary>Before version 15 a block had a <c>udi</c> for a key, and its values stood beside it under their aliases.</summary>
    private static BlockItemData Item(JsonObject json, JsonSerializerOptions options)
    {
        if (json["udi"] is not { } udi || json.ContainsKey("key")) return json.Deserialize<BlockItemData>(options)!;

        json.Remove("udi");
        json.Remove("values", out var ownValues); // in that form a property of the element may be called "values"
        var item = json.Deserialize<BlockItemData>(options)!;
        if (UdiParser.TryParse(udi.ToString(), out GuidUdi? key)) item.Key = key.Guid;
#pragma warning disable CS0618 // Core's own converter from the old form reads the values from here.
        if (ownValues is not null) item.RawPropertyValues["values"] = ownValues.Deserialize<object>(options);
#pragma warning restore CS0618
        return item;
    }
}
