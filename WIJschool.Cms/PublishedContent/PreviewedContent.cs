using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Preview;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.PublishedContent;

/// <summary>
/// What the reader of a preview gets: drafts of the documents that this user may browse, and of all others what is published. It is made for this
/// one request, also what is published: values that are converted in a preview may hold drafts of other pages, and must be kept for nobody else.
/// </summary>
internal sealed class PreviewedContent(
    IUmbracoContextAccessor contexts, AppCaches caches, PublishedContentMaker maker, Lazy<IPreviewAccessEvaluator> access)
{
    /// <summary>Whether this request is a preview.</summary>
    public bool IsOn => contexts.TryGetUmbracoContext(out var context) && context.InPreviewMode;

    /// <summary>A node as this reader may see it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="draft">Whether its draft is asked.</param>
    public IPublishedContent? Show(SnapshotNode node, bool draft) =>
        (IPublishedContent?)caches.RequestCache.Get($"{nameof(PreviewedContent)} {node.Data.Key} {draft}", () => draft ? Draft(node) ?? Published(node) : Published(node));

    private IPublishedContent? Draft(SnapshotNode node) =>
        maker.Make(node.Data, node.Data.Preview, isPreview: true) is { } shown && access.Value.CanPreviewDocument(shown) ? shown : null;

    private IPublishedContent? Published(SnapshotNode node) => maker.Make(node.Data, node.Data.Published, isPreview: false);
}
