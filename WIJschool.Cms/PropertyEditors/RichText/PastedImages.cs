using HtmlAgilityPack;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.PropertyEditors.Images;

namespace WIJschool.Cms.PropertyEditors.RichText;

/// <summary>Makes media items of the pictures that were pasted into a text: the editor uploads them and names the upload in <c>data-tmpimg</c>.</summary>
public sealed class PastedImages(UploadedMedia uploads, IImageUrlGenerator addresses)
{
    private const string Attribute = "data-tmpimg";

    /// <summary>Puts media items in the place of uploads; a picture that was pasted once and stands there twice becomes one item.</summary>
    /// <param name="markup">The posted markup.</param>
    /// <param name="folder">The media folder of the data type; null or empty for the user's own start.</param>
    /// <returns>The markup with the Udis of media items. What is no upload (any more) is left as it is.</returns>
    public string Import(string markup, Guid? folder)
    {
        if (!markup.Contains(Attribute, StringComparison.Ordinal)) return markup;

        var document = new HtmlDocument();
        document.LoadHtml(markup);
        Dictionary<Guid, string?> made = [];
        foreach (var image in document.DocumentNode.SelectNodes($"//img[@{Attribute}]")?.ToList() ?? [])
        {
            if (!Guid.TryParse(image.GetAttributeValue(Attribute, ""), out var upload)) continue;
            if (!made.TryGetValue(upload, out var udi))
            {
                var media = uploads.Import(upload, folder == Guid.Empty ? null : folder, mediaType: null);
                made[upload] = udi = media is null ? null : Udi.Create(Constants.UdiEntityType.Media, media.Key).ToString();
            }

            if (udi is null) continue;
            image.SetAttributeValue("data-udi", udi);
            image.SetAttributeValue("src", Size(image)); // the address itself is worked out when the text is shown
            image.Attributes.Remove(Attribute);
        }

        return document.DocumentNode.OuterHtml;
    }

    /// <summary>The part of the address that asks for the picture at the size it was pasted in.</summary>
    private string Size(HtmlNode image)
    {
        var (width, height) = (image.GetAttributeValue("width", 0), image.GetAttributeValue("height", 0));
        return width <= 0 || height <= 0 ? ""
            : addresses.GetImageUrl(new ImageUrlGenerationOptions("") { ImageCropMode = ImageCropMode.Max, Width = width, Height = height }) ?? "";
    }
}
