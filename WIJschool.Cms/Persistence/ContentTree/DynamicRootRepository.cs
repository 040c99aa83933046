using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DynamicRoot.QuerySteps;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>Where a picker starts when an editor is to see only part of the tree: above or below the page being edited.</summary>
internal sealed class DynamicRootRepository(IScopedDatabase database) : IDynamicRootRepository
{
    private CmsDbContext Db => database.Db;

    public async Task<Guid?> NearestAncestorOrSelfAsync(IEnumerable<Guid> origins, DynamicRootQueryStep queryStep) =>
        await (await AncestorsOrSelfAsync(origins, queryStep)).OrderByDescending(n => n.Level).Select(n => (Guid?)n.UniqueId).FirstOrDefaultAsync();

    public async Task<Guid?> FurthestAncestorOrSelfAsync(IEnumerable<Guid> origins, DynamicRootQueryStep queryStep) =>
        await (await AncestorsOrSelfAsync(origins, queryStep)).OrderBy(n => n.Level).Select(n => (Guid?)n.UniqueId).FirstOrDefaultAsync();

    public Task<ICollection<Guid>> NearestDescendantOrSelfAsync(ICollection<Guid> origins, DynamicRootQueryStep queryStep) =>
        DescendantsOrSelfAsync(origins, queryStep, levels => levels.Min());

    public Task<ICollection<Guid>> FurthestDescendantOrSelfAsync(ICollection<Guid> origins, DynamicRootQueryStep queryStep) =>
        DescendantsOrSelfAsync(origins, queryStep, levels => levels.Max());

    private async Task<IQueryable<NodeRow>> AncestorsOrSelfAsync(IEnumerable<Guid> origins, DynamicRootQueryStep step)
    {
        var keys = origins.ToList();
        var paths = await Db.Nodes.Where(n => keys.Contains(n.UniqueId)).Select(n => n.Path).ToListAsync();
        var ids = paths.SelectMany(p => p.Split(',')).Select(p => int.Parse(p, CultureInfo.InvariantCulture)).Distinct().ToList();
        return OfTypes(step).Where(n => ids.Contains(n.Id));
    }

    private async Task<ICollection<Guid>> DescendantsOrSelfAsync(
        ICollection<Guid> origins, DynamicRootQueryStep step, Func<IEnumerable<int>, int> chosenLevel)
    {
        var found = new List<Guid>();
        var roots = await Db.Nodes.Where(n => origins.Contains(n.UniqueId)).Select(n => new { n.Id, n.Path }).ToListAsync();
        foreach (var root in roots)
        {
            var below = root.Path + ",";
            var nodes = await OfTypes(step).Where(n => n.Id == root.Id || n.Path.StartsWith(below))
                .Select(n => new { n.UniqueId, n.Level }).ToListAsync();
            if (nodes.Count == 0) continue;
            var level = chosenLevel(nodes.Select(n => n.Level));
            found.AddRange(nodes.Where(n => n.Level == level).Select(n => n.UniqueId));
        }
        return found.Distinct().ToList();
    }

    private IQueryable<NodeRow> OfTypes(DynamicRootQueryStep step)
    {
        var documents = Db.Nodes.Where(n => n.NodeObjectType == Constants.ObjectTypes.Document);
        var types = step.AnyOfDocTypeKeys.ToList();
        return types.Count == 0
            ? documents
            : documents.Where(n => Db.Contents.Any(c => c.NodeId == n.Id && Db.Nodes.Any(t => t.Id == c.ContentTypeId && types.Contains(t.UniqueId))));
    }
}
