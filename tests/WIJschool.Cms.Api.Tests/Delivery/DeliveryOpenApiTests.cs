using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace WIJschool.Cms.Api.Tests.Delivery;

public sealed class DeliveryOpenApiTests(RichSite site) : IClassFixture<RichSite>
{
    private static readonly Uri address = new("/umbraco/swagger/delivery/swagger.json", UriKind.Relative);

    [Fact]
    public async Task The_document_is_umbracos_contract()
    {
        using var client = site.Client();

        var document = JsonNode.Parse(await client.GetStringAsync(address));

        var contract = JsonNode.Parse(await File.ReadAllTextAsync(Sample.File("delivery-api-17.openapi.json")));
        Assert.Null(JsonDifference.Find(contract, document, "$"));
    }

    [Fact]
    public async Task Every_operation_of_the_document_is_mapped_under_its_name()
    {
        using var client = site.Client();
        var document = JsonNode.Parse(await client.GetStringAsync(address))!;
        var mapped = site.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).ToHashSet();

        var named = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => (string?)operation.Value!["operationId"]);

        Assert.All(named, name => Assert.Contains(name, mapped));
    }
}
