using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Media;

/// <summary>Media as a tree, within the start nodes of the user or, for a picker that says so, all of it.</summary>
internal static class MediaTreeEndpoints
{
    private const UmbracoObjectTypes Kind = UmbracoObjectTypes.Media;

    public static void MapMediaTree(this IEndpointRouteBuilder routes)
    {
        var tree = routes.MapGroup("/tree/media").WithTags(MediaEndpoints.Tag).RequireAuthorization(SectionPolicies.ForMediaTree);
        tree.MapGet("/root", RootAsync);
        tree.MapGet("/children", ChildrenAsync);
        tree.MapGet("/siblings", SiblingsAsync);
        tree.MapGet("/ancestors", AncestorsAsync);
    }

    private static async Task<JsonHttpResult<Page<MediaTreeItem>>> RootAsync([AsParameters] Paging paging, OptionalId? dataTypeId, ContentTree tree) =>
        ManagementJson.Ok(await tree.LevelAsync(Kind, parent: null, paging, dataTypeId?.Value, MediaTreeItem.From));

    private static async Task<JsonHttpResult<Page<MediaTreeItem>>> ChildrenAsync(
        OptionalId? parentId, [AsParameters] Paging paging, OptionalId? dataTypeId, ContentTree tree) =>
        ManagementJson.Ok(await tree.LevelAsync(Kind, parentId?.Value ?? Guid.Empty, paging, dataTypeId?.Value, MediaTreeItem.From));

    private static async Task<JsonHttpResult<Subset<MediaTreeItem>>> SiblingsAsync(
        OptionalId? target, OptionalId? dataTypeId, ContentTree tree, int before = 0, int after = 0) =>
        ManagementJson.Ok(await tree.SiblingsAsync(Kind, target?.Value ?? Guid.Empty, before, after, dataTypeId?.Value, MediaTreeItem.From));

    private static async Task<JsonHttpResult<IReadOnlyList<MediaTreeItem>>> AncestorsAsync(OptionalId? descendantId, ContentTree tree) =>
        ManagementJson.Ok(MediaTreeItem.From(await tree.AncestorsAsync(Kind, descendantId?.Value ?? Guid.Empty)));
}
