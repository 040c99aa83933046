using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Preview;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.PublishedContent;

#pragma warning disable CS0618 // Core's preview service still takes its tokens from there
/// <summary>
/// Core's preview, for pages of the site alone: below the back office's own address its user works on what is published, whatever is being
/// previewed beside it. The cookie is a secure one where the site is asked over https.
/// </summary>
internal sealed class SitePreview(
    ICookieManager cookies, IPreviewTokenGenerator tokens, IServiceScopeFactory scopes, IRequestCache cache, IRequestAccessor request, UmbracoRequestPaths paths)
    : PreviewService(cookies, tokens, scopes, cache, Options.Create(new GlobalSettings { UseHttps = false }), request, paths), IPreviewService
{
    private const string BackOffice = "/umbraco/";

    private readonly IRequestAccessor request = request;

    /// <summary>Whether the page that is asked is asked in a preview.</summary>
    public new bool IsInPreview() => request.GetRequestUrl()?.AbsolutePath.StartsWith(BackOffice, StringComparison.OrdinalIgnoreCase) == false && base.IsInPreview();
}
#pragma warning restore CS0618
