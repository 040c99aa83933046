using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;

namespace WIJschool.Web.Rendering;

/// <summary>Umbraco's public access: which pages ask for a signed-in member, and where a visitor without access is sent.</summary>
public sealed class PageAccess(IPublicAccessService publicAccess, IPublishedUrlProvider urls, IUmbracoContextAccessor contexts)
{
    /// <summary>Whether the page is protected and this visitor is not in a group, nor the member, that may see it.</summary>
    public async Task<bool> RefusesAsync(IPublishedContent page, ClaimsPrincipal visitor)
    {
#pragma warning disable CS0618 // the access service of Core is asked by path, and published content still carries one
        var path = page.Path;
#pragma warning restore CS0618
        if (!publicAccess.IsProtected(path).Success) return false;
        var name = visitor.Identity is { IsAuthenticated: true } signedIn ? signedIn.Name : null;
        var groups = visitor.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToArray();
        return name is null || !await publicAccess.HasAccessAsync(path, name, () => Task.FromResult<IEnumerable<string>>(groups));
    }

    /// <summary>To the page that the editor chose for signing in, or for having no access; where there is none, plainly 403.</summary>
    public IActionResult Refuse(IPublishedContent page, string returnUrl)
    {
        var entry = publicAccess.GetEntryForContent(PathOf(page));
        var target = entry is null ? null : contexts.GetRequiredUmbracoContext().Content.GetById(entry.LoginNodeId);
        return target is null
            ? new StatusCodeResult(StatusCodes.Status403Forbidden)
            : new RedirectResult($"{target.Url(urls)}?returnUrl={Uri.EscapeDataString(returnUrl)}");
    }

#pragma warning disable CS0618 // as above
    private static string PathOf(IPublishedContent page) => page.Path;
#pragma warning restore CS0618
}
