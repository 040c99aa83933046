using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Rendering;
using WIJschool.Web.Site;

namespace WIJschool.Web.Toolbox;

/// <summary>The PDF of an intervention, at the address of its page with <c>.pdf</c> behind it.</summary>
[AllowAnonymous]
public sealed class InterventionPdfController(
    IPublishedRouter router, IUmbracoContextFactory contexts, PageAccess access, SiteContext site) : Controller
{
    private const string Extension = ".pdf";

    public static string UrlOf(Intervention intervention) => intervention.Page.Url.TrimEnd('/') + Extension;

    /// <summary>The PDF, the sign-in page where the page is protected, or the page that says there is nothing here.</summary>
    [HttpGet(@"{**path:regex([[^/]]\.pdf$)}"), HttpHead(@"{**path:regex([[^/]]\.pdf$)}"), OutputCache(PolicyName = PageCachePolicy.FileName)]
    public async Task<IActionResult> Show()
    {
        using var context = contexts.EnsureUmbracoContext();
        var asked = context.UmbracoContext.CleanedUmbracoUrl;
        var request = await RouteAsync(context.UmbracoContext, new UriBuilder(asked) { Path = asked.AbsolutePath[..^Extension.Length] }.Uri);
        if (request is not { ResponseStatusCode: null or StatusCodes.Status200OK, PublishedContent: { ContentType.Alias: Intervention.Alias } page })
            return await NothingHereAsync(context.UmbracoContext, asked);
        if (access.Refuses(page, User)) return await access.RefuseAsync(page, HttpContext);

        await site.PrepareAsync(HttpContext);
        var intervention = InterventionMapper.Map(page, site.Reading);
        Describe(intervention);
        return new FileContentResult(InterventionPdf.Write(intervention, site, new SiteAddress(HttpContext)), "application/pdf")
        {
            LastModified = intervention.Page.Updated,
        };
    }

    /// <summary>Under which name it is kept, and that search engines should know the page instead.</summary>
    private void Describe(Intervention intervention)
    {
        var name = new ContentDispositionHeaderValue("inline");
        name.SetHttpFileName(Path.GetFileName(UrlOf(intervention)));
        Response.Headers.ContentDisposition = name.ToString();
        Response.Headers.Link = $"<{new SiteAddress(HttpContext).Absolute(intervention.Page.Url)}>; rel=\"canonical\"";
    }

    private async Task<IActionResult> NothingHereAsync(IUmbracoContext context, Uri asked)
    {
        var request = await RouteAsync(context, asked);
        if (request.PublishedContent is not { } page) return NotFound();
        Response.StatusCode = request.ResponseStatusCode ?? StatusCodes.Status404NotFound;
        return View(request.Template?.Alias ?? page.ContentType.Alias, page);
    }

    private async Task<IPublishedRequest> RouteAsync(IUmbracoContext context, Uri address)
    {
        var request = await router.RouteRequestAsync(
            await router.CreateRequestAsync(address), new RouteRequestOptions(Umbraco.Cms.Core.Routing.RouteDirection.Inbound));
        context.PublishedRequest = request;
        return request;
    }
}
