using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Entities;

/// <summary>Everything that is a node, in short, as trees and pickers show it.</summary>
internal sealed class EntityRepository(IScopedDatabase database, EntityFactory factory) : IEntityRepository
{
    private CmsDbContext Db => database.Db;

    public IEntitySlim? Get(int id) => One(Db.Nodes.Where(r => r.Id == id));

    public IEntitySlim? Get(Guid key) => One(Db.Nodes.Where(r => r.UniqueId == key));

    public IEntitySlim? Get(int id, Guid objectTypeId) => One(Of(objectTypeId).Where(r => r.Id == id), [objectTypeId]);

    public IEntitySlim? Get(Guid key, Guid objectTypeId) => One(Of(objectTypeId).Where(r => r.UniqueId == key), [objectTypeId]);

    public IEnumerable<IEntitySlim> GetAll(Guid objectType, params int[] ids) =>
        Build(ids.Length == 0 ? Of(objectType) : Of(objectType).Where(r => ids.Contains(r.Id)), [objectType]);

    public IEnumerable<IEntitySlim> GetAll(Guid objectType, params Guid[] keys) =>
        Build(keys.Length == 0 ? Of(objectType) : Of(objectType).Where(r => keys.Contains(r.UniqueId)), [objectType]);

    public IEnumerable<IEntitySlim> GetByQuery(IQuery<IUmbracoEntity> query) => Build(EntityQueries.Nodes.Apply(Db.Nodes, query));

    public IEnumerable<IEntitySlim> GetByQuery(IQuery<IUmbracoEntity> query, Guid objectType) =>
        Build(EntityQueries.Nodes.Apply(Of(objectType), query), [objectType]);

    public IEnumerable<IEntitySlim> GetPagedResultsByQuery(
        IQuery<IUmbracoEntity> query, ISet<Guid> objectTypes, long pageIndex, int pageSize, out long totalRecords,
        IQuery<IUmbracoEntity>? filter, Ordering? ordering)
    {
        var nodes = EntityQueries.Nodes.Apply(EntityQueries.Nodes.Apply(Of(objectTypes), query), filter);
        totalRecords = nodes.LongCount();
        var page = Rows(nodes, objectTypes).Ordered(ordering).Skip((int)(pageIndex * pageSize)).Take(pageSize);
        return totalRecords == 0 ? [] : factory.Build(page.ToList());
    }

    public int CountByQuery(IQuery<IUmbracoEntity> query, IEnumerable<Guid> objectTypes, IQuery<IUmbracoEntity>? filter) =>
        EntityQueries.Nodes.Apply(EntityQueries.Nodes.Apply(Of(objectTypes), query), filter).Count();

    public IEnumerable<IEntitySlim> GetSiblings(
        ISet<Guid> objectTypes, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering ordering,
        out long totalBefore, out long totalAfter) =>
        Siblings(trashed: false, objectTypes, targetKey, before, after, filter, ordering, out totalBefore, out totalAfter);

    public IEnumerable<IEntitySlim> GetTrashedSiblings(
        ISet<Guid> objectTypes, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering ordering,
        out long totalBefore, out long totalAfter) =>
        Siblings(trashed: true, objectTypes, targetKey, before, after, filter, ordering, out totalBefore, out totalAfter);

    /// <exception cref="InvalidOperationException">There is no such node, or it is of a kind Core does not know.</exception>
    public UmbracoObjectTypes GetObjectType(int id) => ObjectTypeOf(Db.Nodes.Where(r => r.Id == id));

    /// <inheritdoc cref="GetObjectType(int)"/>
    public UmbracoObjectTypes GetObjectType(Guid key) => ObjectTypeOf(Db.Nodes.Where(r => r.UniqueId == key));

    public int ReserveId(Guid key)
    {
        if (Db.Nodes.Any(r => r.UniqueId == key && r.NodeObjectType == Constants.ObjectTypes.IdReservation))
            throw new InvalidOperationException($"An id is reserved for {key} already.");
        var row = new NodeRow
        {
            UniqueId = key,
            ParentId = Constants.System.Root,
            Level = 1,
            Path = Constants.System.RootString,
            Text = "RESERVED.ID", // as Umbraco names them
            NodeObjectType = Constants.ObjectTypes.IdReservation,
            CreateDate = DateTime.UtcNow,
        };
        Db.Add(row);
        Db.SaveChanges();
        return row.Id;
    }

    public IEnumerable<TreeEntityPath> GetAllPaths(Guid objectType, params int[]? ids) =>
        Paths(ids is { Length: > 0 } ? Of(objectType).Where(r => ids.Contains(r.Id)) : Of(objectType));

    public IEnumerable<TreeEntityPath> GetAllPaths(Guid objectType, params Guid[] keys) =>
        Paths(keys.Length > 0 ? Of(objectType).Where(r => keys.Contains(r.UniqueId)) : Of(objectType));

