namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>The database of the ambient scope.</summary>
public interface IScopedDatabase
{
    /// <summary>The context of the root scope. A transaction begins at its first write, or with the scope's first write lock.</summary>
    /// <exception cref="InvalidOperationException">No scope is open.</exception>
    CmsDbContext Db { get; }

    /// <summary>Whether the ambient scope has begun to write: it must then read the database, never a cache that others share.</summary>
    bool IsWriting { get; }

    /// <summary>
    /// Does something once the root scope's work is committed and before anyone is told of it; never after a rollback.
    /// It is for what is kept in memory: it must not fail and cannot use the database.
    /// </summary>
    void AfterCommit(Action action);

    /// <summary>What handlers of a committed scope have read already; null outside of them and once the ambient scope writes.</summary>
    internal Aftermath? Aftermath => null;

    /// <summary>What parts of the root scope keep for as long as it is open, each under a key of its own.</summary>
    IDictionary<object, object> Items { get; }
}
