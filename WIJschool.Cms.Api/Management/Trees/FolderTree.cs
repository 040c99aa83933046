using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.Trees;

/// <summary>A tree of folders with one kind of thing in them: folders first, then by name. A parent or descendant that does not exist has nothing below or above it.</summary>
/// <typeparam name="TItem">What the tree shows of each.</typeparam>
internal abstract class FolderTree<TItem>(IEntityService entities, UmbracoObjectTypes things, UmbracoObjectTypes folders)
    where TItem : FolderTreeItem
{
    /// <summary>All that stands in trees.</summary>
    protected IEntityService Entities => entities;

    /// <summary>Object types are told apart by their ids alone; of the things and their folders, which of both ids comes first differs.</summary>
    private Ordering Order
    {
        get
        {
            var foldersFirst = string.CompareOrdinal(folders.GetGuid().ToString(), things.GetGuid().ToString()) < 0;
            var order = Ordering.By("nodeObjectType", foldersFirst ? Direction.Ascending : Direction.Descending);
            order.Next = Ordering.By("text");
            return order;
        }
    }

    /// <summary>A page of what is below a parent; of the root when it is null.</summary>
    public async Task<Page<TItem>> BelowAsync(Guid? parent, Paging paging, bool foldersOnly)
    {
        var page = await paging.OfPagesAsync(
            (skip, take) =>
            {
                var items = entities.GetPagedChildren(parent, [folders, things], Asked(foldersOnly), skip, take, trashed: false, out var total, ordering: Order);
                return Task.FromResult((items, total));
            },
            entity => entity);
        return new(page.Total, await ShowAsync(page.Items, _ => parent));
    }

    /// <summary>What stands before and after something, with how many more there are on each side.</summary>
    public async Task<Subset<TItem>> AroundAsync(Guid target, int before, int after, bool foldersOnly)
    {
        var items = entities.GetSiblings(
            target, Asked(foldersOnly), Math.Max(0, before), Math.Max(0, after), out var totalBefore, out var totalAfter, ordering: Order).ToList();
        var parent = items.Count == 0 ? null : ParentOf(items[0]);
        return new(totalBefore, totalAfter, await ShowAsync(items, _ => parent));
    }

    /// <summary>The way from the root to something, that itself last: names only, as Umbraco gives it.</summary>
    public IReadOnlyList<TItem> Line(Guid descendant)
    {
        if ((entities.Get(descendant, things) ?? entities.Get(descendant, folders)) is not { } last) return [];

        List<IEntitySlim> line = [last];
        while (Above(line[0]) is { } above) line.Insert(0, above);
        return [.. line.Select((entity, i) => Show(Place(entity, i == 0 ? null : line[i - 1].Key)))];
    }

    /// <summary>Something as the tree shows it without knowing more of it than that it is there.</summary>
    protected abstract TItem Show(TreePlace place);

    /// <summary>Things, not folders, with all that the tree shows of them.</summary>
    protected abstract Task<IEnumerable<TItem>> DetailAsync(IReadOnlyCollection<TreePlace> places);

    private UmbracoObjectTypes[] Asked(bool foldersOnly) => foldersOnly ? [folders] : [folders, things];

    private async Task<IReadOnlyList<TItem>> ShowAsync(IReadOnlyCollection<IEntitySlim> shown, Func<IEntitySlim, Guid?> parent)
    {
        var places = shown.Select(entity => Place(entity, parent(entity))).ToList();
        var inDetail = places.Where(place => !place.IsFolder).ToList();
        var details = inDetail.Count == 0 ? [] : (await DetailAsync(inDetail)).ToDictionary(item => item.Id);
        return [.. places.Select(place => details.GetValueOrDefault(place.Id) ?? Show(place))];
    }

    private TreePlace Place(IEntitySlim entity, Guid? parent) =>
        new(entity.Key, entity.Name ?? "", Reference.To(parent), entity.HasChildren, entity.NodeObjectType == folders.GetGuid());

    private Guid? ParentOf(IEntitySlim entity) => Above(entity)?.Key;

    /// <summary>A thing may stand below another by inheritance.</summary>
    private IEntitySlim? Above(IEntitySlim entity) =>
        entity.ParentId <= 0 ? null : entities.Get(entity.ParentId, folders) ?? entities.Get(entity.ParentId, things);
}

/// <summary>Where something stands in a tree.</summary>
internal sealed record TreePlace(Guid Id, string Name, Reference? Parent, bool HasChildren, bool IsFolder);

/// <summary>What a tree with folders shows of everything in it.</summary>
internal abstract record FolderTreeItem(TreePlace Place)
{
    protected TreePlace Place { get; } = Place;

    public Guid Id => Place.Id;

    public string Name => Place.Name;

    public Reference? Parent => Place.Parent;

    public bool HasChildren => Place.HasChildren;

    public bool IsFolder => Place.IsFolder;

    public IReadOnlyList<Flag> Flags { get; } = [];
}
