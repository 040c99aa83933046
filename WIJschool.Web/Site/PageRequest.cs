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
