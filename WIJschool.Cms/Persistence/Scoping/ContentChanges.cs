using Microsoft.EntityFrameworkCore.ChangeTracking;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>Counts what this process writes to content, so that whoever kept something of it sees that it may have changed.</summary>
internal sealed class ContentChanges
{
    // what follows from content and is no part of it; a write to any other table counts
    private static readonly HashSet<Type> Aside =
    [
        typeof(AuditLogRow), typeof(CacheInstructionRow), typeof(DocumentUrlAliasRow), typeof(DocumentUrlRow), typeof(KeyValueRow),
        typeof(LastSyncedRow), typeof(RedirectUrlRow), typeof(RelationRow), typeof(ServerRow), typeof(WebhookRequestRow),
    ];

    private static readonly string[] AsideTables =
        ["umbracoCacheInstruction", "umbracoDocumentUrl", "umbracoDocumentUrlAlias", "umbracoKeyValue", "umbracoLastSynced", "umbracoServer"];

    private long count;

    public long Count => Volatile.Read(ref count);

    public void Note() => Interlocked.Increment(ref count);

    /// <summary>Whether anything that is tracked is of content; whether it changed is found out when it is saved.</summary>
    public static bool Has(ChangeTracker tracker)
    {
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        var found = tracker.Entries().Any(entry => !Aside.Contains(entry.Metadata.ClrType));
        tracker.AutoDetectChangesEnabled = detects;
        return found;
    }

    /// <param name="sql">A command that returns no rows: an update or a delete of a whole set, or a lock.</param>
    public static bool Has(string sql) => !sql.StartsWith("SELECT ", StringComparison.Ordinal) && !AsideTables.Any(table =>
        sql.StartsWith($"UPDATE \"{table}\" ", StringComparison.Ordinal) || sql.StartsWith($"DELETE FROM \"{table}\" ", StringComparison.Ordinal));
}
