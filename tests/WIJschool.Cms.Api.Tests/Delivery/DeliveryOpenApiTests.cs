using System.Text.Json.Nodes;

namespace WIJschool.Cms.Api.Tests.Delivery;

/// <summary>The document that clients are generated from, compared with the one that a real Umbraco 17 serves.</summary>
public sealed class DeliveryOpenApiTests(RichSite site) : IClassFixture<RichSite>
{
    /// <summary>What a document says to people. Umbraco's says it in its own words.</summary>
    private static readonly string[] words = ["info", "summary", "description", "examples"];

    [Fact]
    public async Task The_document_has_umbracos_addresses_parameters_answers_and_schemas()
    {
        var contract = JsonNode.Parse(await File.ReadAllTextAsync(Sample.File("delivery-api-17.openapi.json")));

        var document = await DocumentAsync("delivery");

        var difference = JsonDifference.Find(WithoutWords(contract), WithoutWords(document), "$");
        Assert.True(difference is null, difference);
    }

    [Fact]
    public async Task Every_parameter_is_explained()
    {
        var document = await DocumentAsync("delivery");

        var parameters = document["paths"]!.AsObject().SelectMany(path => path.Value!["get"]!["parameters"]!.AsArray()).Where(p => (string?)p!["in"] != "path");

        Assert.All(parameters, parameter => Assert.NotEmpty((string)parameter!["description"]!));
    }

    [Fact]
    public async Task The_typed_document_tells_what_the_pages_of_each_type_have()
    {
        var document = await DocumentAsync("delivery-typed");

        var schemas = document["components"]!["schemas"]!;
        var choice = schemas["ApiContentResponseModel"]!;
        var reference = (string)choice["discriminator"]!["mapping"]!["startpagina"]!;
        var page = schemas[reference.Split('/')[^1]]!["allOf"]!;
        Assert.Equal("startpagina", (string?)page[1]!["properties"]!["contentType"]!["enum"]![0]);
        var properties = schemas[((string)page[1]!["properties"]!["properties"]!["$ref"]!).Split('/')[^1]]!["properties"]!.AsObject();
        Assert.Equal(("string", true), ((string?)properties["titel"]!["type"], (bool?)properties["titel"]!["nullable"]));
        Assert.Equal("#/components/schemas/ApiBlockListModel", (string?)properties["blokken"]!["oneOf"]![0]!["$ref"]);
        Assert.NotEmpty(schemas["ApiElementModel"]!["oneOf"]!.AsArray());
    }

    [Fact]
    public async Task The_typed_document_leaves_out_types_that_are_not_delivered()
    {
        site.Use([new("Enabled", "true"), new("DisallowedContentTypeAliases:0", "persoon")]);

        var document = await DocumentAsync("delivery-typed");

        Assert.DoesNotContain("persoon", document["components"]!["schemas"]!["ApiContentResponseModel"]!["discriminator"]!["mapping"]!.AsObject().Select(m => m.Key));
    }

    [Theory, InlineData("delivery"), InlineData("delivery-typed")]
    public async Task Every_reference_of_a_document_leads_somewhere(string name)
    {
        var document = await DocumentAsync(name);

        var references = All(document).OfType<JsonObject>().Select(node => node["$ref"]).OfType<JsonValue>().Select(value => value.GetValue<string>().Split('/')[^1]);

        Assert.Empty(references.Distinct().Except(document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key)));
    }

    private async Task<JsonNode> DocumentAsync(string name)
    {
        using var client = site.Client();
        return JsonNode.Parse(await client.GetStringAsync(new Uri($"/umbraco/swagger/{name}/swagger.json", UriKind.Relative)))!;
    }

    private static JsonNode? WithoutWords(JsonNode? node, string name = "") => node switch
    {
        JsonObject members => new JsonObject(
            members.Where(m => !words.Contains(m.Key) || name == "properties").Select(m => KeyValuePair.Create(m.Key, WithoutWords(m.Value, m.Key)))),
        JsonArray list => new JsonArray([.. list.Select(item => WithoutWords(item))]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<JsonNode> All(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => All(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(All),
        _ => [],
    };
}
