using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Relations;

/// <summary>Relations between things, and their types. Both can only be read: Core makes and deletes them.</summary>
internal static class RelationEndpoints
{
    public static void MapRelations(this IEndpointRouteBuilder routes)
    {
        var types = routes.MapGroup("/relation-type").WithTags("Relation Type").RequireAuthorization(SectionPolicies.RelationTypes);
        types.MapGet("", Types);
        types.MapGet("/{id:guid}", TypeById);
        routes.MapGet("/item/relation-type", TypeItems).WithTags("Relation Type");
        routes.MapGet("/relation/type/{id:guid}", OfTypeAsync).WithTags("Relation").RequireAuthorization(SectionPolicies.Content);
    }

    private static JsonHttpResult<Page<RelationTypeResponse>> Types([AsParameters] Paging paging, IRelationService relations) =>
        ManagementJson.Ok(paging.Of([.. relations.GetAllRelationTypes().OrderBy(type => type.Name, StringComparer.OrdinalIgnoreCase)], RelationTypeResponse.From));

    private static Results<JsonHttpResult<RelationTypeResponse>, Problem> TypeById(Guid id, IRelationService relations) =>
        relations.GetRelationTypeById(id) is { } type
            ? ManagementJson.Ok(RelationTypeResponse.From(type))
            : Problem.Missing(RelationTypeOperationStatus.NotFound, "Relation type not found", "A relation type with the given key does not exist");

    private static JsonHttpResult<List<RelationTypeItem>> TypeItems(Guid[] id, IRelationService relations) =>
        ManagementJson.Ok(relations.GetAllRelationTypes().Where(type => id.Contains(type.Key)).Select(RelationTypeItem.From).ToList());

    private static async Task<Results<JsonHttpResult<Page<RelationResponse>>, Problem>> OfTypeAsync(Guid id, [AsParameters] Paging paging, IRelationService relations)
    {
        if (relations.GetRelationTypeById(id) is null)
            return Problem.Refused(RelationOperationStatus.RelationTypeNotFound, "Relation type not found", "The relation type could not be found.");

        return ManagementJson.Ok(await paging.OfPagesAsync(
            async (skip, take) => (await relations.GetPagedByRelationTypeKeyAsync(id, skip, take)) is { Success: true, Result: var page } ? (page.Items, page.Total) : ([], 0L),
            relation => RelationResponse.From(relation, relations)));
    }
}
