using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>
/// How answers are written: camel case, enumerations by name, and everything outside plain ASCII escaped, as Umbraco does. Content is written
/// by its own class, which puts the type first; media by its interface, which puts the crops first.
/// </summary>
internal static class DeliveryJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters =
        {
            new JsonStringEnumConverter(), new OwnClass<IApiContent>(), new OwnClass<IApiContentResponse>(), new OwnClass<IApiElement>(),
            new OwnClass<IRichTextElement>(),
        },
    };

    /// <summary>Writes a value by its own class where its place is declared as something wider.</summary>
    private sealed class OwnClass<T> : JsonConverter<T>
        where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Answers of the Delivery API are written only.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }
}

/// <summary>A page of a list.</summary>
internal sealed record DeliveryPage<T>(long Total, IEnumerable<T> Items);
