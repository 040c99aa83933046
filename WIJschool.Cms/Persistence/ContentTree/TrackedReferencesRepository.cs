using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>Which content refers to which: what an editor is shown before removing something that is in use.</summary>
internal sealed class TrackedReferencesRepository(IScopedDatabase database) : ITrackedReferencesRepository
{
    private CmsDbContext Db => database.Db;

    /// <summary>What refers to the item.</summary>
    public IEnumerable<RelationItemModel> GetPagedRelationsForItem(
        Guid key, long skip, long take, bool filterMustBeIsDependency, out long totalRecords)
    {
        var item = Db.Nodes.Where(n => n.UniqueId == key).Select(n => n.Id);
        var references = References(filterMustBeIsDependency).Where(r => item.Contains(r.ItemId));
        return Describe(references, r => r.OtherId, skip, take, out totalRecords);
    }

    /// <summary>What refers to anything in the recycle bin.</summary>
    public IEnumerable<RelationItemModel> GetPagedRelationsForRecycleBin(
        Guid objectTypeKey, long skip, long take, bool filterMustBeIsDependency, out long totalRecords)
    {
        var trashed = Db.Nodes.Where(n => n.NodeObjectType == objectTypeKey && n.Trashed).Select(n => n.Id);
        var references = References(filterMustBeIsDependency).Where(r => trashed.Contains(r.ItemId));
        return Describe(references, r => r.OtherId, skip, take, out totalRecords);
    }

    /// <summary>Those of the items that anything refers to.</summary>
    public IEnumerable<RelationItemModel> GetPagedItemsWithRelations(
        ISet<Guid> keys, long skip, long take, bool filterMustBeIsDependency, out long totalRecords)
    {
        IEnumerable<Guid> wanted = keys;
        var items = Db.Nodes.Where(n => wanted.Contains(n.UniqueId)).Select(n => n.Id);
        var references = References(filterMustBeIsDependency).Where(r => items.Contains(r.ItemId));
        return Describe(references, r => r.ItemId, skip, take, out totalRecords);
    }

    /// <summary>Those below the parent that anything refers to.</summary>
    public IEnumerable<RelationItemModel> GetPagedDescendantsInReferences(
        Guid parentKey, long skip, long take, bool filterMustBeIsDependency, out long totalRecords)
    {
        var below = Db.Nodes.Where(n => n.UniqueId == parentKey).Select(n => n.Path).FirstOrDefault() + ",";
        var descendants = Db.Nodes.Where(n => n.Path.StartsWith(below)).Select(n => n.Id);
        var references = References(filterMustBeIsDependency).Where(r => descendants.Contains(r.ItemId));
        return Describe(references, r => r.ItemId, skip, take, out totalRecords);
    }

    public async Task<PagedModel<Guid>> GetPagedNodeKeysWithDependantReferencesAsync(
        ISet<Guid> keys, Guid nodeObjectTypeId, long skip, long take)
    {
        IEnumerable<Guid> wanted = keys;
        var referred = References(onlyDependencies: true).Select(r => r.ItemId);
        var found = Db.Nodes.Where(n => wanted.Contains(n.UniqueId) && n.NodeObjectType == nodeObjectTypeId && referred.Contains(n.Id));
        var total = await found.LongCountAsync();
        var page = await found.OrderBy(n => n.Id).Skip((int)skip).Take((int)take).Select(n => n.UniqueId).ToListAsync();
        return new PagedModel<Guid>(total, page);
    }

    /// <summary>Relations as references: the child is referred to by the parent, and the other way round where the type is dual.</summary>
    private IQueryable<Reference> References(bool onlyDependencies)
    {
        var types = onlyDependencies ? Db.RelationTypes.Where(t => t.IsDependency) : Db.RelationTypes;
        var childrenReferredTo =
            from relation in Db.Relations
            join type in types on relation.RelationTypeId equals type.Id
            select new Reference { ItemId = relation.ChildId, OtherId = relation.ParentId, TypeId = type.Id };
        var parentsReferredTo =
            from relation in Db.Relations
            join type in types.Where(t => t.Dual) on relation.RelationTypeId equals type.Id
            select new Reference { ItemId = relation.ParentId, OtherId = relation.ChildId, TypeId = type.Id };
        return childrenReferredTo.Concat(parentsReferredTo);
    }

    private List<RelationItemModel> Describe(
        IQueryable<Reference> references, System.Linq.Expressions.Expression<Func<Reference, int>> shown, long skip, long take, out long total)
    {
        var pairs = references.Join(Db.Nodes, shown, n => n.Id, (reference, node) => new { NodeId = node.Id, reference.TypeId }).Distinct();
        total = pairs.LongCount();
        if (take == 0) return [];
        var rows =
            from pair in pairs
            join node in Db.Nodes on pair.NodeId equals node.Id
            join relationType in Db.RelationTypes on pair.TypeId equals relationType.Id
            join content in Db.Contents on node.Id equals content.NodeId into contents
            from content in contents.DefaultIfEmpty()
            join type in Db.ContentTypes on content.ContentTypeId equals type.NodeId into types
            from type in types.DefaultIfEmpty()
            join typeNode in Db.Nodes on type.NodeId equals typeNode.Id into typeNodes
            from typeNode in typeNodes.DefaultIfEmpty()
            join document in Db.Documents on node.Id equals document.NodeId into documents
            from document in documents.DefaultIfEmpty()
            orderby relationType.Alias, node.Id
            select new Row(node, relationType, type, typeNode, document);
        return rows.Skip((int)skip).Take((int)take).ToList().ConvertAll(r => r.ToModel());
    }

    private sealed class Reference
    {
        public int ItemId { get; set; }
        public int OtherId { get; set; }
        public int TypeId { get; set; }
    }

    private sealed record Row(NodeRow Node, RelationTypeRow Relation, ContentTypeRow? Type, NodeRow? TypeNode, DocumentRow? Document)
    {
        public RelationItemModel ToModel() => new()
        {
            NodeKey = Node.UniqueId,
            NodeAlias = Node.Text,
            NodeName = Node.Text,
            NodeType = Node.NodeObjectType is { } type ? ObjectTypes.GetUdiType(type) : null,
            NodePublished = Document?.Published,
            ContentTypeKey = TypeNode?.UniqueId ?? Guid.Empty,
            ContentTypeIcon = Type?.Icon,
            ContentTypeAlias = Type?.Alias,
            ContentTypeName = TypeNode?.Text,
            RelationTypeName = Relation.Name,
            RelationTypeIsBidirectional = Relation.Dual,
            RelationTypeIsDependency = Relation.IsDependency,
        };
    }
}
