using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Extensions;

namespace WIJschool.Cms.PublishedContent;

/// <summary>A published (or previewed) document or media item of the snapshot.</summary>
internal sealed class PublishedNode : PublishedContentBase
{
    private readonly NodeData node;
    private readonly VersionData data;
    private readonly bool isPreview;
    private readonly PublishedContentMaker maker;
    private readonly IPublishedProperty[] properties;
    private IReadOnlyDictionary<string, PublishedCultureInfo>? cultures;

    public PublishedNode(NodeData node, VersionData data, IPublishedContentType type, bool isPreview, PublishedContentMaker maker)
        : base(maker.Variations)
    {
        this.node = node;
        this.data = data;
        this.isPreview = isPreview;
        this.maker = maker;
        ContentType = type;
        properties = type.PropertyTypes
            .Select(p => (IPublishedProperty)new PublishedNodeProperty(p, this, data.Properties.GetValueOrDefault(p.Alias) ?? [], isPreview, maker))
            .ToArray();
    }

    public override IPublishedContentType ContentType { get; }

    public override Guid Key => node.Key;

    public override int Id => node.Id;

    public override int SortOrder => node.SortOrder;

    [Obsolete("Core's base class still asks for it.")]
    public override int Level => node.Level;

    [Obsolete("Core's base class still asks for it.")]
    public override string Path => node.Path;

    public override int? TemplateId => data.TemplateId;

    public override int CreatorId => node.CreatorId;

    public override DateTime CreateDate => node.CreateDate;

    public override int WriterId => data.WriterId;

    public override DateTime UpdateDate => data.Date;

    public override IReadOnlyDictionary<string, PublishedCultureInfo> Cultures => cultures ??= maker.Cultures(data, ContentType);

    public override PublishedItemType ItemType => node.ItemType;

    [Obsolete("Core's base class still asks for it.")]
    public override IPublishedContent? Parent => throw new NotSupportedException("Ask IDocumentNavigationQueryService or IMediaNavigationQueryService for the parent.");

    public override IEnumerable<IPublishedProperty> Properties => properties;

    public override IPublishedProperty? GetProperty(string alias) => ContentType.GetPropertyIndex(alias) is >= 0 and var index ? properties[index] : null;

    public override bool IsDraft(string? culture = null)
    {
        if (!isPreview || node.Draft is null) return false;
        if (!ContentType.VariesByCulture() || string.IsNullOrEmpty(culture)) return true;
        return !node.Draft.Cultures.TryGetValue(culture, out var edited)
            || node.Published?.Cultures.GetValueOrDefault(culture) is not { } live || live != edited;
    }

    public override bool IsPublished(string? culture = null)
    {
        if (node.Published is not { } live) return false;
        if (!ContentType.VariesByCulture()) return true;
        culture ??= maker.Variations.VariationContext?.Culture;
        return string.IsNullOrEmpty(culture) ? live.Cultures.Count > 0 : live.Cultures.ContainsKey(culture);
    }
}
