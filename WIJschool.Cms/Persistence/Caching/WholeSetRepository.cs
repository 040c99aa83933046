using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Caching;

/// <summary>A repository of a small set: reads come from <see cref="RepositoryCache{TEntity}"/>, writes go to the tables.</summary>
internal abstract class WholeSetRepository<TEntity> : IReadWriteQueryRepository<int, TEntity> where TEntity : class, IEntity
{
    private readonly IScopedDatabase database;
    private readonly List<Action> dependents = [];

    protected WholeSetRepository(IScopedDatabase database, AppCaches caches)
    {
        this.database = database;
        Cache = new RepositoryCache<TEntity>(database, caches, ReadAll);
    }

    protected RepositoryCache<TEntity> Cache { get; }

    protected CmsDbContext Db => database.Db;

    public TEntity? Get(int id) => Cache.Get(id);

    public virtual IEnumerable<TEntity> GetMany(params int[]? ids) => Cache.GetMany(ids);

    public bool Exists(int id) => Cache.Shared.Find(id) is not null;

    public IEnumerable<TEntity> Get(IQuery<TEntity> query) => Cache.Where(query);

    public int Count(IQuery<TEntity>? query) => Cache.Count(query);

    public void Save(TEntity entity)
    {
        if (entity.HasIdentity)
        {
            entity.UpdatingEntity();
            Update(entity);
        }
        else
        {
            entity.AddingEntity();
            Insert(entity);
        }
        Changed();
        (entity as ICanBeDirty)?.ResetDirtyProperties(); // remembers what was changed: Core asks afterwards whether it was new
    }

    public void Delete(TEntity entity)
    {
        Remove(entity);
        Changed();
        entity.DeleteDate = DateTime.UtcNow;
    }

    /// <summary>Says what else is stale when this set is: sets whose entities carry something of these.</summary>
    public void WhenChanged(Action changed) => dependents.Add(changed);

    /// <summary>Call when something else than <see cref="Save"/> and <see cref="Delete"/> wrote to the tables of the set.</summary>
    public void Changed()
    {
        Cache.Changed();
        dependents.ForEach(changed => changed());
    }

    protected abstract IReadOnlyList<TEntity> ReadAll();

    protected abstract void Insert(TEntity entity);

    protected abstract void Update(TEntity entity);

    protected abstract void Remove(TEntity entity);
}
