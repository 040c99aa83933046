using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Extensions;

namespace WIJschool.Cms.DeliveryApi;

/// <summary>
/// The culture that links inside a value are in. Umbraco keeps what it made of a page that does not vary and gives it in every culture,
/// so that its links are those of the default one; where a request expands the property, they are those of the request. The elements of
/// blocks follow the page.
/// </summary>
public sealed class DeliveredCulture(IVariationContextAccessor variations, IDefaultCultureAccessor defaults)
{
    /// <summary>Makes a value in the culture that it is delivered in.</summary>
    public T Make<T>(IPublishedElement owner, IPublishedPropertyType property, bool expanding, Func<T> make)
    {
        var asked = variations.VariationContext;
        var varies = owner is not IPublishedContent || property.VariesByCulture() || owner.ContentType.VariesByCulture();
        if (expanding || varies || string.Equals(asked?.Culture, defaults.DefaultCulture, StringComparison.OrdinalIgnoreCase)) return make();

        variations.VariationContext = new VariationContext(defaults.DefaultCulture, asked?.Segment);
        try
        {
            return make();
        }
        finally
        {
            variations.VariationContext = asked;
        }
    }
}
