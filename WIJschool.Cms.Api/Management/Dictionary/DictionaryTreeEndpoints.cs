using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Dictionary;

/// <summary>The dictionary as a tree. A parent or descendant that does not exist has nothing below or above it.</summary>
internal static class DictionaryTreeEndpoints
{
    public static void MapDictionaryTree(this IEndpointRouteBuilder routes)
    {
        var tree = routes.MapGroup("/tree/dictionary").WithTags("Dictionary").RequireAuthorization(SectionPolicies.DictionaryOrTemplates);
        tree.MapGet("/root", RootAsync);
        tree.MapGet("/children", ChildrenAsync);
        tree.MapGet("/ancestors", AncestorsAsync);
    }

    private static Task<JsonHttpResult<Page<NamedTreeItem>>> RootAsync([AsParameters] Paging paging, IDictionaryItemService dictionary) =>
        LevelAsync(dictionary, null, paging);

    private static Task<JsonHttpResult<Page<NamedTreeItem>>> ChildrenAsync([AsParameters] Paging paging, IDictionaryItemService dictionary, Guid? parentId) =>
        LevelAsync(dictionary, parentId ?? Guid.Empty, paging);

    private static async Task<JsonHttpResult<List<NamedTreeItem>>> AncestorsAsync(IDictionaryItemService dictionary, Guid? descendantId)
    {
        List<NamedTreeItem> line = [];
        for (var item = await dictionary.GetAsync(descendantId ?? Guid.Empty); item is not null; item = item.ParentId is { } above ? await dictionary.GetAsync(above) : null)
        {
            line.Insert(0, await ShowAsync(dictionary, item));
        }

        return ManagementJson.Ok(line);
    }

    private static async Task<JsonHttpResult<Page<NamedTreeItem>>> LevelAsync(IDictionaryItemService dictionary, Guid? parent, Paging paging)
    {
        var level = await dictionary.GetPagedAsync(parent, Math.Max(0, paging.Skip), Math.Max(0, paging.Take));
        List<NamedTreeItem> items = [];
        foreach (var item in level.Items) items.Add(await ShowAsync(dictionary, item));
        return ManagementJson.Ok(new Page<NamedTreeItem>(level.Total, items));
    }

    private static async Task<NamedTreeItem> ShowAsync(IDictionaryItemService dictionary, IDictionaryItem item) =>
        new(item.ItemKey, item.Key, Reference.To(item.ParentId), HasChildren: await dictionary.CountChildrenAsync(item.Key) > 0);
}
