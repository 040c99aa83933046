using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;
using WIJschool.Web.Site;

namespace WIJschool.Web.Rendering;

/// <summary>Shows the document that Umbraco's routing finds at an address, in the view named by its template.</summary>
[AllowAnonymous]
public sealed class RenderController(IPublishedRouter router, IUmbracoContextFactory contexts, PageAccess access, SiteContext site) : Controller
{
    /// <summary>The page, its redirect, the sign-in page where it is protected, or the page that says there is none.</summary>
    [HttpGet, HttpHead, OutputCache(PolicyName = PageCachePolicy.Name)]
    public async Task<IActionResult> Index()
    {
        using var context = contexts.EnsureUmbracoContext();
        var builder = await router.CreateRequestAsync(context.UmbracoContext.CleanedUmbracoUrl);
        var request = await router.RouteRequestAsync(builder, new RouteRequestOptions(Umbraco.Cms.Core.Routing.RouteDirection.Inbound));
        context.UmbracoContext.PublishedRequest = request;

        if (request.RedirectUrl is { } target) return Moved(request, target);
        if (request.PublishedContent is not { } page) return NotFound();
        if (access.Refuses(page, User)) return await access.RefuseAsync(page, HttpContext);

        await KeepIfCommonAsync();
        Response.StatusCode = request.ResponseStatusCode ?? StatusCodes.Status200OK;
        return View(request.Template?.Alias ?? page.ContentType.Alias, page);
    }

    // one page answers to any number of addresses with more slashes in them
    private async Task KeepIfCommonAsync()
    {
        if (Request.Path.Value is { } path && (path.Contains('%', StringComparison.Ordinal) || path.Contains("//", StringComparison.Ordinal))) PageCachePolicy.LeaveOut(HttpContext);
        if (Request.Query.Count == 0) return;
        await site.PrepareAsync(HttpContext);
        if (!SiteQuery.IsCommon(HttpContext, () => site.Layers.Select(layer => layer.Code))) PageCachePolicy.LeaveOut(HttpContext);
    }

    private RedirectResult Moved(IPublishedRequest request, string target) => request.ResponseStatusCode == StatusCodes.Status302Found
        ? Redirect(target)
        : RedirectPermanent(target);
}
