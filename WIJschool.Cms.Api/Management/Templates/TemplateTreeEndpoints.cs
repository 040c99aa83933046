using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Templates;

/// <summary>Templates below their masters. They are few and Core keeps them whole in memory.</summary>
internal static class TemplateTreeEndpoints
{
    public static void MapTemplateTree(this IEndpointRouteBuilder routes)
    {
        var tree = routes.MapGroup("/tree/template").WithTags("Template").RequireAuthorization(SectionPolicies.Templates);
        tree.MapGet("/root", RootAsync);
        tree.MapGet("/children", ChildrenAsync);
        tree.MapGet("/ancestors", AncestorsAsync);
        tree.MapGet("/siblings", SiblingsAsync);
    }

    private static Task<JsonHttpResult<Page<NamedTreeItem>>> RootAsync([AsParameters] Paging paging, ITemplateService templates) =>
        LevelAsync(null, paging, templates);

    private static Task<JsonHttpResult<Page<NamedTreeItem>>> ChildrenAsync(Guid? parentId, [AsParameters] Paging paging, ITemplateService templates) =>
        LevelAsync(parentId ?? Guid.Empty, paging, templates);

    private static async Task<JsonHttpResult<List<NamedTreeItem>>> AncestorsAsync(Guid? descendantId, ITemplateService templates)
    {
        var all = await AllAsync(templates);
        List<NamedTreeItem> line = [];
        for (var item = all.Find(item => item.Id == descendantId); item is not null; item = all.Find(above => above.Id == item.Parent?.Id)) line.Insert(0, item);
        return ManagementJson.Ok(line);
    }

    private static async Task<JsonHttpResult<Subset<NamedTreeItem>>> SiblingsAsync(Guid? target, ITemplateService templates, int before = 0, int after = 0)
    {
        var all = await AllAsync(templates);
        var parent = all.Find(item => item.Id == target)?.Parent;
        return ManagementJson.Ok(Subset<NamedTreeItem>.Around(all.FindAll(item => item.Parent == parent), item => item.Id == target, before, after));
    }

    private static async Task<JsonHttpResult<Page<NamedTreeItem>>> LevelAsync(Guid? parent, Paging paging, ITemplateService templates)
    {
        var all = await AllAsync(templates);
        return ManagementJson.Ok(paging.Of(all.FindAll(item => item.Parent?.Id == parent), item => item));
    }

    /// <summary>Every template by name, with its master as its parent.</summary>
    private static async Task<List<NamedTreeItem>> AllAsync(ITemplateService templates)
    {
        var all = (await templates.GetAllAsync(Array.Empty<string>())).ToList();
        var keys = all.ToDictionary(template => template.Alias, template => template.Key, StringComparer.OrdinalIgnoreCase);
        var parents = all.ToDictionary(template => template.Key, template => MasterOf(template, keys));
        return all.OrderBy(template => template.Name, StringComparer.OrdinalIgnoreCase)
            .Select(template => new NamedTreeItem(template.Name ?? "", template.Key, Reference.To(parents[template.Key]), parents.ContainsValue(template.Key))).ToList();
    }

    private static Guid? MasterOf(ITemplate template, Dictionary<string, Guid> keys) =>
        template.MasterTemplateAlias is { Length: > 0 } master && keys.TryGetValue(master, out var key) ? key : null;
}
