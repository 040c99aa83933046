using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTypes;

/// <summary>The types of one kind, out of the set of all types.</summary>
internal abstract class ContentTypeRepositoryBase<TEntity>(
    IScopedDatabase database, ContentTypeCommonRepository types, ContentTypeWriter writer, ContentTypeDataKeeper data, Guid objectType)
    : IContentTypeRepositoryBase<TEntity>
    where TEntity : class, IContentTypeComposition
{
    protected ContentTypeCommonRepository Types => types;

    protected IEnumerable<TEntity> All => types.Shared.All.OfType<TEntity>();

    public TEntity? Get(int id) => Copy(types.Shared.Find(id) as TEntity);

    public TEntity? Get(Guid id) => Copy(types.Shared.Find(id) as TEntity);

    public TEntity? Get(string alias) => Copy(All.FirstOrDefault(t => string.Equals(t.Alias, alias, StringComparison.OrdinalIgnoreCase)));

    public IEnumerable<TEntity> GetMany(params int[]? ids) => Copies(types.Shared.Among(ids).OfType<TEntity>());

    public IEnumerable<TEntity> GetMany(params Guid[]? ids) => Copies(types.Shared.Among(ids).OfType<TEntity>());

    public bool Exists(int id) => types.Shared.Find(id) is TEntity;

    public bool Exists(Guid id) => types.Shared.Find(id) is TEntity;

    public IEnumerable<TEntity> Get(IQuery<TEntity> query) => Copies(InMemoryQuery.Apply(All, query).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase));

    public int Count(IQuery<TEntity>? query) => InMemoryQuery.Apply(All, query).Count();

    /// <summary>Stores the type. Values that a change of the type moves or makes void are moved or deleted with it.</summary>
    public void Save(TEntity entity)
    {
        if (entity.HasIdentity)
        {
            entity.UpdatingEntity();
            var before = types.Shared.All;
            writer.Update(entity, objectType);
            types.Changed();
            data.Follow(entity.Id, before, () => types.Shared.All);
        }
        else
        {
            entity.AddingEntity();
            writer.Insert(entity, objectType);
            types.Changed();
        }
        entity.ResetDirtyProperties();
    }

    public void Delete(TEntity entity)
    {
        writer.Remove(entity.Id);
        types.Changed();
        entity.DeleteDate = DateTime.UtcNow;
    }

    /// <exception cref="DataOperationException{MoveOperationStatusType}">The folder is inside what is moved.</exception>
    public IEnumerable<MoveEventInfo<TEntity>> Move(TEntity moving, EntityContainer container)
    {
        // Core passes null for the root although the contract says otherwise
        var target = (EntityContainer?)container;
        if (target is not null && $",{target.Path},".Contains($",{moving.Id.ToString(CultureInfo.InvariantCulture)},", StringComparison.Ordinal))
            throw new DataOperationException<MoveOperationStatusType>(MoveOperationStatusType.FailedNotAllowedByPath);

        var parent = target?.Id ?? Constants.System.Root;
        var below = Copies(All.Where(t => t.Path.StartsWith(moving.Path + ",", StringComparison.Ordinal)));
        List<MoveEventInfo<TEntity>> moves = [new(moving, moving.Path, parent, target?.Key)];
        moves.AddRange(below.Select(t => new MoveEventInfo<TEntity>(t, t.Path, t.ParentId)));

        moving.ParentId = parent;
        Save(moving);
        foreach (var type in below) (type.Path, type.Level) = types.Shared.Find(type.Id) is { } moved ? (moved.Path, moved.Level) : (type.Path, type.Level);
        return moves;
    }

    public string GetUniqueAlias(string alias)
    {
        var taken = types.Shared.All.Select(t => t.Alias).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, taken.Count + 1).Select(n => alias + n).First(candidate => !taken.Contains(candidate));
    }

    public bool HasContainerInPath(string contentPath) =>
        HasContainerInPath(contentPath.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray());

    public bool HasContainerInPath(params int[] ids)
    {
        var db = database.Db;
        return (from content in db.Contents
                join type in db.ContentTypes on content.ContentTypeId equals type.NodeId
                where ids.Contains(content.NodeId) && type.ListView != null
                select content.NodeId).Any();
    }

    public bool HasContentNodes(int id) => database.Db.Contents.Any(c => c.ContentTypeId == id);

    public IEnumerable<Guid> GetAllowedParentKeys(Guid key) =>
        All.Where(t => t.AllowedContentTypes?.Any(allowed => allowed.Key == key) == true).Select(t => t.Key).ToList();

    protected static IReadOnlyList<TEntity> Copies(IEnumerable<TEntity> entities) => entities.Select(e => (TEntity)e.DeepClone()).ToList();

    private static TEntity? Copy(TEntity? entity) => (TEntity?)entity?.DeepClone();
}
