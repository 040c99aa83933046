using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Core.Pages.Blocks;

namespace WIJschool.Core.Alliance;

/// <summary>An organisation of the alliance.</summary>
/// <param name="Website">An absolute web address, or null.</param>
public sealed record Partner(Page Page, string Role, string? Website, IReadOnlyList<Block> Body)
{
    public const string Alias = "partner";

    public static Partner From(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return new Partner(
            Page.From(content, reading), values.Text("role"), BlockMapper.WebAddress(values.Text("website")), BlockMapper.Body(values));
    }
}
