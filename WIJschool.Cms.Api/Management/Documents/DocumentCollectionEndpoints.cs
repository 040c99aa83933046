using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>The documents below a document whose type shows them as a list.</summary>
internal static class DocumentCollectionEndpoints
{
    public static void MapDocumentCollection(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/collection/document/{id:guid}", ListAsync).WithTags("Document").RequireAuthorization(SectionPolicies.Documents);

    private static async Task<Results<JsonHttpResult<Page<ListedDocument>>, Problem>> ListAsync(
        Guid id, OptionalId? dataTypeId, [AsParameters] Paging paging, string? orderCulture, string? filter,
        IContentListViewService lists, IBackOfficeSecurityAccessor security, DocumentTreeMapping mapping,
        string orderBy = "updateDate", Direction orderDirection = Direction.Ascending)
    {
        var found = await lists.GetListViewItemsByKeyAsync(
            security.User(), id, dataTypeId?.Value, orderBy, orderCulture, orderDirection, filter, Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        if (found.Result is not { } list) return CollectionProblems.Of(found.Status, "document");

        var columns = list.ListViewConfiguration.IncludeProperties.Select(property => property.Alias).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return ManagementJson.Ok(new Page<ListedDocument>(list.Items.Total, mapping.Listed([.. list.Items.Items], columns)));
    }
}
