using System.Globalization;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Web;
using WIJschool.Cms.PublishedContent;

namespace WIJschool.Cms.Search.Content;

/// <summary>
/// Makes documents to search in of what editors work on: drafts, published or not, and media. They are found by their number
/// and key as well.
/// </summary>
internal sealed class DraftDocuments(
    PublishedSnapshotStore snapshots, IPublishedContentCache content, IPublishedMediaCache media, ContentDocuments texts, IUmbracoContextFactory contexts)
{
    /// <summary>The facet that says what an item is: <see cref="Document"/> or <see cref="Media"/>.</summary>
    public const string ItemFacet = "item";
    public const string Document = "document";
    public const string Media = "media";

    /// <summary>The facet of the numbers on the path of an item, its own among them, to search below a start node.</summary>
    public const string PathFacet = "path";

    public IReadOnlyList<SearchDocument> All(CancellationToken ct) => Of(snapshots.Current.ByKey.Keys, ct);

    public IReadOnlyList<SearchDocument> Of(IEnumerable<Guid> keys, CancellationToken ct)
    {
        using var context = contexts.EnsureUmbracoContext();
        var documents = new List<SearchDocument>();
        foreach (var key in keys)
        {
            ct.ThrowIfCancellationRequested();
            if (content.GetById(preview: true, key) is { } draft)
                documents.AddRange(draft.Cultures.Keys.DefaultIfEmpty("").Select(culture => Of(draft, culture, Document)));
            else if (media.GetById(preview: false, key) is { } item)
                documents.Add(Of(item, "", Media));
        }

        return documents;
    }

    private SearchDocument Of(IPublishedContent page, string culture, string item)
    {
        var described = texts.Describe(page, culture);
        return described with
        {
            Keywords = new Dictionary<string, IReadOnlyList<string>>(described.Keywords)
            {
                ["id"] = [page.Id.ToString(CultureInfo.InvariantCulture), page.Key.ToString("D")],
            },
            Traits = new Dictionary<string, IReadOnlyList<string>>(described.Traits)
            {
                [ItemFacet] = [item],
#pragma warning disable CS0618 // start nodes are stored by number, and published content still carries its path
                [PathFacet] = page.Path.Split(','),
#pragma warning restore CS0618
            },
            Date = new DateTimeOffset(DateTime.SpecifyKind(page.UpdateDate, DateTimeKind.Utc)),
        };
    }
}
