using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace WIJschool.Cms.Api.Delivery.OpenApi;

/// <summary>
/// Writes the types of answers as schemas, named as Umbraco names them. With the site's document types given, content and blocks become a
/// choice between them, told apart by their contentType.
/// </summary>
/// <param name="document">The document whose components the schemas are kept in.</param>
/// <param name="types">The document types to write, or none.</param>
internal sealed class DeliverySchemas(OpenApiDocument document, IReadOnlyCollection<ContentTypeSchemaInfo> types)
{
    private const string ContentType = "contentType";
    private const string Properties = "properties";

    /// <summary>As answers are written, but without our converters, which would hide what a type has.</summary>
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private static readonly FrozenDictionary<Type, (JsonSchemaType? Type, string? Format)> simple = new Dictionary<Type, (JsonSchemaType?, string?)>
    {
        [typeof(string)] = (JsonSchemaType.String, null),
        [typeof(Uri)] = (JsonSchemaType.String, null),
        [typeof(Guid)] = (JsonSchemaType.String, "uuid"),
        [typeof(DateTime)] = (JsonSchemaType.String, "date-time"),
        [typeof(DateTimeOffset)] = (JsonSchemaType.String, "date-time"),
        [typeof(DateOnly)] = (JsonSchemaType.String, "date"),
        [typeof(TimeOnly)] = (JsonSchemaType.String, "time"),
        [typeof(bool)] = (JsonSchemaType.Boolean, null),
        [typeof(int)] = (JsonSchemaType.Integer, "int32"),
        [typeof(long)] = (JsonSchemaType.Integer, "int64"),
        [typeof(double)] = (JsonSchemaType.Number, "double"),
        [typeof(decimal)] = (JsonSchemaType.Number, "double"),
        [typeof(object)] = (null, null),
    }.ToFrozenDictionary();

