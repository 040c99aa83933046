using System.Linq.Expressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.Entities;

/// <summary>Which columns answer for the members of a tree entity, in conditions and in orderings.</summary>
internal static class EntityQueries
{
    public static readonly RowMap<IUmbracoEntity, NodeRow> Nodes = new RowMap<IUmbracoEntity, NodeRow>()
        .Map(nameof(IUmbracoEntity.Id), r => r.Id)
        .Map(nameof(IUmbracoEntity.Key), r => r.UniqueId)
        .Map(nameof(IUmbracoEntity.Name), r => r.Text)
        .Map(nameof(IUmbracoEntity.ParentId), r => r.ParentId)
        .Map(nameof(IUmbracoEntity.Level), r => r.Level)
        .Map(nameof(IUmbracoEntity.Path), r => r.Path)
        .Map(nameof(IUmbracoEntity.SortOrder), r => r.SortOrder)
        .Map(nameof(IUmbracoEntity.Trashed), r => r.Trashed)
        .Map(nameof(IUmbracoEntity.CreatorId), r => r.NodeUser)
        .Map(nameof(IUmbracoEntity.CreateDate), r => r.CreateDate);

    /// <summary>Core names the columns as the database does, or as the entity.</summary>
    private static readonly Dictionary<string, Expression<Func<EntityRow, object?>>> Orderings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sortOrder"] = r => r.Node.SortOrder,
        ["text"] = r => r.Node.Text,
        ["name"] = r => r.Node.Text,
        ["id"] = r => r.Node.Id,
        ["nodeId"] = r => r.Node.Id,
        ["path"] = r => r.Node.Path,
        ["level"] = r => r.Node.Level,
        ["parentId"] = r => r.Node.ParentId,
        ["trashed"] = r => r.Node.Trashed,
        ["nodeUser"] = r => r.Node.NodeUser,
        ["uniqueId"] = r => r.Node.UniqueId,
        ["nodeObjectType"] = r => r.Node.NodeObjectType,
        ["createDate"] = r => r.Node.CreateDate,
        ["updateDate"] = r => r.VersionDate,
    };

    /// <summary>Whether nodes alone tell the order, without what is joined to them.</summary>
    public static bool IsOfNodes(this Ordering? ordering)
    {
        for (var step = ordering; step is not null; step = step.Next)
        {
            if (string.Equals(step.OrderBy, "updateDate", StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    /// <summary>The rows in the order asked for and, among equals, in that of their ids, so that pages never overlap.</summary>
    /// <exception cref="NotSupportedException">There is no column of that name.</exception>
    public static IQueryable<EntityRow> Ordered(this IQueryable<EntityRow> rows, Ordering? ordering)
    {
        if (ordering is null || ordering.IsEmpty) return rows.OrderBy(r => r.Node.SortOrder).ThenBy(r => r.Node.Id);

        var ordered = By(rows, ordering);
        var last = ordering;
        while (last.Next is { } next)
        {
            ordered = Then(ordered, next);
            last = next;
        }
        return last.Direction == Direction.Ascending ? ordered.ThenBy(r => r.Node.Id) : ordered.ThenByDescending(r => r.Node.Id);
    }

    private static IOrderedQueryable<EntityRow> By(IQueryable<EntityRow> rows, Ordering ordering) =>
        ordering.Direction == Direction.Ascending ? rows.OrderBy(Column(ordering)) : rows.OrderByDescending(Column(ordering));

    private static IOrderedQueryable<EntityRow> Then(IOrderedQueryable<EntityRow> rows, Ordering ordering) =>
        ordering.Direction == Direction.Ascending ? rows.ThenBy(Column(ordering)) : rows.ThenByDescending(Column(ordering));

    private static Expression<Func<EntityRow, object?>> Column(Ordering ordering) =>
        ordering.OrderBy is { } name && Orderings.TryGetValue(name, out var column)
            ? column
            : throw new NotSupportedException($"Entities cannot be ordered by {ordering.OrderBy}.");
}
