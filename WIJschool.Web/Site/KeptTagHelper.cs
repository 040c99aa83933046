using Microsoft.AspNetCore.Razor.TagHelpers;
using WIJschool.Web.Assets;

namespace WIJschool.Web.Site;

/// <summary>
/// A part of the frame that is the same on every page of a culture for all visitors with the same rights. It is rendered once and
/// kept until content changes: nothing else in it may depend on the page, the visitor or the address.
/// </summary>
[HtmlTargetElement("kept", Attributes = "name")]
public sealed class KeptTagHelper(SiteContext site, AssetManifest assets) : TagHelper
{
    /// <summary>What it is, and what it depends on where that is little: one is kept for each name.</summary>
    public string Name { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        // styles and icons get another address when the front end is built anew
        output.Content.SetHtmlContent(await site.KeepAsync((Name, assets.Version), async () => (await output.GetChildContentAsync()).GetContent()));
    }
}
