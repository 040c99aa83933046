using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Navigation;
using WIJschool.Core.Pages;

namespace WIJschool.Web.Site;

/// <summary>A published page that someone asked for.</summary>
public sealed record PageRequest(IPublishedContent Content, SiteContext Site, HttpContext Http)
{
    public Reading Reading => Site.Reading;

    public SiteTree Tree => Site.Tree;

    public CancellationToken Aborted => Http.RequestAborted;

    public IReadOnlyList<IPublishedContent> Children => Tree.Children(Content.Key, Reading);

    /// <summary>What a mapper makes of this page.</summary>
    public T Read<T>(Func<IPublishedContent, Reading, T> map) => Read(Content, map);

    /// <summary>What a mapper makes of a page; it is made once for all readers of a culture, until content changes.</summary>
    /// <param name="map">A static method: what it makes is kept under its name.</param>
    public T Read<T>(IPublishedContent page, Func<IPublishedContent, Reading, T> map) =>
        Site.Keep((page.Key, map), reading => map(page, reading));

    /// <summary>What a builder makes of this page and others around it; kept likewise.</summary>
    /// <param name="make">A static method, which looks at nothing of the request but <see cref="Content"/>, <see cref="Tree"/> and <see cref="Reading"/>.</param>
    public T Once<T>(Func<PageRequest, T> make) => Site.Keep((Content.Key, make), _ => make(this));
}

/// <summary>
/// Makes the model for the view of a document type. One class a document type; it is found by its alias.
/// </summary>
public interface IPageBuilder
{
    /// <summary>The aliases of the document types it makes models for.</summary>
    IReadOnlyList<string> Aliases { get; }

    ValueTask<PageModel> BuildAsync(PageRequest request);
}
