using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Core.Pages.Blocks;

namespace WIJschool.Core.News;

/// <summary>A news item.</summary>
/// <param name="Published">The day the editor gave it, or else the day it was made.</param>
public sealed record NewsItem(Page Page, DateOnly Published, string Author, IReadOnlyList<Block> Body)
{
    public const string Alias = "newsItem";

    public static NewsItem From(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return new NewsItem(
            Page.From(content, reading), DayOf(content, reading), values.Text("author"), BlockMapper.Body(values));
    }

    public static DateOnly DayOf(IPublishedContent content, Reading reading) =>
        reading.Of(content).Day("publicationDate") ?? DateOnly.FromDateTime(content.CreateDate);
}
