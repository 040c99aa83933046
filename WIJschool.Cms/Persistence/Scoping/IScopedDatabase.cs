namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>The database of the ambient scope.</summary>
public interface IScopedDatabase
{
    /// <summary>The context of the root scope. A transaction begins at its first write, or with the scope's first write lock.</summary>
    /// <exception cref="InvalidOperationException">No scope is open.</exception>
    CmsDbContext Db { get; }

    /// <summary>Whether the ambient scope has begun to write: it must then read the database, never a cache that others share.</summary>
    bool IsWriting { get; }
}
