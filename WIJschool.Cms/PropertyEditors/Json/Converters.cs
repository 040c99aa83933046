using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;

namespace WIJschool.Cms.PropertyEditors.Json;

/// <summary>A Udi is text: <c>umb://document/0123…</c>. Text that is not one reads as null, as broken links must not break a page.</summary>
public sealed class UdiJsonConverter : JsonConverter<Udi>
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => typeof(Udi).IsAssignableFrom(typeToConvert);

    /// <inheritdoc />
    public override Udi? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UdiParser.TryParse(reader.GetString() ?? "", out Udi? udi) && typeToConvert.IsInstanceOfType(udi) ? udi : null;

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Udi value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A range of Udis is text: a Udi and a selector after a question mark.</summary>
public sealed class UdiRangeJsonConverter : JsonConverter<UdiRange>
{
    /// <inheritdoc />
    public override UdiRange? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } text ? UdiRange.Parse(text) : null;

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, UdiRange value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>
/// Gives <c>object</c> the plain value: number, text, truth, array or <see cref="JsonObject"/>. An array of one kind gets that kind's
/// type, because validators look for <c>IEnumerable&lt;string&gt;</c>; one of objects is a <see cref="JsonArray"/>, as value editors read nodes.
/// </summary>
public sealed class PlainValueJsonConverter : JsonConverter<object>
{
    /// <inheritdoc />
    public override bool HandleNull => false;

    /// <inheritdoc />
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Value(ref reader);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        if (value.GetType() == typeof(object))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
            return;
        }

        JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }

    private static object? Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when reader.TryGetInt32(out var small) => small,
        JsonTokenType.Number when reader.TryGetInt64(out var large) => large,
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.StartArray => Array(ref reader),
        _ => JsonNode.Parse(ref reader),
    };

    private static object Array(ref Utf8JsonReader reader)
    {
        List<object?> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader));
        var kind = items.Count == 0 ? null : items[0]?.GetType();
        if (kind is null || items.Exists(item => item?.GetType() != kind)) return items.ToArray();

        if (kind == typeof(JsonObject)) return new JsonArray([.. items.Cast<JsonNode>()]);

        var typed = System.Array.CreateInstance(kind, items.Count);
        for (var i = 0; i < items.Count; i++) typed.SetValue(items[i], i);
        return typed;
    }
}

/// <summary>Truth as older configurations wrote it: also "1", "0", "true", 1 and 0; empty text is false.</summary>
public sealed class LenientBooleanJsonConverter : JsonConverter<bool>
{
    /// <inheritdoc />
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => reader.GetInt64() != 0,
        JsonTokenType.String => reader.GetString() is "1" or "true" or "True",
        _ => throw new JsonException($"A {reader.TokenType} is not true or false."),
    };

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
