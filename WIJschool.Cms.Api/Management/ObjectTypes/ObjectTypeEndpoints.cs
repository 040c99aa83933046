using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.ObjectTypes;

/// <summary>The kinds of things that relations can be between.</summary>
internal static class ObjectTypeEndpoints
{
    public static void MapObjectTypes(this IEndpointRouteBuilder routes) => routes.MapGet("/object-types", List).WithTags("Object Types");

    private static JsonHttpResult<Page<ObjectTypeResponse>> List([AsParameters] Paging paging, IRelationService relations) =>
        ManagementJson.Ok(paging.Of([.. relations.GetAllowedObjectTypes()], type => ObjectTypeResponse.From(type)));
}

internal sealed record ObjectTypeResponse(string? Name, Guid Id)
{
    public static ObjectTypeResponse From(UmbracoObjectTypes type) => new(type.GetFriendlyName(), type.GetGuid());

    public static ObjectTypeResponse? From(Guid? id) => id is { } type ? new(Umbraco.Cms.Core.Models.ObjectTypes.GetUmbracoObjectType(type).GetFriendlyName(), type) : null;
}
