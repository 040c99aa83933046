using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Net;
using WIJschool.Cms.Security;
using WIJschool.Core.Navigation;
using WIJschool.Web.Site;

namespace WIJschool.Web.Members;

/// <summary>What the pages have in common: the frame of the site, the check of their forms, and how often one address may send one.</summary>
public sealed class MemberDesk(SiteContext site, FrameBuilder frames, IAntiforgery antiforgery, SignInLimits limits, IIpResolver ip)
{
    public SiteContext Site => site;

    /// <summary>The address of a page in the reader's language.</summary>
    public string To(string address) => MemberAddresses.In(site.Culture, address);

    /// <summary>Makes words and frame ready.</summary>
    public Task PrepareAsync(HttpContext http) => site.PrepareAsync(http);

    /// <summary>Whether a form may be looked at at all: it is one of ours, and not the next of too many.</summary>
    /// <returns>What is wrong, or null.</returns>
    public Task<FormProblem?> RefusesAsync(HttpContext http) => RefusesAsync(http, limit: null);

    /// <summary>Whether a form that tries a password or a code may be looked at.</summary>
    /// <inheritdoc cref="RefusesAsync(HttpContext)"/>
    public Task<FormProblem?> RefusesAttemptAsync(HttpContext http) => RefusesAsync(http, limits.MemberAttempt);

    /// <summary>Whether a form about a link in a mail may be looked at.</summary>
    /// <inheritdoc cref="RefusesAsync(HttpContext)"/>
    public Task<FormProblem?> RefusesLinkAsync(HttpContext http) => RefusesAsync(http, limits.MemberLink);

    /// <summary>Does not count an attempt, because it succeeded.</summary>
    public void GiveBack() => limits.GiveBack(ip.GetCurrentRequestIpAddress());

    /// <summary>Shows a page. Nobody keeps one: it may say who is signed in, and a form of it is for one visitor.</summary>
    /// <param name="crumbs">The pages above it; none for a page that stands alone.</param>
    public ViewResult Show<T>(Controller controller, string view, string title, T form, params (string Text, string Address)[] crumbs)
        where T : MemberForm => ShowAt(controller, $"/Views/Members/{view}.cshtml", title, form, crumbs.Length == 0 ? null : crumbs);

    /// <summary>Shows a page that stands under home, or alone when it has no crumbs.</summary>
    /// <param name="view">Its whole path.</param>
    /// <inheritdoc cref="Show{T}"/>
    public ViewResult ShowAt<T>(Controller controller, string view, string title, T form, IReadOnlyList<(string Text, string Address)>? crumbs)
        where T : MemberForm
    {
        controller.Response.StatusCode = form.Status;
        controller.Response.Headers.CacheControl = "no-cache, no-store"; // as antiforgery wants it
        controller.Response.Headers.Pragma = "no-cache";
        List<MenuItem> above = crumbs is null ? [] : [Crumb(site["Site.Home"], site.Home?.Page.Url ?? "/"), .. crumbs.Select(crumb => Crumb(crumb.Text, To(crumb.Address))), Crumb(title, controller.Request.Path)];
        return controller.View(view, new PageModel<T>(frames.ForOwn(controller.HttpContext, site, title, above), form));
    }

    private MenuItem Crumb(string text, string address) => new(Guid.Empty, text, address, site.Culture, []);

    private async Task<FormProblem?> RefusesAsync(HttpContext http, Func<string, TimeSpan?>? limit)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return new FormProblem(null, site["SignIn.Stale"]);
        return limit?.Invoke(ip.GetCurrentRequestIpAddress()) is null ? null : new FormProblem(null, site["SignIn.TooOften"]);
    }
}
