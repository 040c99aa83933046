using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages.Blocks;

namespace WIJschool.Core.Pages;

/// <summary>A page that is read from top to bottom.</summary>
public sealed record ContentPage(Page Page, IReadOnlyList<Block> Body)
{
    public static ContentPage From(IPublishedContent content, Reading reading) =>
        new(Page.From(content, reading), BlockMapper.Body(reading.Of(content)));
}
