using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.Hosting;

/// <summary>What Core knows of the request it works for: its address, the published content and whether it is a preview.</summary>
internal sealed class CmsContext(ICacheManager caches, UriUtility uris, Uri address, TimeProvider clock, bool isDebug, Func<bool> inPreview) : IUmbracoContext
{
    private readonly Lazy<bool> preview = new(inPreview);

    public DateTime ObjectCreated { get; } = clock.GetUtcNow().UtcDateTime;

    public Uri OriginalRequestUrl { get; } = address;

    public Uri CleanedUmbracoUrl { get; } = uris.UriToUmbraco(address);

    public IPublishedContentCache Content => caches.Content;

    public IPublishedMediaCache Media => caches.Media;

    public IDomainCache Domains => caches.Domains;

    public IPublishedRequest? PublishedRequest { get; set; }

    public bool IsDebug { get; } = isDebug;

    public bool InPreviewMode => preview.Value;

    public void Dispose()
    {
        // it holds nothing: the snapshot it reads from belongs to the process
    }
}

/// <summary>Makes a context for the current request, or for work in the background when there is none.</summary>
internal sealed class CmsContextFactory(
    IUmbracoContextAccessor contexts, ICacheManager caches, UriUtility uris, IHttpContextAccessor http,
    IHostingEnvironment environment, Lazy<IPreviewService> previews, TimeProvider clock) : IUmbracoContextFactory
{
    private static readonly Uri Nowhere = new("http://localhost/");

    public UmbracoContextReference EnsureUmbracoContext()
    {
        if (contexts.TryGetUmbracoContext(out var existing)) return new UmbracoContextReference(existing, isRoot: false, contexts);

        var address = http.HttpContext is { } request ? new Uri(request.Request.GetEncodedUrl()) : environment.ApplicationMainUrl ?? Nowhere;
        var context = new CmsContext(caches, uris, address, clock, environment.IsDebugMode, InPreview);
        contexts.Set(context);
        return new UmbracoContextReference(context, isRoot: true, contexts);
    }

    private bool InPreview() => http.HttpContext is not null && previews.Value.IsInPreview();
}
