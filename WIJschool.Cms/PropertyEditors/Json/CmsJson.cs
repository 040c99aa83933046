using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Json;

/// <summary>What the three serializers of Core share; they differ in their options only.</summary>
public abstract class CmsJson(JsonSerializerOptions options) : IJsonSerializer
{
    /// <inheritdoc />
    public string Serialize(object? input) => JsonSerializer.Serialize(input, options);

    /// <inheritdoc />
    public T? Deserialize<T>(string input) => JsonSerializer.Deserialize<T>(input, options);

    /// <summary>Reads what an editor posted: a JSON node, or text that looks like JSON. Anything else is not a value.</summary>
    /// <exception cref="JsonException">The text looks like JSON and is not, or does not fit the type.</exception>
    public bool TryDeserialize<T>(object input, [NotNullWhen(true)] out T? value)
        where T : class
    {
        var json = input switch
        {
            JsonNode node => node.ToJsonString(),
            JsonElement element => element.GetRawText(),
            string text when text.DetectIsJson() => text,
            _ => null,
        };
        value = string.IsNullOrWhiteSpace(json) ? null : Deserialize<T>(json);
        return value is not null;
    }

    /// <summary>Camel case, enumerations as text, Udi as text, and objects as plain values: what all three agree on.</summary>
    protected static JsonSerializerOptions Shared() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new JsonStringEnumConverter(), new UdiJsonConverter(), new UdiRangeJsonConverter(), new PlainValueJsonConverter(), new BlockValueJsonConverter(),
        },
    };
}

/// <summary>
/// The stored form of property values. Non-ASCII and markup characters are escaped, as Umbraco stores them, so that a value
/// saved here and there is the same text.
/// </summary>
public sealed class StoredValueJson() : CmsJson(Shared());

/// <summary>
/// The stored form of data type configurations, which older versions wrote with capitals and with numbers as text. A setting has the name that
/// Core's attribute gives it, which is not always that of the property: a label's ValueType is stored as umbracoDataValueType.
/// </summary>
public sealed class ConfigurationJson() : CmsJson(Options()), IConfigurationEditorJsonSerializer
{
    private static JsonSerializerOptions Options()
    {
        var options = Shared();
        options.PropertyNameCaseInsensitive = true;
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        options.Converters.Add(new LenientBooleanJsonConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameAsStored } };
        return options;
    }

    private static void NameAsStored(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.GetCustomAttributes(typeof(ConfigurationFieldAttribute), inherit: true) is [ConfigurationFieldAttribute field, ..])
                property.Name = field.Key;
        }
    }
}

/// <summary>The body of a webhook.</summary>
public sealed class WebhookJson() : CmsJson(Shared()), IWebhookJsonSerializer;

/// <summary>The encoder that Core asks for; the default one, which escapes everything that is not plain ASCII.</summary>
public sealed class DefaultEncoders : IJsonSerializerEncoderFactory
{
    /// <inheritdoc />
    public JavaScriptEncoder CreateEncoder<TSerializer>()
        where TSerializer : IJsonSerializer => JavaScriptEncoder.Default;
}
