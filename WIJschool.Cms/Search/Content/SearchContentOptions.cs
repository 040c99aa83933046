namespace WIJschool.Cms.Search.Content;

/// <summary>How content becomes a document to search in. The site that knows its document types sets it.</summary>
public sealed class SearchContentOptions
{
    /// <summary>Document types that are never found, by alias: pages that only lead to others.</summary>
    public ISet<string> ExcludedKinds { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How much a match counts on pages of a document type, by alias, beside 1: less on pages that lead on to others.</summary>
    public IDictionary<string, double> KindWeights { get; } = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Properties whose text is the introduction; those that are there are joined.</summary>
    public IList<string> IntroAliases { get; } = ["intro"];

    /// <summary>The property with the day of a page; the first one that is there and filled counts, otherwise the day it was made.</summary>
    public IList<string> DateAliases { get; } = ["publicationDate"];

    /// <summary>
    /// Lists whose chosen values say what a page is about, so that it is found by them. By the values of other lists, and by
    /// the names of picked pages, it can only be filtered.
    /// </summary>
    public ISet<string> KeywordAliases { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Properties whose text visitors do not read on the page.</summary>
    public ISet<string> IgnoredAliases { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "umbracoUrlName", "umbracoUrlAlias", "umbracoNaviHide", "umbracoRedirect", "umbracoInternalRedirectId",
    };
}
