using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace WIJschool.Cms.Api.Management.Files;

/// <summary>The operations of a tree of files, and of its picker.</summary>
/// <param name="tree">The tree.</param>
internal sealed class FileTreeEndpoints(FileTree tree)
{
    /// <summary>Maps root, children and ancestors.</summary>
    public RouteGroupBuilder Map(IEndpointRouteBuilder routes, string resource, string tag)
    {
        var group = routes.MapGroup($"/tree/{resource}").WithTags(tag);
        group.MapGet("/root", Root);
        group.MapGet("/children", Children);
        group.MapGet("/ancestors", Ancestors);
        return group;
    }

    /// <summary>Maps what stands around a file; not every tree has it.</summary>
    public void MapSiblings(RouteGroupBuilder group) => group.MapGet("/siblings", Siblings);

    /// <summary>Maps what pickers show of files.</summary>
    public void MapItems(IEndpointRouteBuilder routes, string resource, string tag) => routes.MapGet($"/item/{resource}", Items).WithTags(tag);

    private JsonHttpResult<Page<FileTreeItem>> Root([AsParameters] Paging paging) => Children(FilePath.Root, paging);

    private JsonHttpResult<Page<FileTreeItem>> Children(FilePath? parentPath, [AsParameters] Paging paging) =>
        ManagementJson.Ok(paging.Of(tree.Level(parentPath ?? FilePath.Root), item => item));

    private JsonHttpResult<IReadOnlyList<FileTreeItem>> Ancestors(FilePath? descendantPath) =>
        ManagementJson.Ok(descendantPath is null ? [] : tree.Ancestors(descendantPath));

    private JsonHttpResult<Subset<FileTreeItem>> Siblings(FilePath? path, int before = 0, int after = 0) =>
        ManagementJson.Ok(tree.Siblings(path ?? FilePath.Root, before, after));

    private JsonHttpResult<IReadOnlyList<FileItem>> Items(FilePath[] path) => ManagementJson.Ok(tree.Items(path));
}
