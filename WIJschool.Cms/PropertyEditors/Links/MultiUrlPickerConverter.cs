using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;
using WIJschool.Cms.DeliveryApi;

namespace WIJschool.Cms.PropertyEditors.Links;

/// <summary>
/// The multi URL picker: one <see cref="Link"/> or several; in the Delivery API a list always. A link to something that is gone or
/// not published is left out.
/// </summary>
[DefaultPropertyValueConverter(typeof(JsonPropertyConverter))]
public sealed class MultiUrlPickerConverter(
    IJsonSerializer json,
    IPublishedContentCache contents,
    IPublishedMediaCache media,
    IPublishedUrlProvider urls,
    IApiContentNameProvider names,
    IApiMediaUrlProvider mediaUrls,
    IApiContentRouteBuilder routes,
    DeliveredCulture culture)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    /// <inheritdoc />
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.MultiUrlPicker;

    /// <inheritdoc />
    public override bool? IsValue(object? value, PropertyValueLevel level) => value is not null && value.ToString() is not ("" or "[]");

    /// <inheritdoc />
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => Maximum(propertyType) == 1 ? typeof(Link) : typeof(IEnumerable<Link>);

    /// <inheritdoc />
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    /// <inheritdoc />
    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) =>
        source?.ToString() is { } text && text.DetectIsJson() ? json.Deserialize<PickedLink[]>(text) : null;

    /// <inheritdoc />
    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        var links = Read(inter).Select(link => ToLink(link, preview)).OfType<Link>();
        var maximum = Maximum(propertyType);
        if (maximum == 1) return links.FirstOrDefault();

        return (maximum > 0 ? links.Take(maximum) : links).ToList();
    }

    /// <inheritdoc />
    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    /// <inheritdoc />
    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(IEnumerable<ApiLink>);

    /// <inheritdoc />
    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        culture.Make(owner, propertyType, expanding, () => Read(inter).Select(ToApiLink).OfType<ApiLink>().ToArray());

    private static int Maximum(IPublishedPropertyType propertyType) => propertyType.DataType.ConfigurationAs<MultiUrlPickerConfiguration>()?.MaxNumber ?? 0;

    private static PickedLink[] Read(object? inter) => inter as PickedLink[] ?? [];

    private Link? ToLink(PickedLink link, bool preview)
    {
        if (link.Udi is not { } udi) return new Link { Name = link.Name, Target = link.Target, Type = LinkType.External, Url = link.Url + link.QueryString };

        var isMedia = udi.EntityType == Constants.UdiEntityType.Media;
        var item = isMedia ? media.GetById(preview, udi.Guid) : contents.GetById(preview, udi.Guid);
        if (item is null || item.ContentType.ItemType == PublishedItemType.Element) return null;

        return new Link
        {
            Name = string.IsNullOrWhiteSpace(link.Name) ? item.Name : link.Name,
            Target = link.Target,
            Type = isMedia ? LinkType.Media : LinkType.Content,
            Udi = udi,
            Url = item.Url(urls, link.Culture) + link.QueryString,
        };
    }

    private ApiLink? ToApiLink(PickedLink link) => link.Udi switch
    {
        { EntityType: Constants.UdiEntityType.Document } udi => ToApiContent(link, contents.GetById(preview: false, udi.Guid)), // also in a preview, as in Umbraco
        { EntityType: Constants.UdiEntityType.Media } udi => ToApiMedia(link, media.GetById(udi.Guid)),
        _ => ApiLink.External(link.Name, link.Url + link.QueryString, link.QueryString, link.Target),
    };

    private ApiLink? ToApiContent(PickedLink link, IPublishedContent? content)
    {
        var route = content is null ? null : routes.Build(content, link.Culture);
        if (content is null || route is null) return null;

        return ApiLink.Content(
            Title(link, content), link.QueryString, link.Target, content.Key, content.ContentType.Alias, route, link.Culture);
    }

    private ApiLink? ToApiMedia(PickedLink link, IPublishedContent? item) => item is null ? null : ApiLink.Media(
        Title(link, item), mediaUrls.GetUrl(item) + link.QueryString, link.QueryString, link.Target, item.Key, item.ContentType.Alias);

    private string Title(PickedLink link, IPublishedContent item) => string.IsNullOrWhiteSpace(link.Name) ? names.GetName(item) : link.Name;
}
