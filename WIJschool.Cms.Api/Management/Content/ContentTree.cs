using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Extensions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Content;

/// <summary>A document or media item in its tree.</summary>
/// <param name="NoAccess">Whether it is only shown because something below it is the user's.</param>
internal sealed record TreeNode(IEntitySlim Entity, Guid? Parent, bool NoAccess);

/// <summary>
/// The trees of documents and media as the signed-in user sees them: what is below the user's start nodes, and the way there. A picker whose
/// data type ignores start nodes sees all.
/// </summary>
internal sealed class ContentTree(IEntityService entities, IDataTypeService dataTypes, AppCaches caches, IBackOfficeSecurityAccessor security)
{
    private static readonly Ordering inTree = Ordering.By("sortOrder");

    /// <summary>What stands below a parent, or at the root. A parent that does not exist has nothing below it.</summary>
    /// <param name="kind">Documents or media.</param>
    /// <param name="parent">The parent; null for the root.</param>
    /// <param name="paging">Which part.</param>
    /// <param name="dataType">The picker that asks, if one does.</param>
    /// <param name="show">Makes of the shown part what the API answers with; it gets the part as a whole.</param>
    public async Task<Page<TShown>> LevelAsync<TShown>(
        UmbracoObjectTypes kind, Guid? parent, Paging paging, Guid? dataType, Func<IReadOnlyList<TreeNode>, IReadOnlyList<TShown>> show)
    {
        var part = await StartsAsync(kind, dataType) is { } starts && !starts.Contain(parent is { } key ? entities.Get(key, kind)?.Path : null)
            ? paging.Of(Visible(kind, parent, starts), node => node)
            : await paging.OfPagesAsync((skip, take) => Task.FromResult(Children(kind, parent, skip, take)), entity => new TreeNode(entity, parent, NoAccess: false));
        return new(part.Total, show(part.Items));
    }

    /// <summary>What stands beside an item, and the item. Nothing for an item that does not exist.</summary>
    public async Task<Subset<TShown>> SiblingsAsync<TShown>(
        UmbracoObjectTypes kind, Guid target, int before, int after, Guid? dataType, Func<IReadOnlyList<TreeNode>, IReadOnlyList<TShown>> show)
    {
        if (entities.Get(target, kind) is not { } item) return new(0, 0, []);

        var above = item.ParentId > 0 ? entities.Get(item.ParentId, kind) : null;
        (before, after) = (Math.Max(0, before), Math.Max(0, after));
        if (await StartsAsync(kind, dataType) is { } starts && !starts.Contain(above?.Path))
        {
            var seen = Subset<TreeNode>.Around(Visible(kind, above?.Key, starts), node => node.Entity.Key == target, before, after);
            return new(seen.TotalBefore, seen.TotalAfter, show(seen.Items));
        }

        var siblings = entities.GetSiblings(target, [kind], before, after, out var totalBefore, out var totalAfter, ordering: inTree);
        return new(totalBefore, totalAfter, show([.. siblings.Select(entity => new TreeNode(entity, above?.Key, NoAccess: false))]));
    }

    /// <summary>The way from the root to an item, itself at the end. Nothing for an item that does not exist.</summary>
    public async Task<IReadOnlyList<TreeNode>> AncestorsAsync(UmbracoObjectTypes kind, Guid descendant)
    {
        if (entities.Get(descendant, kind) is not { } item) return [];

        var starts = await StartsAsync(kind, dataType: null);
        var above = item.AncestorIds() is { Length: > 0 } ids ? entities.GetAll(kind, ids).OrderBy(entity => entity.Level).ToList() : [];
        return [.. above.Append(item).Select((entity, i) => new TreeNode(entity, i == 0 ? null : above[i - 1].Key, NoAccess: starts?.Contain(entity.Path) == false))];
    }

    private (IEnumerable<IEntitySlim> Items, long Total) Children(UmbracoObjectTypes kind, Guid? parent, int skip, int take) =>
        (entities.GetPagedChildren(parent, kind, skip, take, out var total, ordering: inTree), total);

    /// <summary>Of a level that is not the user's: the start nodes that stand there, and what leads to others.</summary>
    private List<TreeNode> Visible(UmbracoObjectTypes kind, Guid? parent, StartNodes starts)
    {
        var id = parent is { } key ? entities.Get(key, kind)?.Id : Constants.System.Root;
        var ids = starts.Paths.Select(path => path.GetIdsFromPath()).Select(path => path.SkipWhile(step => step != id).Skip(1).FirstOrDefault())
            .Where(next => next > 0).Distinct().ToArray();
        if (id is null || ids.Length == 0) return [];

        return [.. entities.GetAll(kind, ids).OrderBy(entity => entity.SortOrder).ThenBy(entity => entity.Id)
            .Select(entity => new TreeNode(entity, parent, NoAccess: !starts.Contain(entity.Path)))];
    }

    /// <returns>Null for somebody who sees the whole tree.</returns>
    private async Task<StartNodes?> StartsAsync(UmbracoObjectTypes kind, Guid? dataType)
    {
        var user = security.User();
        var (ids, paths) = kind is UmbracoObjectTypes.Media
            ? (user.CalculateMediaStartNodeIds(entities, caches), user.GetMediaStartNodePaths(entities, caches))
            : (user.CalculateContentStartNodeIds(entities, caches), user.GetContentStartNodePaths(entities, caches));
        if (ids?.Contains(Constants.System.Root) == true) return null;
        if (dataType is { } picker && await dataTypes.IsDataTypeIgnoringUserStartNodesAsync(picker)) return null;

        return new StartNodes(ids is { Length: > 0 } ? paths ?? [] : []); // for no ids Core gives the paths of all
    }

    private sealed record StartNodes(IReadOnlyList<string> Paths)
    {
        /// <summary>Whether something is one of them or below one; the root (null) is not.</summary>
        public bool Contain(string? path) => path is not null && Paths.Any(start => path == start || path.StartsWith($"{start},", StringComparison.Ordinal));
    }
}