    /// <summary>The schema of a type, by reference where it has a name; the reference is a choice of one, as in Umbraco's document.</summary>
    public OpenApiSchema Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (simple.TryGetValue(plain, out var known)) return new OpenApiSchema { Type = known.Type, Format = known.Format };
        if (plain.IsEnum) return new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames(plain).Select(name => (JsonNode)name)] };

        var info = json.GetTypeInfo(plain);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = Of(info.ElementType!),
                UniqueItems = plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ISet<>) ? true : null,
            },
            JsonTypeInfoKind.Dictionary => Map(info.ElementType!),
            JsonTypeInfoKind.Object => new OpenApiSchema { OneOf = [Component(info)] },
            _ => new OpenApiSchema(),
        };
    }

    /// <summary>Lets a schema be null as well; one without a type takes null as it takes anything.</summary>
    private static OpenApiSchema OrNull(OpenApiSchema schema)
    {
        if (schema.Type is { } type) schema.Type = type | JsonSchemaType.Null;
        else if (schema.OneOf is not null) schema.Type = JsonSchemaType.Null;
        return schema;
    }

    /// <summary>Interfaces lose their I; a page of a list keeps it, as in Umbraco's document.</summary>
    private static string NameOf(Type type)
    {
        if (type == typeof(Microsoft.AspNetCore.Mvc.ProblemDetails)) return type.Name;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DeliveryPage<>)) return $"Paged{type.GetGenericArguments()[0].Name}Model";

        var name = type.IsInterface ? type.Name[1..] : type.Name.Split('`')[0] + string.Concat(type.GetGenericArguments().Select(argument => argument.Name));
        return name.EndsWith("Model", StringComparison.Ordinal) ? name : $"{name}Model";
    }

    private OpenApiSchema Map(Type value) => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalProperties = value == typeof(object) ? Anything() : Of(value),
    };

    /// <summary>Any value, null as well, in the words of Umbraco's document; the library would write that the value is always null.</summary>
    private static OpenApiSchema Anything() => new()
    {
        Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal) { ["nullable"] = new JsonNodeExtension(JsonValue.Create(true)) },
    };

    private OpenApiSchemaReference Component(JsonTypeInfo info)
    {
        var name = NameOf(info.Type);
        if (IsKept(name)) return Reference(name);

        var schema = Keep(name, new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = info.Type == typeof(IRichTextElement) });
        if (Kind(info.Type) is { } kind && types.Any(kind.Fits)) Choose(schema, info, name, kind);
        else Fill(schema, info.Properties);
        return Reference(name);
    }

    private void Fill(OpenApiSchema schema, IEnumerable<JsonPropertyInfo> properties)
    {
        schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        schema.Required = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            if (property.IsExtensionData)
            {
                schema.AdditionalPropertiesAllowed = true;
                schema.AdditionalProperties = new OpenApiSchema();
                continue;
            }

            // Umbraco declares the name of content nullable, and says in its document that it never is
            var isNullable = property.IsGetNullable && !(typeof(IApiContent).IsAssignableFrom(property.DeclaringType) && property.Name == "name");
            var value = Of(property.PropertyType);
            if (property.DeclaringType == typeof(IApiMedia)) value.ReadOnly = true;
            schema.Properties[property.Name] = isNullable ? OrNull(value) : value;
            if (!isNullable) schema.Required.Add(property.Name);
        }
    }

    /// <summary>Makes a schema a choice between the document types that fit.</summary>
    private void Choose(OpenApiSchema schema, JsonTypeInfo info, string name, TypedKind kind)
    {
        var common = $"{name[..^"Model".Length]}BaseModel";
        Fill(
            Keep(common, new OpenApiSchema { Type = JsonSchemaType.Object }),
            info.Properties.Where(property => property.Name is not (ContentType or Properties)));
        schema.OneOf = [];
        schema.AdditionalPropertiesAllowed = true;
        schema.Discriminator = new OpenApiDiscriminator
        {
            PropertyName = ContentType,
            Mapping = new Dictionary<string, OpenApiSchemaReference>(StringComparer.Ordinal),
        };
        foreach (var type in types.Where(kind.Fits).OrderBy(type => type.Alias, StringComparer.Ordinal))
        {
            var own = Typed(type, $"{type.SchemaId}{kind.Suffix}", common);
            schema.OneOf.Add(own);
            schema.Discriminator.Mapping[type.Alias] = own;
        }
    }

    private OpenApiSchemaReference Typed(ContentTypeSchemaInfo type, string name, string common)
    {
        Keep(name, new OpenApiSchema
        {
            AllOf =
            [
                Reference(common),
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                    {
                        [ContentType] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [type.Alias] },
                        [Properties] = PropertiesOf(type),
                    },
                    Required = new HashSet<string>([ContentType, Properties], StringComparer.Ordinal),
                },
            ],
        });
        return Reference(name);
    }

    /// <summary>None of them is required: <c>fields</c> may leave any out, and each is null until an editor fills it in.</summary>
    private OpenApiSchemaReference PropertiesOf(ContentTypeSchemaInfo type)
    {
        var name = $"{type.SchemaId}PropertiesModel";
        if (IsKept(name)) return Reference(name);

        var schema = Keep(name, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
        });
        foreach (var property in type.Properties) schema.Properties![property.Alias] = OrNull(Of(property.DeliveryApiClrType));
        return Reference(name);
    }

    private static TypedKind? Kind(Type type)
    {
        if (type == typeof(IApiContentResponse)) return new TypedKind("ContentResponseModel", IsElement: false);
        if (type == typeof(IApiContent)) return new TypedKind("ContentModel", IsElement: false);
        return type == typeof(IApiElement) ? new TypedKind("ElementModel", IsElement: true) : null;
    }

    private bool IsKept(string name) => document.Components?.Schemas?.ContainsKey(name) == true;

    private OpenApiSchema Keep(string name, OpenApiSchema schema)
    {
        document.AddComponent(name, schema);
        return schema;
    }

    private OpenApiSchemaReference Reference(string name) => new(name, document);

    /// <summary>How a place that holds content is written for each document type.</summary>
    private sealed record TypedKind(string Suffix, bool IsElement)
    {
        public bool Fits(ContentTypeSchemaInfo type) => type.IsElement == IsElement;
    }
}
