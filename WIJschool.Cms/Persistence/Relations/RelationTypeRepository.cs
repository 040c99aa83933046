using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Relations;

/// <summary>The kinds of relation, kept whole in memory: every save of a page asks for some of them.</summary>
internal sealed class RelationTypeRepository : IRelationTypeRepository
{
    private readonly IScopedDatabase database;
    private readonly RepositoryCache<IRelationType> cache;

    public RelationTypeRepository(IScopedDatabase database, AppCaches caches)
    {
        this.database = database;
        cache = new RepositoryCache<IRelationType>(database, caches, Read);
    }

    public IRelationType? Get(int id) => cache.Get(id);

    public IRelationType? Get(Guid id) => cache.Get(id);

    public IEnumerable<IRelationType> GetMany(params int[]? ids) => cache.GetMany(ids);

    public IEnumerable<IRelationType> GetMany(params Guid[]? ids) => cache.GetMany(ids);

    public bool Exists(int id) => cache.Shared.Find(id) is not null;

    public bool Exists(Guid id) => cache.Shared.Find(id) is not null;

    public IEnumerable<IRelationType> Get(IQuery<IRelationType> query) => cache.Where(query);

    public int Count(IQuery<IRelationType>? query) => cache.Count(query);

    public void Save(IRelationType entity)
    {
        var isNew = !entity.HasIdentity;
        if (isNew) entity.AddingEntity();
        else entity.UpdatingEntity();

        var row = ToRow(entity);
        if (isNew) database.Db.Add(row);
        else database.Db.Update(row);
        database.Db.SaveChanges();
        cache.Changed();
        entity.Id = row.Id;
        entity.ResetDirtyProperties();
    }

    /// <summary>Deletes the kind with every relation of it.</summary>
    public void Delete(IRelationType entity)
    {
        database.Db.Relations.Where(r => r.RelationTypeId == entity.Id).ExecuteDelete();
        database.Db.RelationTypes.Where(r => r.Id == entity.Id).ExecuteDelete();
        cache.Changed();
    }

    private List<IRelationType> Read() => database.Db.RelationTypes.OrderBy(r => r.Id).AsEnumerable().Select(ToEntity).ToList();

    private static IRelationType ToEntity(RelationTypeRow row)
    {
        var type = new RelationType(row.Name, row.Alias, row.Dual, row.ParentObjectType, row.ChildObjectType, row.IsDependency, row.TypeUniqueId)
        {
            Id = row.Id,
        };
        type.ResetDirtyProperties(rememberDirty: false);
        return type;
    }

    private static RelationTypeRow ToRow(IRelationType type) => new()
    {
        Id = type.Id,
        TypeUniqueId = type.Key,
        Name = type.Name ?? "",
        Alias = type.Alias,
        Dual = type.IsBidirectional,
        ParentObjectType = type.ParentObjectType,
        ChildObjectType = type.ChildObjectType,
        IsDependency = type is IRelationTypeWithIsDependency { IsDependency: true },
    };
}
