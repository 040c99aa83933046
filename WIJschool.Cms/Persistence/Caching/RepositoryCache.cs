using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Caching;

/// <summary>
/// A small set of entities (languages, types, user groups …) kept whole in memory. Core's cache refreshers make it stale
/// through <see cref="RepositoryAppCache"/>, and so does a commit of a scope that called <see cref="Changed"/>. Such a scope
/// reads what it wrote itself until it ends; all others keep reading what is committed.
/// </summary>
/// <param name="database">The database of the ambient scope.</param>
/// <param name="caches">Must hold the isolated caches of <see cref="RepositoryAppCache.CreateIsolatedCaches"/>.</param>
/// <param name="read">Reads the whole set from the database of the ambient scope.</param>
internal sealed class RepositoryCache<TEntity>(IScopedDatabase database, AppCaches caches, Func<IReadOnlyList<TEntity>> read)
    where TEntity : class, IEntity
{
    private volatile Stored? stored;

    /// <summary>The entities themselves, shared by everyone: to look at, never to change or hand out.</summary>
    public EntitySet<TEntity> Shared => OwnViewOfScope() is { } own ? own.Set ??= Read() : Committed();

    public TEntity? Get(int id) => Copy(Shared.Find(id));

    public TEntity? Get(Guid key) => Copy(Shared.Find(key));

    public TEntity? First(Func<TEntity, bool> condition) => Copy(Shared.All.FirstOrDefault(condition));

    /// <summary>Copies of those among <paramref name="ids"/>, or of all when none is given.</summary>
    public IReadOnlyList<TEntity> GetMany(IReadOnlyCollection<int>? ids) => Copies(Shared.Among(ids));

    /// <inheritdoc cref="GetMany(IReadOnlyCollection{int})"/>
    public IReadOnlyList<TEntity> GetMany(IReadOnlyCollection<Guid>? keys) => Copies(Shared.Among(keys));

    public IReadOnlyList<TEntity> Where(Func<TEntity, bool> condition) => Copies(Shared.All.Where(condition));

    public IReadOnlyList<TEntity> Where(IQuery<TEntity>? query) => Copies(InMemoryQuery.Apply(Shared.All, query));

    public int Count(IQuery<TEntity>? query) => InMemoryQuery.Apply(Shared.All, query).Count();

    public static IReadOnlyList<TEntity> Copies(IEnumerable<TEntity> entities) => entities.Select(e => Copy(e)!).ToList();

    /// <summary>Call with every write to the set's tables, whoever writes them: before or after the write, within its scope.</summary>
    public void Changed()
    {
        if (!database.Items.ContainsKey(this)) database.AfterCommit(() => PolicyCache().Clear());
        database.Items[this] = new OwnView();
    }

    private OwnView? OwnViewOfScope() =>
        database.IsWriting && database.Items.TryGetValue(this, out var own) ? (OwnView)own : null;

    private EntitySet<TEntity> Committed()
    {
        var generation = PolicyCache().Generation; // before reading: a commit during the read makes what we read stale
        if (stored is { } held && held.Generation == generation) return held.Set;

        var set = Read();
        stored = new Stored(generation, set);
        return set;
    }

    private EntitySet<TEntity> Read() => new(read());

    private RepositoryAppCache PolicyCache() => caches.IsolatedCaches.GetOrCreate<TEntity>() as RepositoryAppCache
        ?? throw new InvalidOperationException("AppCaches must be made with RepositoryAppCache.CreateIsolatedCaches.");

    private static TEntity? Copy(TEntity? entity) => (TEntity?)entity?.DeepClone(); // a clone comes without changes

    private sealed record Stored(long Generation, EntitySet<TEntity> Set);

    private sealed class OwnView
    {
        public EntitySet<TEntity>? Set { get; set; }
    }
}
