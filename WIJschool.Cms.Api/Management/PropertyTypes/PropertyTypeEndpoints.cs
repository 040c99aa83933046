using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.PropertyTypes;

/// <summary>Properties of document types, media types and member types.</summary>
internal static class PropertyTypeEndpoints
{
    public static void MapPropertyTypes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/property-type/is-used", IsUsedAsync).WithTags("Property Type").RequireAuthorization(SectionPolicies.DocumentTypes);

    /// <summary>Whether anything has a value for it: then taking the property away takes values away.</summary>
    private static async Task<Results<JsonHttpResult<bool>, Problem>> IsUsedAsync(IPropertyTypeUsageService usage, Guid? contentTypeId, string? propertyAlias)
    {
        var found = await usage.HasSavedPropertyValuesAsync(contentTypeId ?? Guid.Empty, propertyAlias ?? "");
        return found.Success ? ManagementJson.Ok(found.Result) : Problem.Refused(found.Status, "The content type was not found."); // the contract has no 404
    }
}
