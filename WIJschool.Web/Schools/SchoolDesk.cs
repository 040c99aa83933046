using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Schools;
using WIJschool.Web.Members;
using WIJschool.Web.Site;

namespace WIJschool.Web.Schools;

/// <summary>What the pages of "Mijn school" have in common: at which school somebody is at work, the check of forms, and the frame.</summary>
public sealed class SchoolDesk(SchoolVisits visits, MemberDesk desk, IEnumerable<SchoolPage> pages)
{
    /// <summary>Whoever belongs to more than one school keeps here which one this browser works for. It opens nothing: each request looks whether they belong there.</summary>
    public const string ChosenCookie = "wijschool-school";

    private IReadOnlyList<SchoolVisit>? all;

    public SiteContext Site => desk.Site;

    /// <summary>The school of this request. The page must ask for one of <see cref="SchoolPolicies"/>.</summary>
    public SchoolVisit Visit { get; private set; } = null!;

    /// <summary>All schools of whoever is signed in; known once <see cref="Visit"/> is.</summary>
    public IReadOnlyList<SchoolVisit> All => all ?? [];

    /// <summary>The pages that this person may open, in their order.</summary>
    public IReadOnlyList<SchoolPage> Pages => [.. pages.Where(page => page.Role is not { } role || Visit.May(role)).OrderBy(page => page.Order)];

    public string To(string address) => desk.To(address);

    /// <summary>Makes words, frame and the school ready.</summary>
    public async Task PrepareAsync(HttpContext http)
    {
        await desk.PrepareAsync(http);
        _ = await FindVisitAsync(http) ?? throw new InvalidOperationException("This page must ask for a policy of schools.");
    }

    /// <returns>Null for who is not signed in or belongs to no school.</returns>
    public async Task<SchoolVisit?> FindVisitAsync(HttpContext http)
    {
        if (all is null)
        {
            all = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var member)
                ? await visits.OfAsync(new MemberKey(member), http.RequestAborted)
                : [];
            var chosen = Guid.TryParse(http.Request.Cookies[ChosenCookie], out var id) ? all.FirstOrDefault(visit => visit.School.Value == id) : null;
            Visit = chosen ?? all.FirstOrDefault(visit => visit.Status == SchoolStatus.Approved) ?? (all.Count > 0 ? all[0] : null!);
        }
        return Visit;
    }

    /// <inheritdoc cref="MemberDesk.RefusesAsync(HttpContext)"/>
    public Task<FormProblem?> RefusesAsync(HttpContext http) => desk.RefusesAsync(http);

    /// <inheritdoc cref="MemberDesk.RefusesLinkAsync(HttpContext)"/>
    public Task<FormProblem?> RefusesLinkAsync(HttpContext http) => desk.RefusesLinkAsync(http);

    /// <summary>Has this browser work for a school from its next request on.</summary>
    public static void Choose(HttpContext http, SchoolId school) => http.Response.Cookies.Append(ChosenCookie, school.Value.ToString(), new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
    });

    /// <summary>Shows a page of the school under "Mijn school".</summary>
    /// <param name="view">Its whole path: /Views/Schools/Colleagues.cshtml.</param>
    /// <param name="crumbs">The pages between "Mijn school" and this one.</param>
    public ViewResult Show<T>(Controller controller, string view, string title, T form, params (string Text, string Address)[] crumbs)
        where T : MemberForm => desk.ShowAt(controller, view, title, form, [(Site["School.Mine"], SchoolLinks.MySchoolPath), .. crumbs]);

    /// <summary>Shows the first page of the school.</summary>
    internal ViewResult ShowFirst<T>(Controller controller, string view, T form)
        where T : MemberForm => desk.ShowAt(controller, view, Site["School.Mine"], form, []);
}
