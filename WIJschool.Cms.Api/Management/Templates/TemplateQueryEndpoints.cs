using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Templates;

/// <summary>Queries over published pages, as the back office helps to write them for a template.</summary>
internal static class TemplateQueryEndpoints
{
    public static void MapTemplateQuery(this IEndpointRouteBuilder routes)
    {
        var query = routes.MapGroup("/template/query").WithTags("Template").RequireAuthorization(SectionPolicies.Templates);
        query.MapGet("/settings", Settings);
        query.MapPost("/execute", Execute);
    }

    private static JsonHttpResult<TemplateQuerySettings> Settings(IContentTypeService types) => ManagementJson.Ok(new TemplateQuerySettings(
        [.. types.GetAll().Where(type => !type.IsElement).Select(type => type.Alias)], TemplateQueryProperty.All, TemplateQueryOperator.All));

    private static Results<JsonHttpResult<TemplateQueryResult>, Problem> Execute(HttpContext http, Body<TemplateQueryRequest> body, TemplateQuery query)
    {
        try
        {
            return ManagementJson.Ok(query.Run(body.Value));
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException or InvalidOperationException)
        {
            return Problem.Unreadable(http, [("$.filters", "A filter compares with a value or by an operator that does not fit its property.")]);
        }
    }
}
