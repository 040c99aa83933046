using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Cms.PublishedContent;

/// <summary>A node with the objects that readers get, made at the first call and kept as long as the node stays as it is.</summary>
internal sealed class SnapshotNode(NodeData data, PublishedContentMaker maker)
{
    private readonly Lazy<IPublishedContent?> published = new(() => maker.Make(data, data.Published, isPreview: false));
    private readonly Lazy<IPublishedContent?> draft = new(() => maker.Make(data, data.Preview, isPreview: true));

    public NodeData Data { get; } = data;

    public IPublishedContent? Published => published.Value;

    /// <summary>What a preview shows: the draft, or what is published where nothing was changed since.</summary>
    public IPublishedContent? Draft => draft.Value;

    public SnapshotNode Renewed() => new(Data, maker);
}
