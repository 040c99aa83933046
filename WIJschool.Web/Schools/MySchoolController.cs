using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Schools;
using WIJschool.Web.Members;

namespace WIJschool.Web.Schools;

/// <summary>The first page of a school.</summary>
/// <param name="Others">The other schools of who belongs to more than one.</param>
public sealed record MySchoolOverview(SchoolVisit Visit, IReadOnlyList<SchoolCard> Cards, IReadOnlyList<SchoolVisit> Others) : MemberForm;

/// <summary>What keeps somebody out, and what to do about it.</summary>
/// <param name="Visit">Null for who belongs to no school.</param>
public sealed record NoAccess(SchoolVisit? Visit) : MemberForm
{
    /// <inheritdoc />
    public override int Status => StatusCodes.Status403Forbidden;
}

/// <summary>Where somebody of a school begins.</summary>
public sealed class MySchoolController(SchoolDesk desk, IEnumerable<ISchoolCard> cards) : Controller
{
    [HttpGet(SchoolLinks.MySchoolPath), HttpGet(MemberAddresses.English + SchoolLinks.MySchoolPath), Authorize(SchoolPolicies.Member)]
    public async Task<IActionResult> Show()
    {
        await desk.PrepareAsync(HttpContext);
        var words = new SiteWords(desk.Site.Labels, desk.To);
        List<SchoolCard> made = [];
        foreach (var card in cards.OrderBy(card => card.Order))
        {
            if (await card.MakeAsync(desk.Visit, words, HttpContext.RequestAborted) is { } found) made.Add(found);
        }
        return desk.ShowFirst(this, "/Views/Schools/MySchool.cshtml", new MySchoolOverview(desk.Visit, made, [.. desk.All.Where(visit => visit != desk.Visit)]));
    }

    /// <summary>Has whoever belongs to more than one school work for another of them.</summary>
    [HttpPost(SchoolLinks.ChoosePath), HttpPost(MemberAddresses.English + SchoolLinks.ChoosePath), Authorize(SchoolPolicies.Member)]
    public async Task<IActionResult> Choose([FromForm] Guid school)
    {
        await desk.PrepareAsync(HttpContext);
        if (await desk.RefusesAsync(HttpContext) is not null) return LocalRedirect(desk.To(SchoolLinks.MySchoolPath));
        if (desk.All.FirstOrDefault(visit => visit.School.Value == school) is not { } chosen) return NotFound();
        SchoolDesk.Choose(HttpContext, chosen.School);
        return LocalRedirect(desk.To(SchoolLinks.MySchoolPath));
    }

    /// <summary>Where somebody ends up who may not open a page of a school.</summary>
    [HttpGet(SchoolLinks.NoAccessPath), HttpGet(MemberAddresses.English + SchoolLinks.NoAccessPath), Authorize]
    public async Task<IActionResult> Refuse([FromServices] MemberDesk members)
    {
        await members.PrepareAsync(HttpContext);
        var visit = await desk.FindVisitAsync(HttpContext);
        return members.ShowAt(this, "/Views/Schools/NoAccess.cshtml", members.Site["School.NoAccessTitle"], new NoAccess(visit), []);
    }
}
