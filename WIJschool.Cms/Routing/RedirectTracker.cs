using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;
using OldRoutes = System.Collections.Generic.IDictionary<(int ContentId, string Culture), (System.Guid ContentKey, string OldRoute)>;

namespace WIJschool.Cms.Routing;

/// <summary>
/// Notes the addresses that pages have before a change and leaves a redirect at those that they lose by it. Below a domain an address is
/// kept as it is looked up there: the id of the page with the domain, and the path from it.
/// </summary>
internal sealed partial class RedirectTracker(
    IRedirectUrlService redirects, IPublishedContentCache pages, IDocumentNavigationQueryService navigation, IPublishedUrlProvider urls,
    IDocumentUrlService segments, UrlSegmentProviderCollection segmentProviders, IShortStringHelper shortStrings, ILanguageRepository languages,
    ICoreScopeProvider scopes,
    IUmbracoContextFactory contexts, IDomainCache domains, ILogger<RedirectTracker> logger) : IRedirectTracker
{
    private static readonly Uri anywhere = new("http://localhost"); // only the paths of domains matter

    public void StoreOldRoute(
        IContent entity, Dictionary<(int ContentId, string Culture), (Guid ContentKey, string OldRoute)> oldRoutes) =>
        StoreOldRoute(entity, oldRoutes, isMove: true);

    /// <param name="isMove">Whether the page gets another parent; if not, its address changes only when its own part of it does.</param>
    public void StoreOldRoute(
        IContent entity, Dictionary<(int ContentId, string Culture), (Guid ContentKey, string OldRoute)> oldRoutes, bool isMove)
    {
        using var context = contexts.EnsureUmbracoContext();
        if (pages.GetById(entity.Key) is not { } page) return;
        if (!isMove && !ChangesSegment(entity, page)) return; // a page with thousands below it is not walked for nothing

        navigation.TryGetDescendantsKeys(entity.Key, out var descendants);
        foreach (var key in descendants.Prepend(entity.Key))
        {
            if (pages.GetById(key) is { } affected) Store(affected, oldRoutes);
        }
    }

    public void CreateRedirects(OldRoutes oldRoutes)
    {
        if (oldRoutes.Count == 0) return;
        using var context = contexts.EnsureUmbracoContext();
        foreach (var ((id, culture), (key, oldRoute)) in oldRoutes)
        {
            try
            {
                if (pages.GetById(key) is { } page && RouteOf(page, culture) is { } route && route != oldRoute) Register(oldRoute, route, key, culture);
            }
#pragma warning disable CA1031 // the page is already saved: a redirect that fails must not make it look as if it was not
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogNotTracked(logger, failure, id, culture);
            }
        }
    }

    private void Store(IPublishedContent page, OldRoutes oldRoutes)
    {
        foreach (var culture in page.Cultures.Keys)
        {
            if (RouteOf(page, culture) is { } route) oldRoutes[(page.Id, culture)] = (page.Key, route);
            else if (culture.Length == 0) StoreInEveryLanguage(page, oldRoutes);
        }
    }

    // a page that does not vary below one that does has an address in each language and none without
    private void StoreInEveryLanguage(IPublishedContent page, OldRoutes oldRoutes)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        foreach (var culture in languages.GetMany(Array.Empty<int>()).Select(l => l.IsoCode))
        {
            if (RouteOf(page, culture) is { } route) oldRoutes[(page.Id, culture)] = (page.Key, route);
        }
    }

    private bool ChangesSegment(IContent entity, IPublishedContent page)
    {
        var fallback = domains.DefaultCulture;
        return page.Cultures.Keys.Any(culture => !string.Equals(
            segments.GetUrlSegment(entity.Key, culture.Length == 0 ? fallback : culture, isDraft: false),
            entity.GetUrlSegment(shortStrings, segmentProviders, culture.Length == 0 ? null : culture, published: false),
            StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A page that gets a name back that it had before must not be sent away from it.</summary>
    private void Register(string oldRoute, string newRoute, Guid key, string culture)
    {
        foreach (var own in redirects.GetContentRedirectUrls(key).Where(r => r.Url == newRoute).ToList()) redirects.Delete(own.Key);
        redirects.Register(oldRoute, key, culture);
    }

    private string? RouteOf(IPublishedContent page, string culture)
    {
        var route = urls.GetUrl(page.Key, UrlMode.Relative, culture).TrimEnd('/');
        if (route.StartsWith('#') || route.StartsWith("err/", StringComparison.Ordinal)) return null;

        return DomainOf(page, culture) is { } domain
            ? domain.ContentId + DomainUtilities.PathRelativeToDomain(DomainUtilities.ParseUriFromDomainName(domain.Name, anywhere), route)
            : route;
    }

    /// <summary>The domain of the culture on the nearest page that has any, or the first one there.</summary>
    private Domain? DomainOf(IPublishedContent page, string culture)
    {
        navigation.TryGetAncestorsKeys(page.Key, out var above);
        var assigned = above.Select(key => pages.GetById(key)).OfType<IPublishedContent>().Prepend(page)
            .Select(p => domains.GetAssigned(p.Id, includeWildcards: false).ToList()).FirstOrDefault(found => found.Count > 0);
        return assigned?.FirstOrDefault(d => string.Equals(d.Culture, culture, StringComparison.OrdinalIgnoreCase)) ?? assigned?[0];
    }

    [LoggerMessage(LogLevel.Warning, "No redirect could be left for document {DocumentId} in culture '{Culture}'.")]
    private static partial void LogNotTracked(ILogger logger, Exception failure, int documentId, string culture);
}
