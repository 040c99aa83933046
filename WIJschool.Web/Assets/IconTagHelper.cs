using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WIJschool.Web.Assets;

/// <summary>An icon of the site's own set. It says nothing to a screen reader: the words stand beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(AssetManifest assets) : TagHelper
{
    /// <summary>The id of the symbol in icons.svg.</summary>
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"{assets["icons.svg"]}#{Name}\"/>");
    }
}
