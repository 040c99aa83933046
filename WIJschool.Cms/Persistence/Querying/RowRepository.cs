using System.Linq.Expressions;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Querying;

/// <summary>What repositories share whose entity is one row (or one join), so that each only says what differs.</summary>
internal abstract class RowRepository<TId, TEntity, TRow>(IScopedDatabase database) : IReadWriteQueryRepository<TId, TEntity>
    where TId : notnull
    where TEntity : class, IEntity
    where TRow : class
{
    protected CmsDbContext Db => database.Db;

    protected abstract RowMap<TEntity, TRow> Map { get; }

    /// <summary>Every row, in the order in which entities are given.</summary>
    protected abstract IQueryable<TRow> Rows { get; }

    public virtual TEntity? Get(TId? id) => id is null ? null : Build(WithIds([id])).FirstOrDefault();

    /// <summary>All when no id is given.</summary>
    public virtual IEnumerable<TEntity> GetMany(params TId[]? ids) => Build(ids is { Length: > 0 } ? WithIds(ids) : Rows);

    public virtual bool Exists(TId id) => WithIds([id]).Any();

    public virtual IEnumerable<TEntity> Get(IQuery<TEntity> query) => Build(Map.Apply(Rows, query));

    public virtual int Count(IQuery<TEntity>? query) => Map.Apply(Rows, query).Count();

    public virtual void Save(TEntity entity)
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
        (entity as IRememberBeingDirty)?.ResetDirtyProperties(rememberDirty: true);
    }

    public abstract void Delete(TEntity entity);

    protected abstract IQueryable<TRow> WithIds(IReadOnlyCollection<TId> ids);

    protected abstract TEntity Build(TRow row);

    /// <summary>Stores a new entity and gives it its id.</summary>
    protected abstract void Insert(TEntity entity);

    protected abstract void Update(TEntity entity);

    protected IEnumerable<TEntity> Build(IQueryable<TRow> rows) => rows.ToList().ConvertAll(Build); // read whole: building may ask the database again

    /// <summary>One page of the entities that meet <paramref name="rows"/>, and how many there are in all.</summary>
    protected IEnumerable<TEntity> Page(IQueryable<TRow> rows, long pageIndex, int pageSize, out long total)
    {
        total = rows.LongCount();
        return Build(rows.Page(pageIndex, pageSize));
    }
}

internal static class Paging
{
    /// <summary>Pages count from 0; a page may be as long as an int allows, which Core uses for "all".</summary>
    public static IQueryable<T> Page<T>(this IQueryable<T> rows, long pageIndex, int pageSize) =>
        rows.Skip((int)Math.Min(pageIndex * pageSize, int.MaxValue)).Take(pageSize);

    public static IQueryable<TRow> OrderedBy<TRow>(this IQueryable<TRow> rows, LambdaExpression column, bool descending) =>
        rows.Provider.CreateQuery<TRow>(Expression.Call(
            typeof(Queryable), descending ? nameof(Queryable.OrderByDescending) : nameof(Queryable.OrderBy),
            [typeof(TRow), column.ReturnType], rows.Expression, Expression.Quote(column)));
}
