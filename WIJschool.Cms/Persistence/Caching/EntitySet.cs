using Umbraco.Cms.Core.Models.Entities;

namespace WIJschool.Cms.Persistence.Caching;

/// <summary>All entities of a type as they were read at one moment, in the order they were read in.</summary>
internal sealed class EntitySet<TEntity> where TEntity : class, IEntity
{
    private readonly Dictionary<int, TEntity> byId;
    private readonly Dictionary<Guid, TEntity> byKey;

    public EntitySet(IReadOnlyList<TEntity> all)
    {
        All = all;
        byId = all.ToDictionary(e => e.Id);
        byKey = all.ToDictionary(e => e.Key);
    }

    public IReadOnlyList<TEntity> All { get; }

    public TEntity? Find(int id) => byId.GetValueOrDefault(id);

    public TEntity? Find(Guid key) => byKey.GetValueOrDefault(key);

    /// <summary>Those among <paramref name="ids"/> that exist; all when none is given, as Core's repositories promise.</summary>
    public IEnumerable<TEntity> Among(IReadOnlyCollection<int>? ids) => ids is null or { Count: 0 }
        ? All
        : ids.Distinct().Select(Find).OfType<TEntity>();

    /// <inheritdoc cref="Among(IReadOnlyCollection{int})"/>
    public IEnumerable<TEntity> Among(IReadOnlyCollection<Guid>? keys) => keys is null or { Count: 0 }
        ? All
        : keys.Distinct().Select(Find).OfType<TEntity>();
}
