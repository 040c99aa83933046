using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;
using WIJschool.Cms.PublishedContent;

namespace WIJschool.Cms.Search.Content;

/// <summary>
/// Makes documents to search in of published pages: texts become text, choices from lists and the names
/// of picked pages become values to filter by, numbers can be sorted by.
/// </summary>
internal sealed class ContentDocuments(
    PublishedSnapshotStore snapshots, IPublishedUrlProvider urls, IUmbracoContextFactory contexts, IPublicAccessService access,
    IPublishedContentCache content, IOptions<SearchContentOptions> options)
{
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        Constants.PropertyEditors.Aliases.DropDownListFlexible, Constants.PropertyEditors.Aliases.CheckBoxList,
        Constants.PropertyEditors.Aliases.RadioButtonList, Constants.PropertyEditors.Aliases.Tags,
    };

    private static readonly HashSet<string> Pickers = new(StringComparer.Ordinal)
    {
        Constants.PropertyEditors.Aliases.ContentPicker, Constants.PropertyEditors.Aliases.MultiNodeTreePicker,
    };

    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        Constants.PropertyEditors.Aliases.TextBox, Constants.PropertyEditors.Aliases.TextArea, Constants.PropertyEditors.Aliases.RichText,
        Constants.PropertyEditors.Aliases.MarkdownEditor, Constants.PropertyEditors.Aliases.MultipleTextstring,
        Constants.PropertyEditors.Aliases.BlockList, Constants.PropertyEditors.Aliases.BlockGrid, Constants.PropertyEditors.Aliases.MultiUrlPicker,
    };

    /// <summary>All published pages in all their languages.</summary>
    public IReadOnlyList<SearchDocument> All(CancellationToken ct) => Of(snapshots.Current.ByKey.Keys, ct);

    /// <summary>Those of these pages that a visitor can come to.</summary>
    public IReadOnlyList<SearchDocument> Of(IEnumerable<Guid> keys, CancellationToken ct)
    {
        using var context = contexts.EnsureUmbracoContext();
        var rights = new ContentAccess(access.GetAll());
        var documents = new List<SearchDocument>();
        foreach (var key in keys)
        {
            ct.ThrowIfCancellationRequested();
            if (content.GetById(preview: false, key) is { } page && !options.Value.ExcludedKinds.Contains(page.ContentType.Alias))
                documents.AddRange(page.Cultures.Keys.Select(culture => Document(page, culture, rights)).OfType<SearchDocument>());
        }

        return documents;
    }

    private SearchDocument? Document(IPublishedContent page, string culture, ContentAccess rights)
    {
        var url = urls.GetUrl(page, UrlMode.Relative, culture.Length == 0 ? null : culture);
        if (string.IsNullOrEmpty(url) || url == "#")
            return null; // it is published under a page that is not
        return Describe(page, culture) with
        {
            Url = url,
            AccessKeys = rights.KeysFor(page),
            Weight = options.Value.KindWeights.TryGetValue(page.ContentType.Alias, out var weight) ? weight : 1,
        };
    }

    /// <summary>What a page, or a media item, says in one of its languages, whoever may read it.</summary>
    public SearchDocument Describe(IPublishedContent page, string culture)
    {
        var (intro, body) = (new StringBuilder(), new StringBuilder());
        var keywords = new Dictionary<string, IReadOnlyList<string>>();
        var traits = new Dictionary<string, IReadOnlyList<string>>();
        var numbers = new Dictionary<string, double>();
        foreach (var property in page.Properties.Where(property => !options.Value.IgnoredAliases.Contains(property.Alias)))
        {
            var stored = Stored(property, culture);
            var editor = property.PropertyType.EditorAlias;
            if (Texts.Contains(editor))
                Append(options.Value.IntroAliases.Contains(property.Alias) ? intro : body, StoredText.Of(stored));
            else if (Lists.Contains(editor))
                AddTo(options.Value.KeywordAliases.Contains(property.Alias) ? keywords : traits, property.Alias, StoredText.ListOf(stored));
            else if (Pickers.Contains(editor))
                AddTo(traits, property.Alias, PickedNames(stored, culture));
            else if (double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                numbers[property.Alias] = number;
        }

        return new SearchDocument
        {
            Key = page.Key,
            Culture = culture,
            Kind = page.ContentType.Alias,
            Title = page.Cultures.TryGetValue(culture, out var named) ? named.Name : page.Name ?? "",
            Intro = intro.ToString(),
            Body = body.ToString(),
            Keywords = keywords,
            Traits = traits,
            SortFields = numbers,
            Date = DateOf(page, culture),
        };
    }

    private List<string> PickedNames(string stored, string culture) =>
    [
        .. stored.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(udi => UdiParser.TryParse(udi, out var parsed) && parsed is GuidUdi picked ? content.GetById(preview: false, picked.Guid) : null)
            .OfType<IPublishedContent>()
            .Select(page => page.Cultures.TryGetValue(culture, out var named) ? named.Name : page.Cultures.Values.FirstOrDefault()?.Name ?? "")
            .Where(name => name.Length > 0),
    ];

    private DateTimeOffset DateOf(IPublishedContent page, string culture)
    {
        foreach (var alias in options.Value.DateAliases)
        {
            if (page.GetProperty(alias) is { } property && DateTimeOffset.TryParse(
                Stored(property, culture), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
                return date;
        }

        return new DateTimeOffset(DateTime.SpecifyKind(page.CreateDate, DateTimeKind.Utc));
    }

    /// <summary>The stored value in a language; what does not vary has one for all.</summary>
    private static string Stored(IPublishedProperty property, string culture) => Convert.ToString(
        property.GetSourceValue(property.PropertyType.VariesByCulture() ? culture : "", ""), CultureInfo.InvariantCulture) ?? "";

    private static void AddTo(Dictionary<string, IReadOnlyList<string>> keywords, string alias, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            keywords[alias] = values;
    }

    private static void Append(StringBuilder text, string more)
    {
        if (more.Length == 0)
            return;
        if (text.Length > 0)
            text.Append('\n');
        text.Append(more);
    }
}
