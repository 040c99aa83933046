using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.PublishedContent;

/// <summary>Published documents by id and key. Without a word on preview it asks the request.</summary>
internal sealed class PublishedContentCache(PublishedSnapshotStore store, PreviewedContent previews) : IPublishedContentCache
{
    public IPublishedContent? GetById(bool preview, int contentId) => Pick(store.Current.Node(contentId, PublishedItemType.Content), preview, previews.IsOn);

    public IPublishedContent? GetById(bool preview, Guid contentId) => Pick(store.Current.Node(contentId, PublishedItemType.Content), preview, previews.IsOn);

    public IPublishedContent? GetById(int contentId) => Pick(store.Current.Node(contentId, PublishedItemType.Content), previews.IsOn);

    public IPublishedContent? GetById(Guid contentId) => Pick(store.Current.Node(contentId, PublishedItemType.Content), previews.IsOn);

    public Task<IPublishedContent?> GetByIdAsync(int id, bool? preview = null) => Task.FromResult(preview is { } asked ? GetById(asked, id) : GetById(id));

    public Task<IPublishedContent?> GetByIdAsync(Guid key, bool? preview = null) => Task.FromResult(preview is { } asked ? GetById(asked, key) : GetById(key));

    private IPublishedContent? Pick(SnapshotNode? node, bool draft, bool inPreview) =>
        inPreview && node is not null ? previews.Show(node, draft) : draft ? node?.Draft : node?.Published;

    private IPublishedContent? Pick(SnapshotNode? node, bool inPreview) => Pick(node, inPreview, inPreview);
}

/// <summary>Media by id and key. Media have no drafts; in a preview what they refer to may have one.</summary>
internal sealed class PublishedMediaCache(PublishedSnapshotStore store, PreviewedContent previews) : IPublishedMediaCache
{
    public IPublishedContent? GetById(bool preview, int contentId) => GetById(contentId);

    public IPublishedContent? GetById(bool preview, Guid contentId) => GetById(contentId);

    public IPublishedContent? GetById(int contentId) => Pick(store.Current.Node(contentId, PublishedItemType.Media));

    public IPublishedContent? GetById(Guid contentId) => Pick(store.Current.Node(contentId, PublishedItemType.Media));

    public Task<IPublishedContent?> GetByIdAsync(int id) => Task.FromResult(GetById(id));

    public Task<IPublishedContent?> GetByIdAsync(Guid key) => Task.FromResult(GetById(key));

    private IPublishedContent? Pick(SnapshotNode? node) => node is not null && previews.IsOn ? previews.Show(node, draft: false) : node?.Published;
}

internal sealed class CacheManager(
    IPublishedContentCache content, IPublishedMediaCache media, IPublishedMemberCache members, IDomainCache domains) : ICacheManager
{
    public IPublishedContentCache Content => content;

    public IPublishedMediaCache Media => media;

    public IPublishedMemberCache Members => members;

    public IDomainCache Domains => domains;

    public IAppCache ElementsCache { get; } = new FastDictionaryAppCache();
}

/// <summary>What Core's cache refreshers ask when documents or media change: the snapshot holds both, and all of them.</summary>
internal abstract class SnapshotRefresh(PublishedSnapshotStore store, IScopedDatabase database, PublishedItemType kind)
{
    private static readonly object IsFresh = new();

    public IEnumerable<IPublishedContent> GetByContentType(IPublishedContentType contentType) => store.Current.ByKey.Values
        .Where(node => node.Data.ItemType == kind && node.Data.ContentTypeId == contentType.Id)
        .Select(node => node.Published).OfType<IPublishedContent>();

    public Task SeedAsync(CancellationToken cancellationToken) => Task.CompletedTask; // the snapshot is whole from the start

    public Task DeleteItemAsync(IContentBase content) => RefreshMemoryCacheAsync(content.Key);

    public Task RemoveFromMemoryCacheAsync(Guid key) => RefreshMemoryCacheAsync(key);

    public Task RefreshMemoryCacheAsync(Guid key)
    {
        if (database.Aftermath is { } aftermath && aftermath.With(key) is { Count: > 1 } keys) ReloadTogether(aftermath, key, keys);
        else store.Reload([key]);
        return Task.CompletedTask;
    }

    // what was read again since it changed is not read once more for each of many that changed at once
    private void ReloadTogether(Aftermath aftermath, Guid key, IReadOnlyList<Guid> keys)
    {
        if (aftermath.Find<object>((kind, key)) is not null) return;

        var before = aftermath.Changes;
        store.Reload(keys);
        aftermath.KeepTogether(kind, keys.ToDictionary(one => (object)(kind, one), _ => IsFresh), before);
    }

    public Task ClearMemoryCacheAsync(CancellationToken cancellationToken) => store.LoadAsync(cancellationToken);

    public void Rebuild(IReadOnlyCollection<int> contentTypeIds) => store.ReloadTypes(contentTypeIds);

    public Task RebuildMemoryCacheByContentTypeAsync(IEnumerable<int> contentTypeIds)
    {
        store.ReloadTypes(contentTypeIds.ToHashSet());
        return Task.CompletedTask;
    }

    public void ClearConvertedContentCache() => store.Renew();

    public void ClearConvertedContentCache(IReadOnlyCollection<int> contentTypeIds) => store.Renew();
}

internal sealed class DocumentCacheService(PublishedSnapshotStore store, IScopedDatabase database, IPublishedContentCache cache)
    : SnapshotRefresh(store, database, PublishedItemType.Content), IDocumentCacheService
{
    public Task<IPublishedContent?> GetByKeyAsync(Guid key, bool? preview = null) => cache.GetByIdAsync(key, preview);

    public Task<IPublishedContent?> GetByIdAsync(int id, bool? preview = null) => cache.GetByIdAsync(id, preview);

    public bool TryGetCached(Guid key, bool preview, out IPublishedContent? content)
    {
        content = cache.GetById(preview, key);
        return true; // all content is in memory: a null is an answer
    }

    public Task<bool> HasContentByIdAsync(int id, bool preview = false) => Task.FromResult(cache.GetById(preview, id) is not null);

    public Task RefreshContentAsync(IContent content) => RefreshMemoryCacheAsync(content.Key);
}

internal sealed class MediaCacheService(PublishedSnapshotStore store, IScopedDatabase database, IPublishedMediaCache cache)
    : SnapshotRefresh(store, database, PublishedItemType.Media), IMediaCacheService
{
    public Task<IPublishedContent?> GetByKeyAsync(Guid key) => cache.GetByIdAsync(key);

    public Task<IPublishedContent?> GetByIdAsync(int id) => cache.GetByIdAsync(id);

    public bool TryGetCached(Guid key, out IPublishedContent? content)
    {
        content = cache.GetById(key);
        return true;
    }

    public Task<bool> HasContentByIdAsync(int id) => Task.FromResult(cache.GetById(id) is not null);

    public Task RefreshMediaAsync(IMedia media) => RefreshMemoryCacheAsync(media.Key);
}
