using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Web.Rendering;

/// <summary>Shows the document that Umbraco's routing finds at an address, in the view named by its template.</summary>
[AllowAnonymous]
public sealed class RenderController(IPublishedRouter router, IUmbracoContextFactory contexts, PageAccess access) : Controller
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
        if (await access.RefusesAsync(page, User)) return access.Refuse(page, Request.GetEncodedPathAndQuery());

        Response.StatusCode = request.ResponseStatusCode ?? StatusCodes.Status200OK;
        return View(request.Template?.Alias ?? page.ContentType.Alias, page);
    }

    private RedirectResult Moved(IPublishedRequest request, string target) => request.ResponseStatusCode == StatusCodes.Status302Found
        ? Redirect(target)
        : RedirectPermanent(target);
}
