using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;

namespace WIJschool.Web.Rendering;

/// <summary>The page that editors wrote for addresses that lead nowhere: the first <c>notFoundPage</c> of the site in the visitor's culture.</summary>
internal sealed class NotFoundFinder(
    IDocumentNavigationQueryService tree, IPublishedContentCache content, IDefaultCultureAccessor defaultCulture) : IContentLastChanceFinder
{
    private const string Alias = "notFoundPage";

    public Task<bool> TryFindContent(IPublishedRequestBuilder request)
    {
        var pages = Pages().ToList();
        var page = pages.Find(p => p.IsPublished(request.Culture)) ?? pages.Find(p => p.IsPublished(defaultCulture.DefaultCulture));
        if (page is null) return Task.FromResult(false);
        if (!page.IsPublished(request.Culture)) request.SetCulture(defaultCulture.DefaultCulture);
        request.SetPublishedContent(page);
        request.SetIs404();
        return Task.FromResult(true);
    }

    private IEnumerable<IPublishedContent> Pages() =>
        tree.TryGetRootKeys(out var roots)
            ? roots.SelectMany(root => tree.TryGetDescendantsKeysOfType(root, Alias, out var keys) ? keys : [])
                .Select(key => content.GetById(key)).OfType<IPublishedContent>()
            : [];
}
