using System.Collections.Immutable;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Cms.PublishedContent;

/// <summary>All published (and draft) content and media at one moment. Readers keep the one they began with and never wait.</summary>
/// <param name="Version">Grows with every change: what was worked out from other content holds as long as it stays the same.</param>
internal sealed record PublishedSnapshot(long Version, ImmutableDictionary<Guid, SnapshotNode> ByKey, ImmutableDictionary<int, SnapshotNode> ById)
{
    public static readonly PublishedSnapshot Empty = new(0, ImmutableDictionary<Guid, SnapshotNode>.Empty, ImmutableDictionary<int, SnapshotNode>.Empty);

    /// <summary>The same content with these nodes put in the place of their older selves, and others taken out.</summary>
    public PublishedSnapshot With(IReadOnlyCollection<SnapshotNode> changed, IEnumerable<Guid> removed)
    {
        var gone = removed.Select(key => ByKey.GetValueOrDefault(key)).OfType<SnapshotNode>().ToList();
        return new PublishedSnapshot(
            Version + 1,
            ByKey.RemoveRange(gone.Select(n => n.Data.Key)).SetItems(changed.Select(n => KeyValuePair.Create(n.Data.Key, n))),
            ById.RemoveRange(gone.Select(n => n.Data.Id)).SetItems(changed.Select(n => KeyValuePair.Create(n.Data.Id, n))));
    }

    public IPublishedContent? Find(Guid key, bool preview, PublishedItemType type) => Node(key, type) is { } node ? preview ? node.Draft : node.Published : null;

    /// <summary>The node with this key, if it is of the kind that is asked.</summary>
    public SnapshotNode? Node(Guid key, PublishedItemType type) => ByKey.GetValueOrDefault(key) is { } node && node.Data.ItemType == type ? node : null;

    /// <inheritdoc cref="Node(Guid, PublishedItemType)"/>
    public SnapshotNode? Node(int id, PublishedItemType type) => ById.GetValueOrDefault(id) is { } node && node.Data.ItemType == type ? node : null;
}
