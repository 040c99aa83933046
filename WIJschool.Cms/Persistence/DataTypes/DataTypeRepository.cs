using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Entities;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.DataTypes;

internal sealed class DataTypeRepository(IScopedDatabase database, AppCaches caches, NodeStore nodes, DataTypeFactory factory)
    : WholeSetRepository<IDataType>(database, caches), IDataTypeRepository
{
    /// <inheritdoc cref="RepositoryCache{TEntity}.Shared"/>
    public EntitySet<IDataType> Shared => Cache.Shared;

    public IDataType? Get(Guid id) => Cache.Get(id);

    public IEnumerable<IDataType> GetMany(params Guid[]? ids) => Cache.GetMany(ids);

    public bool Exists(Guid id) => Cache.Shared.Find(id) is not null;

    public IEnumerable<MoveEventInfo<IDataType>> Move(IDataType toMove, EntityContainer? container)
    {
        var parent = container?.Id ?? Constants.System.Root;
        MoveEventInfo<IDataType> moved = new(toMove, toMove.Path, parent, container?.Key);
        toMove.ParentId = parent;
        Save(toMove);
        return [moved];
    }

    public IReadOnlyDictionary<Udi, IEnumerable<string>> FindUsages(int id) =>
        (from property in Db.PropertyTypes
         join node in Db.Nodes on property.ContentTypeId equals node.Id
         where property.DataTypeId == id
         orderby node.Id, property.Alias
         select new { property.Alias, node.UniqueId, node.NodeObjectType })
        .AsEnumerable()
        .GroupBy(use => ContentTypeUdi(use.NodeObjectType, use.UniqueId))
        .ToDictionary(type => type.Key, IEnumerable<string> (type) => type.Select(use => use.Alias).ToList());

    /// <summary>The types that show their children in this list view, each with the name of the list view.</summary>
    public IReadOnlyDictionary<Udi, IEnumerable<string>> FindListViewUsages(int id)
    {
        if (Cache.Shared.Find(id) is not { } listView) return new Dictionary<Udi, IEnumerable<string>>();
        return (from type in Db.ContentTypes
                join node in Db.Nodes on type.NodeId equals node.Id
                where type.ListView == listView.Key
                select new { node.UniqueId, node.NodeObjectType })
            .AsEnumerable()
            .ToDictionary(type => ContentTypeUdi(type.NodeObjectType, type.UniqueId), IEnumerable<string> (_) => [listView.Name ?? ""]);
    }

    protected override IReadOnlyList<IDataType> ReadAll() =>
        (from row in Db.DataTypes
         join node in Db.Nodes on row.NodeId equals node.Id
         orderby node.Id
         select new { Row = row, Node = node })
        .AsEnumerable().Select(r => (IDataType)factory.Build(r.Row, r.Node)).ToList();

    protected override void Insert(IDataType dataType)
    {
        dataType.Name = UniqueName(dataType);
        nodes.Add(dataType, Constants.ObjectTypes.DataType);
        Db.Add(factory.BuildRow(dataType));
        Db.SaveChanges();
    }

    protected override void Update(IDataType dataType)
    {
        dataType.Name = UniqueName(dataType);
        nodes.Update(dataType);
        Db.Update(factory.BuildRow(dataType));
        Db.SaveChanges();
    }

    /// <summary>Properties of this data type go with it, and their values.</summary>
    protected override void Remove(IDataType dataType)
    {
        var properties = Db.PropertyTypes.Where(p => p.DataTypeId == dataType.Id).Select(p => p.Id).ToList();
        Db.TagRelationships.Where(r => properties.Contains(r.PropertyTypeId)).ExecuteDelete();
        Db.PropertyData.Where(r => properties.Contains(r.PropertyTypeId)).ExecuteDelete();
        Db.MemberTypeProperties.Where(r => properties.Contains(r.PropertyTypeId)).ExecuteDelete();
        Db.PropertyTypes.Where(p => properties.Contains(p.Id)).ExecuteDelete();
        Db.ContentTypes.Where(t => t.ListView == dataType.Key).ExecuteUpdate(set => set.SetProperty(t => t.ListView, (Guid?)null));
        Db.DataTypes.Where(r => r.NodeId == dataType.Id).ExecuteDelete();
        nodes.Remove([dataType.Id]);
    }

    private string UniqueName(IDataType dataType) =>
        nodes.UniqueName(Constants.ObjectTypes.DataType, dataType.Name?.Trim() ?? "", dataType.Id);

    private static Udi ContentTypeUdi(Guid? objectType, Guid key) =>
        new GuidUdi(ObjectTypes.GetUdiType(objectType ?? Constants.ObjectTypes.DocumentType), key).EnsureClosed();
}
