using System.Security.Claims;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Preview;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;
using WIJschool.Web.Site;

namespace WIJschool.Web.Rendering;

/// <summary>Umbraco's public access: which pages ask for a signed-in member, and where a visitor without access is sent.</summary>
public sealed class PageAccess(
    IPublicAccessService publicAccess, VisitorRights rights, IPublishedUrlProvider urls, IUmbracoContextAccessor contexts, SiteContext site, FrameBuilder frames,
    IPreviewAccessEvaluator previews)
{
    private const string View = "/Views/Errors/NotAllowed.cshtml";

    /// <summary>Whether the page is protected and this visitor is not in a group, nor the member, that may see it, nor an editor who previews it.</summary>
    public bool Refuses(IPublishedContent page, ClaimsPrincipal visitor) => !rights.Of(visitor).MayRead(page) && !IsPreviewed(page);

    /// <summary>
    /// To the page that the editor chose for signing in, or for whoever is signed in and still may not; where there is none, or
    /// where it is protected itself, the page that says so.
    /// </summary>
    public async Task<IActionResult> RefuseAsync(IPublishedContent page, HttpContext http)
    {
        var isSignedIn = http.User.Identity is { IsAuthenticated: true };
        var target = publicAccess.GetEntryForContent(PathOf(page)) is { } entry
            ? contexts.GetRequiredUmbracoContext().Content.GetById(isSignedIn ? entry.NoAccessNodeId : entry.LoginNodeId)
            : null;
        if (target is not null && target.Key != page.Key && !Refuses(target, http.User))
            return new RedirectResult($"{target.Url(urls)}?returnUrl={Uri.EscapeDataString(http.Request.GetEncodedPathAndQuery())}");

        await site.PrepareAsync(http);
        return new ViewResult
        {
            ViewName = View,
            StatusCode = StatusCodes.Status403Forbidden,
            ViewData = new ViewDataDictionary<PageModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
            {
                Model = new PageModel<string>(frames.ForOwn(http, site, site["NotAllowed.Title"], []), site["NotAllowed.Text"]),
            },
        };
    }

    private bool IsPreviewed(IPublishedContent page) => contexts.GetRequiredUmbracoContext().InPreviewMode && previews.CanPreviewDocument(page);

#pragma warning disable CS0618 // the access service of Core is asked by path, and published content still carries one
    private static string PathOf(IPublishedContent page) => page.Path;
#pragma warning restore CS0618
}
