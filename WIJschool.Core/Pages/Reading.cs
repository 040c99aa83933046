using System.Globalization;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Extensions;

namespace WIJschool.Core.Pages;

/// <summary>How content is read: in which culture, by whom, and with whom to ask for addresses.</summary>
/// <param name="Culture">The culture of the reader, such as <c>en</c>.</param>
/// <param name="DefaultCulture">The culture to fall back on, such as <c>nl</c>.</param>
/// <param name="Rights">The protected pages that the reader may know of.</param>
public sealed record Reading(string Culture, string DefaultCulture, IPublishedUrlProvider Urls, ReaderRights Rights)
{
    /// <summary>The media type of a picture drawn in lines, which has no pixels to crop.</summary>
    private const string VectorGraphics = "svg";

    /// <summary>Orders names as a reader expects them, without regard to capitals.</summary>
    public StringComparer ByName => StringComparer.Create(CultureInfo.GetCultureInfo(Culture), ignoreCase: true);

    public ContentValues Of(IPublishedElement element) => new(element, this);

    /// <summary>Whether the page was written in the culture of the reader.</summary>
    public bool IsTranslated(IPublishedContent content) =>
        !content.ContentType.VariesByCulture() || content.Cultures.ContainsKey(Culture);

    /// <summary>The culture in which the page will be shown to this reader.</summary>
    public string CultureOf(IPublishedContent content) => IsTranslated(content) ? Culture : DefaultCulture;

    public string NameOf(IPublishedContent content) =>
        content.Cultures.TryGetValue(CultureOf(content), out var culture) && !string.IsNullOrEmpty(culture.Name)
            ? culture.Name
            : content.Name ?? "";

    /// <summary>The address of a page from the root of the site on.</summary>
    public string UrlOf(IPublishedContent content, UrlMode mode = UrlMode.Default) =>
        Urls.GetUrl(content, mode, CultureOf(content));

    public Picture? PictureOf(IPublishedContent media)
    {
        var file = FileOf(media);
        if (file is null)
            return null;
        var values = Of(media);
        return new Picture(file.Url, NameOf(media), values.Number("umbracoWidth"), values.Number("umbracoHeight"),
            IsDrawing: string.Equals(file.Extension, VectorGraphics, StringComparison.OrdinalIgnoreCase), media);
    }

    public MediaFile? FileOf(IPublishedContent media)
    {
        var url = Urls.GetMediaUrl(media);
        if (string.IsNullOrEmpty(url))
            return null;
        var values = Of(media);
        var extension = Path.GetExtension(url).TrimStart('.');
        return new MediaFile(url, NameOf(media), extension, long.TryParse(values.Text("umbracoBytes"), out var bytes) ? bytes : null);
    }
}

/// <summary>A picture of the media library.</summary>
/// <param name="Width">In pixels, when known.</param>
/// <param name="IsDrawing">Whether it is a vector drawing.</param>
/// <param name="Media">The media item as it was picked, with the focal point and the crops that were chosen for this place.</param>
public sealed record Picture(string Url, string Name, int? Width, int? Height, bool IsDrawing, IPublishedContent Media);

/// <summary>A file of the media library.</summary>
/// <param name="Extension">Without the dot.</param>
public sealed record MediaFile(string Url, string Name, string Extension, long? Bytes);