    public bool Exists(int id) => Db.Nodes.Any(r => r.Id == id);

    public bool Exists(Guid key) => Db.Nodes.Any(r => r.UniqueId == key);

    public bool Exists(IEnumerable<Guid> keys)
    {
        var asked = keys.Distinct().ToList();
        return Db.Nodes.Count(r => asked.Contains(r.UniqueId)) == asked.Count;
    }

    public bool Exists(Guid key, Guid objectType) => Of(objectType).Any(r => r.UniqueId == key);

    public bool Exists(int id, Guid objectType) => Of(objectType).Any(r => r.Id == id);

    private IReadOnlyList<IEntitySlim> Siblings(
        bool trashed, ISet<Guid> objectTypes, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering ordering,
        out long totalBefore, out long totalAfter)
    {
        (totalBefore, totalAfter) = (0, 0);
        if (Db.Nodes.Where(r => r.UniqueId == targetKey).Select(r => (int?)r.ParentId).FirstOrDefault() is not { } parent) return [];

        var nodes = EntityQueries.Nodes.Apply(Of(objectTypes).Where(r => r.Trashed == trashed && r.ParentId == parent), filter);
        var all = (ordering.IsOfNodes() ? nodes.Select(node => new EntityRow { Node = node }) : Rows(nodes, objectTypes)) // a level may have thousands
            .Ordered(ordering).Select(r => r.Node.UniqueId).ToList();
        var target = all.IndexOf(targetKey);
        if (target < 0) return [];

        var (first, last) = (Math.Max(0, target - before), (int)Math.Min(all.Count - 1L, (long)target + after));
        (totalBefore, totalAfter) = (first, all.Count - 1 - last);
        var shown = all.GetRange(first, last - first + 1);
        return factory.Build(Rows(nodes.Where(r => shown.Contains(r.UniqueId)), objectTypes).Ordered(ordering).ToList());
    }

    private IReadOnlyList<IEntitySlim> Build(IQueryable<NodeRow> nodes, IReadOnlyCollection<Guid>? objectTypes = null) =>
        factory.Build(Rows(nodes, objectTypes).Ordered(null).ToList());

    private IEntitySlim? One(IQueryable<NodeRow> nodes, IReadOnlyCollection<Guid>? objectTypes = null) =>
        Build(nodes, objectTypes) is [var found, ..] ? found : null;

    /// <param name="nodes">Which nodes.</param>
    /// <param name="objectTypes">Which kinds of children count as children; all when null.</param>
    /// <remarks>"Current" is in the key of the join: as a condition it becomes a subquery that SQLite works out whole for every page.</remarks>
    private IQueryable<EntityRow> Rows(IQueryable<NodeRow> nodes, IEnumerable<Guid>? objectTypes)
    {
        var counted = objectTypes?.Select(t => (Guid?)t).ToList();
        var children = counted is null ? Db.Nodes : Db.Nodes.Where(r => counted.Contains(r.NodeObjectType));
        return from node in nodes
               join content in Db.Contents on node.Id equals content.NodeId into contents
               from content in contents.DefaultIfEmpty()
               join version in Db.ContentVersions on new { NodeId = node.Id, Current = true } equals new { version.NodeId, version.Current } into versions
               from version in versions.DefaultIfEmpty()
               join document in Db.Documents on node.Id equals document.NodeId into documents
               from document in documents.DefaultIfEmpty()
               join media in Db.MediaVersions on version.Id equals media.Id into files
               from media in files.DefaultIfEmpty()
               select new EntityRow
               {
                   Node = node,
                   HasChildren = children.Any(c => c.ParentId == node.Id),
                   ContentTypeId = content.ContentTypeId,
                   VersionDate = version.VersionDate,
                   Published = document.Published,
                   Edited = document.Edited,
                   MediaPath = media.Path,
               };
    }

    private IQueryable<NodeRow> Of(Guid objectType) => Db.Nodes.Where(r => r.NodeObjectType == objectType);

    private IQueryable<NodeRow> Of(IEnumerable<Guid> objectTypes)
    {
        var asked = objectTypes.Select(t => (Guid?)t).ToList();
        return Db.Nodes.Where(r => asked.Contains(r.NodeObjectType));
    }

    private static List<TreeEntityPath> Paths(IQueryable<NodeRow> nodes) =>
        nodes.Select(r => new TreeEntityPath { Id = r.Id, Key = r.UniqueId, Path = r.Path }).ToList();

    private static UmbracoObjectTypes ObjectTypeOf(IQueryable<NodeRow> nodes) => ObjectTypes.GetUmbracoObjectType(
        nodes.Select(r => r.NodeObjectType).FirstOrDefault() ?? throw new InvalidOperationException("There is no such node."));
}
