using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>
/// The contract of the Delivery API as an OpenAPI document, at Umbraco's address. It is Umbraco's contract word for word, which is why it is
/// a file and not worked out from our endpoints: a client made from either document must be the same.
/// </summary>
internal static class DeliveryOpenApi
{
    /// <summary>Where Umbraco 17 serves the document.</summary>
    public const string Address = "/umbraco/swagger/delivery/swagger.json";

    private static readonly Lazy<byte[]> document = new(Read);

    /// <summary>The document.</summary>
    public static FileContentHttpResult Document() => TypedResults.Bytes(document.Value, "application/json; charset=utf-8");

    private static byte[] Read()
    {
        using var stream = typeof(DeliveryOpenApi).Assembly.GetManifestResourceStream("delivery-openapi.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
