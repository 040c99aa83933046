using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>The documents as a tree.</summary>
internal static class DocumentTreeEndpoints
{
    public static void MapDocumentTree(this IEndpointRouteBuilder routes)
    {
        var tree = routes.MapGroup("/tree/document").WithTags("Document").RequireAuthorization(SectionPolicies.ForContentTree);
        tree.MapGet("/root", RootAsync);
        tree.MapGet("/children", ChildrenAsync);
        tree.MapGet("/siblings", SiblingsAsync);
        tree.MapGet("/ancestors", AncestorsAsync);
    }

    private static async Task<JsonHttpResult<Page<DocumentTreeItem>>> RootAsync(
        [AsParameters] Paging paging, OptionalId? dataTypeId, ContentTree tree, DocumentTreeMapping mapping) =>
        ManagementJson.Ok(await tree.LevelAsync(UmbracoObjectTypes.Document, parent: null, paging, dataTypeId?.Value, mapping.TreeItems));

    private static async Task<JsonHttpResult<Page<DocumentTreeItem>>> ChildrenAsync(
        OptionalId? parentId, [AsParameters] Paging paging, OptionalId? dataTypeId, ContentTree tree, DocumentTreeMapping mapping) =>
        ManagementJson.Ok(await tree.LevelAsync(UmbracoObjectTypes.Document, parentId?.Value ?? Guid.Empty, paging, dataTypeId?.Value, mapping.TreeItems));

    private static async Task<JsonHttpResult<Subset<DocumentTreeItem>>> SiblingsAsync(
        OptionalId? target, OptionalId? dataTypeId, ContentTree tree, DocumentTreeMapping mapping, int before = 0, int after = 0) =>
        ManagementJson.Ok(await tree.SiblingsAsync(UmbracoObjectTypes.Document, target?.Value ?? Guid.Empty, before, after, dataTypeId?.Value, mapping.TreeItems));

    private static async Task<JsonHttpResult<IReadOnlyList<DocumentTreeItem>>> AncestorsAsync(OptionalId? descendantId, ContentTree tree, DocumentTreeMapping mapping) =>
        ManagementJson.Ok(mapping.TreeItems(await tree.AncestorsAsync(UmbracoObjectTypes.Document, descendantId?.Value ?? Guid.Empty)));
}
