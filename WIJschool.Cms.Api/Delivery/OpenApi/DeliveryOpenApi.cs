using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.DeliveryApi.Querying;

namespace WIJschool.Cms.Api.Delivery.OpenApi;

/// <summary>
/// The OpenAPI documents of the Delivery API, made from its endpoints. <c>delivery</c> is Umbraco's contract, the same for every site;
/// <c>delivery-typed</c> is the same API with the site's own document types in it, for clients that want to know what a page has.
/// </summary>
internal static class DeliveryOpenApi
{
    private const string Plain = "delivery";
    private const string Typed = "delivery-typed";

    /// <summary>Adds both documents.</summary>
    public static IServiceCollection AddDeliveryOpenApi(this IServiceCollection services) => services
        .AddOpenApi(Plain, options => Configure(options, isTyped: false))
        .AddOpenApi(Typed, options => Configure(options, isTyped: true));

    /// <summary>Serves them where Umbraco 17 does.</summary>
    public static void MapDeliveryOpenApi(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi($"/umbraco/swagger/{{documentName:regex(^{Plain}(-typed)?$)}}/swagger.json").AllowAnonymous();

    /// <summary>Says what an endpoint of the API reads and answers.</summary>
    public static RouteHandlerBuilder Describe<TAnswer>(this RouteHandlerBuilder route, IReadOnlyList<DeliveryParameter> parameters, IReadOnlyList<int> refusals) =>
        route.WithMetadata(new DeliveryOperation(typeof(TAnswer), parameters, refusals));

    private static void Configure(OpenApiOptions options, bool isTyped)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
        options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.OfType<DeliveryOperation>().Any();
        options.AddOperationTransformer((operation, context, _) =>
        {
            Transform(operation, context, new DeliverySchemas(context.Document!, isTyped ? Types(context.ApplicationServices) : []));
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Umbraco Delivery API",
                Description = isTyped ? "Content and media, with the document types of this site." : "Content and media, as every Umbraco site delivers them.",
                Version = "Latest",
            };
            document.Servers = null; // wherever the document was read
            return Task.CompletedTask;
        });
    }

    private static ContentTypeSchemaInfo[] Types(IServiceProvider services)
    {
        var settings = services.GetRequiredService<IOptionsMonitor<DeliveryApiSettings>>().CurrentValue;
        return [.. services.GetRequiredService<IContentTypeSchemaService>().GetDocumentTypes().Where(type => settings.IsAllowedContentType(type.Alias))];
    }

    private static void Transform(OpenApiOperation operation, OpenApiOperationTransformerContext context, DeliverySchemas schemas)
    {
        var told = context.Description.ActionDescriptor.EndpointMetadata.OfType<DeliveryOperation>().Single();
        var fields = context.ApplicationServices.GetServices<IDeliveryField>().ToList();
        operation.Parameters = [.. operation.Parameters ?? [], .. told.Parameters.Select(p => Parameter(p, schemas, told.Parameters == DeliveryParameters.ContentList ? fields : []))];
        operation.Responses = new OpenApiResponses { ["200"] = Answer(StatusCodes.Status200OK, told.Answer, schemas) };
        foreach (var status in told.Refusals)
        {
            var body = status == StatusCodes.Status400BadRequest ? typeof(ProblemDetails) : null;
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = Answer(status, body, schemas);
        }
    }

    private static OpenApiResponse Answer(int status, Type? body, DeliverySchemas schemas) => new()
    {
        Description = ReasonPhrases.GetReasonPhrase(status),
        Content = body is null ? null : new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = schemas.Of(body) } },
    };

    private static OpenApiParameter Parameter(DeliveryParameter parameter, DeliverySchemas schemas, List<IDeliveryField> fields)
    {
        var schema = schemas.Of(parameter.Type);
        if (parameter.Default is { } value) schema.Default = value.DeepClone();

        var examples = parameter.Examples.Select(e => (e.Name, e.Value));
        var description = parameter.Description;
        if (parameter.Name is "filter" or "sort" && fields.Count > 0)
        {
            description += $" This site adds {string.Join("; ", fields.Select(field => $"`{field.Name}`: {field.Description}"))}.";
            examples = examples.Concat(fields.Select(field => (
                $"By {field.Name}", (JsonNode)new JsonArray(parameter.Name == "sort" ? $"{field.Name}:asc" : field.Example))));
        }

        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.In,
            Description = description,
            Schema = schema,
            Examples = parameter.Examples.Length == 0 ? null : examples.ToDictionary(
                e => e.Name, e => (IOpenApiExample)new OpenApiExample { Value = e.Value.DeepClone() }, StringComparer.Ordinal),
        };
    }
}
