using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using WIJschool.Cms.DeliveryApi;

namespace WIJschool.Cms.PublishedContent;

/// <summary>Turns stored data into the objects that templates and the Delivery API read.</summary>
internal sealed class PublishedContentMaker(
    IPublishedContentTypeCache types, IVariationContextAccessor variations, IPublishedModelFactory models, IShortStringHelper strings, SnapshotVersion version,
    DeliveredCulture delivered)
{
    public IVariationContextAccessor Variations => variations;

    /// <summary>The culture of values that are kept for all cultures.</summary>
    public DeliveredCulture Delivered => delivered;

    /// <summary>The number of the snapshot that is current now.</summary>
    public long Version => version.Current;

    public IPublishedContent? Make(NodeData node, VersionData? data, bool isPreview)
    {
        if (data is null) return null;
        var type = types.Get(node.ItemType, node.ContentTypeId);
        return new PublishedNode(node, data, type, isPreview, this).CreateModel(models);
    }

    /// <summary>Names by culture, in the form Core expects: content that does not vary has one entry under the empty culture.</summary>
    public IReadOnlyDictionary<string, PublishedCultureInfo> Cultures(VersionData data, IPublishedContentType type)
    {
        if (!type.VariesByCulture())
            return new Dictionary<string, PublishedCultureInfo>(StringComparer.OrdinalIgnoreCase) { [""] = new("", data.Name, Segment(data, "", data.Name), data.Date) };
        return data.Cultures.Values.ToDictionary(
            c => c.IsoCode, c => new PublishedCultureInfo(c.IsoCode, c.Name, Segment(data, c.IsoCode, c.Name), c.Date), StringComparer.OrdinalIgnoreCase);
    }

    private string Segment(VersionData data, string culture, string name)
    {
        var chosen = data.Properties.GetValueOrDefault(Umbraco.Cms.Core.Constants.Conventions.Content.UrlName)?
            .FirstOrDefault(v => v.Culture.Length == 0 || v.Culture.Equals(culture, StringComparison.OrdinalIgnoreCase))?.Value as string;
        return (string.IsNullOrWhiteSpace(chosen) ? name : chosen).ToUrlSegment(strings, culture);
    }
}

/// <summary>The number of the current snapshot, known to those who may not know the snapshot itself.</summary>
internal sealed class SnapshotVersion
{
    private long current;

    public long Current
    {
        get => Volatile.Read(ref current);
        set => Volatile.Write(ref current, value);
    }
}
