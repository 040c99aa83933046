using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models.Entities;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>
/// The sets that other repositories keep in memory and that content has a say in: a deleted page takes its domains, its
/// protection and the permissions of user groups with it, and Core tells nobody.
/// </summary>
internal sealed class CachedSets(IScopedDatabase database, AppCaches caches)
{
    /// <summary>Has a set read anew once the scope is committed.</summary>
    /// <param name="changedRows">How many of its rows were changed; nothing happens for none.</param>
    public void Changed<TEntity>(int changedRows)
        where TEntity : class, IEntity
    {
        if (changedRows > 0) database.AfterCommit(() => caches.IsolatedCaches.ClearCache<TEntity>());
    }
}
