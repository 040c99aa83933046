using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Management.RecycleBins;

/// <summary>What lies in a recycle bin, level by level: it keeps the tree that was thrown away.</summary>
internal sealed class RecycleBinLevels(IEntityService entities)
{
    /// <summary>What was thrown away itself.</summary>
    /// <param name="kind">The bin of documents or of media.</param>
    /// <param name="paging">Which part.</param>
    /// <param name="show">An item as the API shows it, with what it lies below; null for none.</param>
    public Task<Page<T>> RootAsync<T>(UmbracoObjectTypes kind, Paging paging, Func<IEntitySlim, Reference?, T> show) => LevelAsync(BinOf(kind), null, kind, paging, show);

    /// <summary>What was thrown away together with something; nothing for what is not in the bin.</summary>
    /// <inheritdoc cref="RootAsync"/>
    public async Task<Page<T>> ChildrenAsync<T>(Guid parent, UmbracoObjectTypes kind, Paging paging, Func<IEntitySlim, Reference?, T> show) =>
        entities.Get(parent, kind) is { Trashed: true } above ? await LevelAsync(above.Id, new Reference(parent), kind, paging, show) : new(0, []);

    /// <summary>What lies around something in the bin; nothing for what is not there.</summary>
    public Subset<T> Siblings<T>(Guid target, int before, int after, UmbracoObjectTypes kind, Func<IEntitySlim, Reference?, T> show)
    {
        if (entities.Get(target, kind) is not { Trashed: true } middle) return new(0, 0, []);

        var found = entities.GetTrashedSiblings(target, [kind], Math.Max(0, before), Math.Max(0, after), out var totalBefore, out var totalAfter).ToList();
        var parent = middle.ParentId != BinOf(kind) && entities.GetKey(middle.ParentId, kind) is { Success: true, Result: var key } ? new Reference(key) : null;
        return new(totalBefore, totalAfter, found.ConvertAll(entity => show(entity, parent)));
    }

    private Task<Page<T>> LevelAsync<T>(int parent, Reference? above, UmbracoObjectTypes kind, Paging paging, Func<IEntitySlim, Reference?, T> show) => paging.OfPagesAsync(
        (skip, take) => Task.FromResult((entities.GetPagedTrashedChildren(parent, kind, skip / take, take, out var total), total)),
        entity => show(entity, above));

    private static int BinOf(UmbracoObjectTypes kind) => kind is UmbracoObjectTypes.Media ? Constants.System.RecycleBinMedia : Constants.System.RecycleBinContent;
}
