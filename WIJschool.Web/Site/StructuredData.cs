using System.Text.Json;
using System.Text.Json.Serialization;
using WIJschool.Core.Community;
using WIJschool.Core.Navigation;
using WIJschool.Core.News;
using WIJschool.Core.Pages;
using WIJschool.Core.Toolbox;
using WIJschool.Core.Videos;

namespace WIJschool.Web.Site;

/// <summary>
/// JSON-LD in the words of schema.org. The serializer's default encoder writes &lt;, &gt; and &amp; as escapes, so that no
/// text of an editor can end the script element it stands in.
/// </summary>
public static partial class StructuredData
{
    private const string Context = "https://schema.org";

    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Organisation(HomePage home, SiteAddress address) => Write(new Dictionary<string, object?>
    {
        ["@context"] = Context,
        ["@type"] = "WebSite",
        ["name"] = home.Page.Title,
        ["url"] = address.Absolute(home.Page.Url),
        ["description"] = home.Page.Intro,
        ["inLanguage"] = home.Page.Culture,
        ["publisher"] = new Dictionary<string, object?> { ["@type"] = "Organization", ["name"] = home.Page.Title, ["email"] = home.Lead?.Email },
    });

    /// <remarks>Nearly every page has these, so their writer is made by the compiler.</remarks>
    public static string Breadcrumbs(IReadOnlyList<MenuItem> crumbs, SiteAddress address) => JsonSerializer.Serialize(
        new BreadcrumbList([.. crumbs.Select((crumb, index) => new Crumb(index + 1, crumb.Text, address.Absolute(crumb.Url)))]),
        Written.Default.BreadcrumbList);

    public static string Article(Page page, SiteAddress address, DateOnly? published, string? author = null) =>
        Write(Creative("Article", page, address, published, author));

    public static string News(NewsItem item, SiteAddress address) =>
        Write(Creative("NewsArticle", item.Page, address, item.Published, item.Author));

    public static string Story(SuccessStory story, SiteAddress address) =>
        Write(Creative("Article", story.Page, address, story.Published, story.School));

    public static string Intervention(Intervention intervention, SiteAddress address)
    {
        var data = Creative("LearningResource", intervention.Page, address, published: null, author: null);
        data["about"] = intervention.Themes;
        data["educationalLevel"] = intervention.Sectors;
        data["teaches"] = intervention.Goal;
        data["typicalAgeRange"] = intervention.Age.IsAny ? null : $"{intervention.Age.From}-{intervention.Age.To}";
        return Write(data);
    }

    public static string Video(Video video, SiteAddress address)
    {
        var data = Creative("VideoObject", video.Page, address, published: null, author: null);
        data["uploadDate"] = video.Page.Created.ToString("O");
        data["contentUrl"] = address.Absolute(video.File.Url);
        data["thumbnailUrl"] = video.Poster is { } poster ? address.Absolute(poster.Url) : null;
        data["duration"] = video.Duration is { } duration ? System.Xml.XmlConvert.ToString(duration) : null;
        data["transcript"] = video.Transcript.PlainText;
        return Write(data);
    }

    private static Dictionary<string, object?> Creative(string type, Page page, SiteAddress address, DateOnly? published, string? author) => new()
    {
        ["@context"] = Context,
        ["@type"] = type,
        ["name"] = page.Title,
        ["headline"] = page.Title,
        ["description"] = page.Intro.Length > 0 ? page.Intro : null,
        ["url"] = address.Absolute(page.Url),
        ["inLanguage"] = page.Culture,
        ["image"] = page.Image is { } image ? address.Absolute(image.Url) : null,
        ["datePublished"] = published?.ToString("O"),
        ["dateModified"] = page.Updated.ToString("O"),
        ["author"] = string.IsNullOrEmpty(author) ? null : new Dictionary<string, object?> { ["@type"] = "Organization", ["name"] = author },
    };

    private static string Write(Dictionary<string, object?> data) => JsonSerializer.Serialize(data, Options);

    internal sealed record BreadcrumbList([property: JsonPropertyName("itemListElement")] IReadOnlyList<Crumb> Items)
    {
        [JsonPropertyName("@context"), JsonPropertyOrder(-2)]
        public string Vocabulary => Context;

        [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
        public string Type => "BreadcrumbList";
    }

    internal sealed record Crumb(
        [property: JsonPropertyName("position")] int Position, [property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("item")] string Item)
    {
        [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
        public string Type => "ListItem";
    }

    [JsonSerializable(typeof(BreadcrumbList))]
    internal sealed partial class Written : JsonSerializerContext;
}
