using System.Globalization;
using System.Text;
using System.Xml.Linq;
using WIJschool.Cms.Search;
using WIJschool.Cms.Search.Content;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Tests.Search;

/// <summary>The seed content of the repository, read straight from its uSync files, as documents to search in.</summary>
internal static class SeedContent
{
    /// <summary>Pages that the site's search leaves out.</summary>
    public static readonly IReadOnlySet<string> LeadsElsewhere = new HashSet<string>
    {
        "searchPage", "sitemapPage", "notFoundPage", "scanInstruments", "scanInstrument",
    };

    private static readonly HashSet<string> Overviews = new(StringComparer.Ordinal)
    {
        "home", "overviewPage", "toolbox", "storyOverview", "caseOverview", "knowledgeBase", "newsOverview", "webinarOverview", "form",
    };

    private static readonly string[] Intros = ["intro", "goal", "tagline"];

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal) { "themes", "sectors", "interventionKind", "knowledgeKind" };

    private static readonly HashSet<string> NotForReading = new(StringComparer.Ordinal)
    {
        "metaTitle", "metaDescription", "navigationTitle", "umbracoUrlName", "umbracoUrlAlias", "umbracoNaviHide",
        "hideFromSearchEngines", "intro", "goal", "tagline", "image", "shareImage", "imageAlternativeText", "layerCode", "emptyText", "projectLeadEmail",
        "website", "isExample", "pages", "workflows", "confirmation",
    };

    public static IReadOnlyList<SearchDocument> Load(string culture)
    {
        var pages = Directory.GetFiles(TestFiles.Repository("uSync/v17/Content"), "*.config")
            .Select(path => XDocument.Load(path).Root!)
            .ToDictionary(page => (Guid)page.Attribute("Key")!);
        return [.. pages.Values.Where(page => IsPublished(page, culture)).Select(page => Document(page, pages, culture))];
    }

    /// <summary>The words that the dictionary of the repository holds for the same.</summary>
    public static Synonyms Synonyms(string culture) => Cms.Search.Words.Synonyms.Parse(culture, Directory
        .GetFiles(TestFiles.Repository("uSync/v17/Dictionary"), "search-synonyms-*.config")
        .SelectMany(path => XDocument.Load(path).Root!.Element("Translations")!.Elements("Translation"))
        .Where(translation => (string?)translation.Attribute("Language") == culture)
        .SelectMany(translation => translation.Value.Split('\n')));

    private static SearchDocument Document(XElement page, Dictionary<Guid, XElement> pages, string culture)
    {
        var body = new StringBuilder();
        var keywords = new Dictionary<string, IReadOnlyList<string>>();
        var traits = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var property in page.Element("Properties")!.Elements().Where(property => !NotForReading.Contains(property.Name.LocalName)))
        {
            var value = Value(property, culture);
            if (Picked(value, pages, culture) is { Count: > 0 } names)
                traits[property.Name.LocalName] = names;
            else if (StoredText.ListOf(value) is { Count: > 0 } list)
                (Keywords.Contains(property.Name.LocalName) ? keywords : traits)[property.Name.LocalName] = list;
            else if (!double.TryParse(value, out _))
                body.AppendLine(StoredText.Of(value));
        }

        return new SearchDocument
        {
            Key = (Guid)page.Attribute("Key")!,
            Culture = culture,
            Kind = page.Element("Info")!.Element("ContentType")!.Value,
            Title = Name(page, culture),
            Intro = string.Join('\n', Intros.Select(alias => page.Element("Properties")!.Element(alias)).OfType<XElement>().Select(intro => StoredText.Of(Value(intro, culture)))),
            Body = body.ToString(),
            Url = Url(page, pages, culture),
            Weight = page.Element("Info")!.Element("ContentType")!.Value is var kind && Overviews.Contains(kind) ? 0.7 : kind == "expert" ? 0.4 : 1,
            Keywords = keywords,
            Traits = traits,
        };
    }

    private static string Value(XElement property, string culture) => property.Elements("Value")
        .FirstOrDefault(value => (string?)value.Attribute("Culture") is null || (string?)value.Attribute("Culture") == culture)?.Value ?? "";

    private static List<string> Picked(string value, Dictionary<Guid, XElement> pages, string culture) =>
        !value.StartsWith("umb://document/", StringComparison.Ordinal)
            ? []
            : [.. value.Split(',').Select(udi => Guid.Parse(udi.Split('/')[^1])).Where(pages.ContainsKey).Select(key => Name(pages[key], culture))];

    private static bool IsPublished(XElement page, string culture) => page.Element("Info")!.Element("Published")!.Elements("Published")
        .Any(published => (string?)published.Attribute("Culture") == culture && published.Value == "true");

    private static string Name(XElement page, string culture)
    {
        var names = page.Element("Info")!.Element("NodeName")!;
        return names.Elements("Name").FirstOrDefault(name => (string?)name.Attribute("Culture") == culture)?.Value
            ?? (string)names.Attribute("Default")!;
    }

    private static string Url(XElement page, Dictionary<Guid, XElement> pages, string culture)
    {
        var parent = page.Element("Info")!.Element("Parent")!.Attribute("Key") is { } key && pages.TryGetValue((Guid)key, out var found) ? found : null;
        if (parent is null)
            return (int?)page.Attribute("Level") is > 1 ? $"/{Segment(page, culture)}" : "/";
        return $"{Url(parent, pages, culture).TrimEnd('/')}/{Segment(page, culture)}";
    }

    private static string Segment(XElement page, string culture)
    {
        var own = page.Element("Properties")!.Element("umbracoUrlName") is { } property ? Value(property, culture) : "";
        var name = (own.Length > 0 ? own : Name(page, culture)).ToLowerInvariant().Normalize(NormalizationForm.FormD);
        var segment = new StringBuilder();
        foreach (var letter in name.Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                segment.Append(letter);
            else if (segment.Length > 0 && segment[^1] != '-' && letter is (' ' or '-'))
                segment.Append('-');
        }

        return segment.ToString().Trim('-');
    }
}
