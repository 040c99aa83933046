using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services.Navigation;
using WIJschool.Core.Pages;

namespace WIJschool.Core.Navigation;

/// <summary>
/// The pages of the site and how they hang together, as a reader of one culture meets them: a page that is not translated is
/// there in the default culture, a page that is not published in either, or that the reader may not read, is not there.
/// </summary>
public sealed class SiteTree(IDocumentNavigationQueryService navigation, IPublishedContentStatusFilteringService published)
{
    /// <returns>The first home page of the site; null before content was imported.</returns>
    public IPublishedContent? Home(Reading reading) =>
        navigation.TryGetRootKeys(out var roots) ? Available(roots, reading).FirstOrDefault(root => root.ContentType.Alias == "home") : null;

    public IReadOnlyList<IPublishedContent> Children(Guid parent, Reading reading) =>
        navigation.TryGetChildrenKeys(parent, out var keys) ? Available(keys, reading) : [];

    /// <summary>From the root down to the parent.</summary>
    public IReadOnlyList<IPublishedContent> Ancestors(Guid key, Reading reading) =>
        navigation.TryGetAncestorsKeys(key, out var keys) ? [.. Available(keys, reading).OrderBy(page => page.Level)] : [];

    public IPublishedContent? Parent(Guid key, Reading reading) => Ancestors(key, reading) is [.., var parent] ? parent : null;

    /// <summary>All pages under a page, in the order of the tree.</summary>
    public IReadOnlyList<IPublishedContent> Descendants(Guid key, Reading reading) =>
        navigation.TryGetDescendantsKeys(key, out var keys) ? Available(keys, reading) : [];

    /// <summary>The pages of one document type under a page.</summary>
    public IReadOnlyList<IPublishedContent> DescendantsOfType(Guid key, string alias, Reading reading) =>
        navigation.TryGetDescendantsKeysOfType(key, alias, out var keys) ? Available(keys, reading) : [];

    /// <summary>The page of a document type of which there is one, directly under home; null when it was taken away.</summary>
    public IPublishedContent? One(string alias, Reading reading) => Home(reading) is { } home
        ? Children(home.Key, reading).FirstOrDefault(page => page.ContentType.Alias == alias)
        : null;

    public IPublishedContent? Find(Guid key, Reading reading) => Available([key], reading) is [var page, ..] ? page : null;

    private IReadOnlyList<IPublishedContent> Available(IEnumerable<Guid> keys, Reading reading)
    {
        Guid[] all = [.. keys];
        var pages = published.FilterAvailable(all, reading.Culture).ToDictionary(page => page.Key);
        if (pages.Count < all.Length && reading.Culture != reading.DefaultCulture)
        {
            foreach (var page in published.FilterAvailable([.. all.Where(key => !pages.ContainsKey(key))], reading.DefaultCulture))
                pages.TryAdd(page.Key, page);
        }
        return [.. all.Select(pages.GetValueOrDefault).OfType<IPublishedContent>().Where(reading.Rights.MayRead)];
    }
}
