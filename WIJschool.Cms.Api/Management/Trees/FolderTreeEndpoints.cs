using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace WIJschool.Cms.Api.Management.Trees;

/// <summary>The operations of every tree with folders.</summary>
internal static class FolderTreeEndpoints
{
    /// <summary>Maps root, children, ancestors and siblings.</summary>
    /// <param name="tree">The group of the tree's address.</param>
    public static void MapFolderTree<TItem>(this RouteGroupBuilder tree)
        where TItem : FolderTreeItem
    {
        tree.MapGet("/root", RootAsync<TItem>);
        tree.MapGet("/children", ChildrenAsync<TItem>);
        tree.MapGet("/ancestors", Ancestors<TItem>);
        tree.MapGet("/siblings", SiblingsAsync<TItem>);
    }

    private static async Task<JsonHttpResult<Page<TItem>>> RootAsync<TItem>([AsParameters] Paging paging, FolderTree<TItem> tree, bool foldersOnly = false)
        where TItem : FolderTreeItem => ManagementJson.Ok(await tree.BelowAsync(null, paging, foldersOnly));

    private static async Task<JsonHttpResult<Page<TItem>>> ChildrenAsync<TItem>(
        Guid? parentId, [AsParameters] Paging paging, FolderTree<TItem> tree, bool foldersOnly = false)
        where TItem : FolderTreeItem => ManagementJson.Ok(await tree.BelowAsync(parentId ?? Guid.Empty, paging, foldersOnly));

    private static JsonHttpResult<IReadOnlyList<TItem>> Ancestors<TItem>(Guid? descendantId, FolderTree<TItem> tree)
        where TItem : FolderTreeItem => ManagementJson.Ok(tree.Line(descendantId ?? Guid.Empty));

    private static async Task<JsonHttpResult<Subset<TItem>>> SiblingsAsync<TItem>(
        Guid? target, FolderTree<TItem> tree, int before = 0, int after = 0, bool foldersOnly = false)
        where TItem : FolderTreeItem => ManagementJson.Ok(await tree.AroundAsync(target ?? Guid.Empty, before, after, foldersOnly));
}
