using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>
/// In which cultures documents are published: in all there are for those that do not vary. Whether their ancestors are
/// published is not asked.
/// </summary>
internal sealed class PublishStatusRepository(IScopedDatabase database, ILanguageRepository languages) : IPublishStatusRepository
{
    private CmsDbContext Db => database.Db;

    public Task<IDictionary<Guid, ISet<string>>> GetAllPublishStatusAsync(CancellationToken cancellationToken) =>
        ReadAsync(Documents(), cancellationToken);

    public async Task<ISet<string>> GetPublishStatusAsync(Guid documentKey, CancellationToken cancellationToken)
    {
        if (database.Aftermath is { } aftermath && aftermath.With(documentKey) is { Count: > 1 } keys)
        {
            if (aftermath.Find<ISet<string>>((typeof(PublishStatusRepository), documentKey)) is { } known) return known;
            return await ReadTogetherAsync(aftermath, keys, cancellationToken);
        }
        var found = await ReadAsync(Documents().Where(n => n.UniqueId == documentKey), cancellationToken);
        return found.TryGetValue(documentKey, out var cultures) ? cultures : Nowhere();
    }

    public async Task<IDictionary<Guid, ISet<string>>> GetDescendantsOrSelfPublishStatusAsync(
        Guid rootDocumentKey, CancellationToken cancellationToken)
    {
        var path = await Documents().Where(n => n.UniqueId == rootDocumentKey).Select(n => n.Path).FirstOrDefaultAsync(cancellationToken);
        if (path is null) return new Dictionary<Guid, ISet<string>>();
        var below = path + ",";
        var branch = Documents().Where(n => n.UniqueId == rootDocumentKey || n.Path.StartsWith(below));
        var statuses = await ReadAsync(branch, cancellationToken);
        foreach (var key in await branch.Select(n => n.UniqueId).ToListAsync(cancellationToken))
            statuses.TryAdd(key, Nowhere()); // Core must hear of those no longer published
        return statuses;
    }

    private static HashSet<string> Nowhere() => new(StringComparer.OrdinalIgnoreCase);

    /// <returns>The status of the first of them.</returns>
    private async Task<ISet<string>> ReadTogetherAsync(Aftermath aftermath, IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var before = aftermath.Changes;
        var found = await ReadAsync(Documents().Where(n => keys.Contains(n.UniqueId)), cancellationToken);
        var all = keys.ToDictionary(key => (object)(typeof(PublishStatusRepository), key), object (key) => found.TryGetValue(key, out var cultures) ? cultures : Nowhere());
        aftermath.KeepTogether(typeof(PublishStatusRepository), all, before);
        return (ISet<string>)all[(typeof(PublishStatusRepository), keys[0])];
    }

    private IQueryable<NodeRow> Documents() => Db.Nodes.Where(n => n.NodeObjectType == Constants.ObjectTypes.Document);

    private async Task<IDictionary<Guid, ISet<string>>> ReadAsync(IQueryable<NodeRow> nodes, CancellationToken cancellationToken)
    {
        var documents =
            from node in nodes
            join document in Db.Documents.Where(d => d.Published) on node.Id equals document.NodeId
            join content in Db.Contents on node.Id equals content.NodeId
            join type in Db.ContentTypes on content.ContentTypeId equals type.NodeId
            select new { node.Id, node.UniqueId, Varies = (type.Variations & (int)ContentVariation.Culture) != 0 };
        var cultures =
            from node in nodes
            join culture in Db.DocumentCultureVariations.Where(c => c.Published) on node.Id equals culture.NodeId
            select new { culture.NodeId, culture.LanguageId };
        var published = await documents.ToListAsync(cancellationToken);
        var byNode = published.Exists(d => d.Varies)
            ? (await cultures.ToListAsync(cancellationToken)).ToLookup(c => c.NodeId, c => c.LanguageId)
            : Enumerable.Empty<int>().ToLookup(id => id);

        var everyLanguage = languages.GetMany().Select(l => l.IsoCode).ToList();
        var statuses = new Dictionary<Guid, ISet<string>>(published.Count);
        foreach (var document in published)
        {
            var cultureCodes = document.Varies ? byNode[document.Id].Select(id => languages.GetIsoCodeById(id, throwOnNotFound: false)).OfType<string>() : everyLanguage;
            statuses[document.UniqueId] = cultureCodes.ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        return statuses;
    }
}
