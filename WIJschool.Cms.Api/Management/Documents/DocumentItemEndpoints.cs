using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>Documents as pickers and the search box show them, for everybody in the back office.</summary>
internal static class DocumentItemEndpoints
{
    public static void MapDocumentItems(this IEndpointRouteBuilder routes)
    {
        var items = routes.MapGroup("/item/document").WithTags("Document");
        items.MapGet("", Items);
        items.MapGet("/search", SearchAsync);
    }

    private static JsonHttpResult<IReadOnlyList<DocumentItem>> Items(Guid[] id, IEntityService entities, DocumentTreeMapping mapping) =>
        ManagementJson.Ok(mapping.Items(id.Length == 0 ? [] : entities.GetAll(UmbracoObjectTypes.Document, [.. id.Distinct()]).OfType<IDocumentEntitySlim>()));

    private static async Task<JsonHttpResult<Page<DocumentItem>>> SearchAsync(
        [AsParameters] Search asked, [AsParameters] Paging paging, IIndexedEntitySearchService search, IDataTypeService dataTypes, DocumentTreeMapping mapping)
    {
        var ignoreStartNodes = asked.DataTypeId?.Value is { } picker && await dataTypes.IsDataTypeIgnoringUserStartNodesAsync(picker);
        var found = await search.SearchAsync(
            UmbracoObjectTypes.Document, asked.Query ?? "", asked.ParentId?.Value, asked.AllowedDocumentTypes, asked.Trashed, asked.Culture,
            Math.Max(0, paging.Skip), Math.Max(0, paging.Take), ignoreStartNodes);
        return ManagementJson.Ok(new Page<DocumentItem>(found.Total, mapping.Items(found.Items.OfType<IDocumentEntitySlim>())));
    }

    /// <summary>What is looked for.</summary>
    /// <param name="Trashed">Whether to look in the bin; left out, both in and outside it.</param>
    /// <param name="DataTypeId">The picker that asks, if one does.</param>
    private sealed record Search(
        string? Query, bool? Trashed, string? Culture, OptionalId? ParentId, Guid[] AllowedDocumentTypes, OptionalId? DataTypeId);
}
