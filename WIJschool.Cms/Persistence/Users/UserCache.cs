using System.Collections.Concurrent;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models.Membership;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Users;

/// <summary>
/// Users by key and id, for the many permission checks of one act. Core's refreshers clear it when a user or a group changes;
/// a scope that writes reads the database, because it may have changed the user itself.
/// </summary>
internal sealed class UserCache(IScopedDatabase database, AppCaches caches)
{
    private const int MostUsers = 1000; // beyond it the cache starts anew; a school network has tens of editors

    private readonly ConcurrentDictionary<object, Stored> stored = new();

    public IUser? Get(object idOrKey, Func<IUser?> read)
    {
        if (database.IsWriting) return read();
        var generation = Generation(); // before reading, so that a commit during the read makes what we read stale
        if (stored.TryGetValue(idOrKey, out var held) && held.Generation == generation) return Copy(held.User);

        var user = read();
        if (user is null) return null;
        if (stored.Count >= MostUsers) stored.Clear();
        stored[idOrKey] = new Stored(generation, Copy(user));
        return user;
    }

    /// <summary>Call within the scope that wrote.</summary>
    public void Changed() => database.AfterCommit(() =>
    {
        caches.IsolatedCaches.GetOrCreate<IUser>().Clear();
        caches.IsolatedCaches.GetOrCreate<IUserGroup>().Clear(); // a group says how many users it has
    });

    private long Generation() => caches.IsolatedCaches.GetOrCreate<IUser>() is RepositoryAppCache cache
        ? cache.Generation
        : throw new InvalidOperationException("AppCaches must be made with RepositoryAppCache.CreateIsolatedCaches.");

    private static IUser Copy(IUser user) => (IUser)user.DeepClone();

    private sealed record Stored(long Generation, IUser User);
}
