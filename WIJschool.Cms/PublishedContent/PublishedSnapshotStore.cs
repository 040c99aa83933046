using System.Collections.Immutable;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.PublishedContent;

/// <summary>Holds the current snapshot and puts a new one in its place when content has changed.</summary>
internal sealed class PublishedSnapshotStore(SnapshotReader reader, PublishedContentMaker maker, SnapshotVersion version, IIdKeyMap keys) : IPublishedContentVersion
{
    private readonly Lock writing = new();
    private volatile PublishedSnapshot current = PublishedSnapshot.Empty;

    public PublishedSnapshot Current => current;

    long IPublishedContentVersion.Current => current.Version;

    public Task LoadAsync(CancellationToken ct) => Task.Run(Load, ct);

    public void Load()
    {
        lock (writing)
        {
            var nodes = reader.ReadAll().Select(data => new SnapshotNode(data, maker)).ToList();
            PopulateKeys(nodes);
            Replace(new PublishedSnapshot(
                current.Version + 1, nodes.ToImmutableDictionary(n => n.Data.Key), nodes.ToImmutableDictionary(n => n.Data.Id)));
        }
    }

    /// <summary>Reads these nodes again. One that is no longer there, or lies in the bin, leaves the snapshot.</summary>
    public void Reload(IReadOnlyCollection<Guid> keys)
    {
        if (keys.Count == 0) return;
        lock (writing)
        {
            var found = reader.Read(keys).Select(data => new SnapshotNode(data, maker)).ToList();
            var present = found.Select(n => n.Data.Key).ToHashSet();
            Replace(current.With(found, keys.Where(key => !present.Contains(key))));
        }
    }

    /// <summary>Reads again all nodes of these types: their properties changed.</summary>
    public void ReloadTypes(IReadOnlyCollection<int> contentTypeIds)
    {
        Reload(current.ByKey.Values.Where(n => contentTypeIds.Contains(n.Data.ContentTypeId)).Select(n => n.Data.Key).ToList());
        Renew(); // blocks of other pages may be of these types
    }

    /// <summary>Forgets every converted value; the stored ones stay.</summary>
    public void Renew()
    {
        lock (writing)
        {
            var nodes = current.ByKey.Values.Select(n => n.Renewed()).ToList();
            Replace(current.With(nodes, []));
        }
    }

    /// <summary>The same content under a new number: something that shows beside it has changed.</summary>
    public void Touch()
    {
        lock (writing) Replace(current.With([], []));
    }

    // Core would ask the database for each of them, one by one
    private void PopulateKeys(List<SnapshotNode> nodes)
    {
        foreach (var ofType in nodes.GroupBy(node => node.Data.ItemType))
        {
            keys.PopulateCache(
                [.. ofType.Select(node => (node.Data.Id, node.Data.Key))],
                ofType.Key == PublishedItemType.Media ? UmbracoObjectTypes.Media : UmbracoObjectTypes.Document);
        }
    }

    private void Replace(PublishedSnapshot next)
    {
        current = next;
        version.Current = next.Version;
    }
}

/// <summary>Tells caches that keep what they made of published content when that no longer holds.</summary>
public interface IPublishedContentVersion
{
    /// <summary>Differs after every change of content, media or their types.</summary>
    long Current { get; }
}
