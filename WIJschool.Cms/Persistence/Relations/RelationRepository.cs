using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Relations;

/// <summary>Relations between two nodes: what a page refers to, where it was copied from, what lay above it before it was trashed.</summary>
/// <param name="database">The database of the ambient scope.</param>
/// <param name="types">Kinds of relation, from memory.</param>
/// <param name="entities">Lazy, because the tree's repository and this one need not exist at once.</param>
internal sealed class RelationRepository(IScopedDatabase database, IRelationTypeRepository types, Lazy<IEntityRepository> entities)
    : RowRepository<int, IRelation, RelationRepository.Joined>(database), IRelationRepository
{
    private static readonly RowMap<IRelation, Joined> Members = new RowMap<IRelation, Joined>()
        .Map(nameof(IRelation.Id), r => r.Relation.Id)
        .Map(nameof(IRelation.ParentId), r => r.Relation.ParentId)
        .Map(nameof(IRelation.ChildId), r => r.Relation.ChildId)
        .Map(nameof(IRelation.RelationTypeId), r => r.Relation.RelationTypeId)
        .Map(nameof(IRelation.Comment), r => r.Relation.Comment)
        .Map(nameof(IRelation.CreateDate), r => r.Relation.DateTime)
        .Map(nameof(IRelation.UpdateDate), r => r.Relation.DateTime)
        .Map(nameof(IRelation.ParentObjectType), r => r.ParentObjectType)
        .Map(nameof(IRelation.ChildObjectType), r => r.ChildObjectType);

    protected override RowMap<IRelation, Joined> Map => Members;

    protected override IQueryable<Joined> Rows =>
        from relation in Db.Relations
        join parent in Db.Nodes on relation.ParentId equals parent.Id
        join child in Db.Nodes on relation.ChildId equals child.Id
        orderby relation.RelationTypeId, relation.Id
        select new Joined { Relation = relation, ParentObjectType = parent.NodeObjectType, ChildObjectType = child.NodeObjectType };

    public IEnumerable<IRelation> GetPagedRelationsByQuery(
        IQuery<IRelation>? query, long pageIndex, int pageSize, out long totalRecords, Ordering? ordering)
    {
        var rows = Map.Apply(Rows, query);
        if (ordering is { IsEmpty: false, OrderBy: { } member })
            rows = rows.OrderedBy(Map.Column(Named(member)), ordering.Direction == Direction.Descending);
        return Page(rows, pageIndex, pageSize, out totalRecords);
    }

    public void Save(IEnumerable<IRelation> relations)
    {
        foreach (var group in relations.GroupBy(r => r.HasIdentity).ToList())
        {
            var pairs = group.Select(relation => (relation, row: Prepare(relation, isNew: !group.Key))).ToList();
            if (group.Key) Db.UpdateRange(pairs.Select(p => p.row));
            else Db.AddRange(pairs.Select(p => p.row));
            Db.SaveChanges();
            foreach (var (relation, row) in pairs) Stored(relation, row);
        }
    }

    public void SaveBulk(IEnumerable<ReadOnlyRelation> relations)
    {
        foreach (var group in relations.GroupBy(r => r.HasIdentity))
        {
            var rows = group.Select(ToRow).ToList();
            if (group.Key) Db.UpdateRange(rows);
            else Db.AddRange(rows);
        }
        Db.SaveChanges();
    }

    /// <summary>Deletes what <paramref name="parentId"/> is the parent of, of the given kinds or of all when none is given.</summary>
    public void DeleteByParent(int parentId, params string[] relationTypeAliases)
    {
        var rows = Db.Relations.Where(r => r.ParentId == parentId);
        if (relationTypeAliases.Length > 0)
        {
            var ids = types.GetMany(Array.Empty<int>())
                .Where(t => relationTypeAliases.Contains(t.Alias, StringComparer.OrdinalIgnoreCase)).Select(t => t.Id).ToList();
            rows = rows.Where(r => ids.Contains(r.RelationTypeId));
        }
        rows.ExecuteDelete();
    }

    public IEnumerable<IUmbracoEntity> GetPagedParentEntitiesByChildId(
        int childId, long pageIndex, int pageSize, out long totalRecords, params Guid[] entityTypes) =>
        Ends(Db.Relations.Where(r => r.ChildId == childId).Select(r => r.ParentId), pageIndex, pageSize, out totalRecords, entityTypes);

    public IEnumerable<IUmbracoEntity> GetPagedChildEntitiesByParentId(
        int parentId, long pageIndex, int pageSize, out long totalRecords, params Guid[] entityTypes) =>
        Ends(Db.Relations.Where(r => r.ParentId == parentId).Select(r => r.ChildId), pageIndex, pageSize, out totalRecords, entityTypes);

    public Task<PagedModel<IRelation>> GetPagedByChildKeyAsync(Guid childKey, int skip, int take, string? relationTypeAlias)
    {
        var childId = Db.Nodes.Where(n => n.UniqueId == childKey).Select(n => n.Id);
        var rows = Rows.Where(r => childId.Contains(r.Relation.ChildId));
        if (!string.IsNullOrEmpty(relationTypeAlias))
        {
            var typeId = Db.RelationTypes.Where(t => t.Alias == relationTypeAlias).Select(t => t.Id);
            rows = rows.Where(r => typeId.Contains(r.Relation.RelationTypeId));
        }
        return Task.FromResult(new PagedModel<IRelation>(rows.LongCount(), Build(rows.Skip(skip).Take(take))));
    }

    public override void Delete(IRelation entity) => Db.Relations.Where(r => r.Id == entity.Id).ExecuteDelete();

    protected override IQueryable<Joined> WithIds(IReadOnlyCollection<int> ids) => Rows.Where(r => ids.Contains(r.Relation.Id));

    /// <exception cref="InvalidOperationException">The relation is of a kind that does not exist, which a foreign key rules out.</exception>
    protected override IRelation Build(Joined row)
    {
        var type = types.Get(row.Relation.RelationTypeId)
            ?? throw new InvalidOperationException($"Relation {row.Relation.Id} is of the unknown kind {row.Relation.RelationTypeId}.");
        var relation = new Relation(
            row.Relation.ParentId, row.Relation.ChildId, row.ParentObjectType ?? Guid.Empty, row.ChildObjectType ?? Guid.Empty, type)
        {
            Id = row.Relation.Id,
            Comment = row.Relation.Comment,
            CreateDate = row.Relation.DateTime,
            UpdateDate = row.Relation.DateTime,
        };
        relation.ResetDirtyProperties(rememberDirty: false);
        return relation;
    }

    protected override void Insert(IRelation entity) => Save([entity]);

    protected override void Update(IRelation entity) => Save([entity]);

    private IEnumerable<IUmbracoEntity> Ends(IQueryable<int> ids, long pageIndex, int pageSize, out long total, Guid[] entityTypes)
    {
        var nodes = Db.Nodes.Where(n => ids.Contains(n.Id));
        if (entityTypes.Length > 0) nodes = nodes.Where(n => n.NodeObjectType != null && entityTypes.Contains(n.NodeObjectType.Value));
        total = nodes.LongCount();
        var page = nodes.OrderBy(n => n.Id).Page(pageIndex, pageSize).Select(n => new { n.Id, n.NodeObjectType }).ToList();
        var found = page.Where(n => n.NodeObjectType.HasValue).GroupBy(n => n.NodeObjectType!.Value)
            .SelectMany(g => entities.Value.GetAll(g.Key, g.Select(n => n.Id).ToArray())).ToDictionary(e => e.Id);
        return page.Select(n => found.GetValueOrDefault(n.Id)).OfType<IUmbracoEntity>().ToList();
    }

    // callers name the column as Umbraco's table does, or the member
    private static string Named(string orderBy) => orderBy.ToUpperInvariant() switch
    {
        "DATETIME" => nameof(IRelation.CreateDate),
        "RELTYPE" => nameof(IRelation.RelationTypeId),
        _ => char.ToUpperInvariant(orderBy[0]) + orderBy[1..],
    };

    private static RelationRow Prepare(IRelation relation, bool isNew)
    {
        if (isNew) relation.AddingEntity();
        else relation.UpdatingEntity();
        return new RelationRow
        {
            Id = relation.Id,
            ParentId = relation.ParentId,
            ChildId = relation.ChildId,
            RelationTypeId = relation.RelationTypeId,
            Comment = relation.Comment ?? "",
            DateTime = relation.UpdateDate,
        };
    }

    private static void Stored(IRelation relation, RelationRow row)
    {
        relation.Id = row.Id;
        relation.ResetDirtyProperties();
    }

    private static RelationRow ToRow(ReadOnlyRelation relation) => new()
    {
        Id = relation.Id,
        ParentId = relation.ParentId,
        ChildId = relation.ChildId,
        RelationTypeId = relation.RelationTypeId,
        Comment = relation.Comment,
        DateTime = relation.CreateDate,
    };

    /// <summary>A relation with what its two ends are.</summary>
    internal sealed class Joined
    {
        public required RelationRow Relation { get; init; }
        public required Guid? ParentObjectType { get; init; }
        public required Guid? ChildObjectType { get; init; }
    }
}
