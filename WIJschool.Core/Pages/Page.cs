using Umbraco.Cms.Core.Models.PublishedContent;

namespace WIJschool.Core.Pages;

/// <summary>What every page has: enough to show it as a card, and to fill the head of its own document.</summary>
/// <param name="Alias">The alias of its document type.</param>
/// <param name="Culture">The culture in which it is shown, which may differ from the reader's.</param>
/// <param name="Intro">Two or three sentences; may be empty.</param>
public sealed record Page(
    Guid Key, string Alias, string Culture, string Title, string Url, string Intro, Picture? Image, Seo Seo,
    DateTimeOffset Created, DateTimeOffset Updated)
{
    /// <summary>Reads what every document type of the site has in common.</summary>
    public static Page From(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return new Page(
            content.Key, content.ContentType.Alias, reading.CultureOf(content), reading.NameOf(content), reading.UrlOf(content),
            values.Text("intro"), values.Picture("image"), Seo.From(values), Utc(content.CreateDate), Utc(content.UpdateDate));
    }

    /// <summary>Umbraco keeps its moments in UTC, but a database may hand them back without saying so.</summary>
    private static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));
}

/// <summary>What an editor wants search engines and social media to show. Empty texts mean: use the page's own.</summary>
public sealed record Seo(string Title, string Description, Picture? ShareImage, bool HideFromSearchEngines)
{
    public static Seo From(ContentValues values) => new(
        values.Text("metaTitle"), values.Text("metaDescription"), values.Picture("shareImage"), values.Flag("hideFromSearchEngines"));
}
