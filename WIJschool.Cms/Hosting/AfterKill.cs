using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Relations;

namespace WIJschool.Cms.Hosting;

/// <summary>
/// Core stores a page in one transaction and works out its addresses and references in the next. A process that is killed in
/// between leaves a page under its old address, or under none; here that is made up for.
/// </summary>
internal sealed partial class AfterKill(
    IDbContextFactory<CmsDbContext> contexts, IContentService documents, IDocumentUrlService urls, IDocumentUrlAliasService aliases,
    ContentReferences references, DistributedCache caches, ILogger<AfterKill> logger)
{
    // what was being done is among what was done last; a branch may take a while to publish
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(1);

    /// <summary>Works out anew what follows from the documents that changed last. Call it when URLs are loaded.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        var ids = await LastChangedAsync(ct);
        LogKilled(ids.Count);
        foreach (var some in ids.Chunk(Batches.Size))
        {
            var changed = documents.GetByIds(some).ToList();
            await urls.CreateOrUpdateUrlSegmentsAsync(changed);
            foreach (var document in changed) await aliases.CreateOrUpdateAliasesAsync(document.Key);
            references.Track(changed);
            // the other nodes are told after the commit too: they may never have heard of it
            caches.RefreshContentCache(changed.Select(document => new TreeChange<IContent>(document, TreeChangeTypes.RefreshNode)));
        }
    }

    private async Task<List<int>> LastChangedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.ContentVersions.MaxAsync(version => (DateTime?)version.VersionDate, ct) is not { } newest) return [];
        var since = newest - Before;
        return await db.ContentVersions.Where(version => version.VersionDate >= since && db.Documents.Any(d => d.NodeId == version.NodeId))
            .Select(version => version.NodeId).Distinct().ToListAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning, "The site did not stop by itself the last time. Addresses and references of the {Count} documents that changed last are worked out anew.")]
    private partial void LogKilled(int count);
}
