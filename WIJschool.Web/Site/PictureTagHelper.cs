using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WIJschool.Core.Pages;

namespace WIJschool.Web.Site;

/// <summary>
/// An <c>img</c> of the media library: in the width that the screen asks for, with a width and height so that nothing moves when it
/// comes. Give it <c>sizes</c> as HTML has them and, for a place of a fixed shape, the crop.
/// </summary>
[HtmlTargetElement("img", Attributes = "picture", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PictureTagHelper(PictureSizes pictures) : TagHelper
{
    public Picture? Picture { get; set; }

    /// <summary>The alias of the crop that fits the place; the whole picture without one.</summary>
    public string? Crop { get; set; }

    /// <summary>How wide the place is, by the width of the screen.</summary>
    public string Sizes { get; set; } = "100vw";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Picture is null)
        {
            output.SuppressOutput();
            return;
        }

        var sized = pictures.For(Picture, Crop);
        var at = 0;
        foreach (var (name, value) in Attributes(sized)) output.Attributes.Insert(at++, new TagHelperAttribute(name, value));
    }

    private IEnumerable<(string Name, string Value)> Attributes(SizedPicture sized)
    {
        yield return ("src", sized.Url);
        if (sized.Sources is not null) yield return ("srcset", sized.Sources);
        if (sized.Sources is not null) yield return ("sizes", Sizes);
        if (sized.Width is { } width) yield return ("width", width.ToString(CultureInfo.InvariantCulture));
        if (sized.Height is { } height) yield return ("height", height.ToString(CultureInfo.InvariantCulture));
    }
}
