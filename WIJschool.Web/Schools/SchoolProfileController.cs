using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;
using WIJschool.Web.Members;

namespace WIJschool.Web.Schools;

/// <summary>What an admin sent who corrects the school.</summary>
public sealed record ProfileAnswer(string? Name, string? Place, string? Pupils);

/// <summary>What a school says of itself, and its end: leaving it, and closing it.</summary>
public sealed class SchoolProfileController(WijschoolDbContext db, EditSchool edit, LeaveSchool leave, CloseSchool close, SchoolDesk desk) : Controller
{
    [HttpGet(SchoolLinks.ProfilePath), HttpGet(MemberAddresses.English + SchoolLinks.ProfilePath), Authorize(SchoolPolicies.Staff)]
    public async Task<IActionResult> Show([FromQuery] string? klaar, CancellationToken ct)
    {
        var school = await SchoolAsync(ct);
        return Page(new ProfileForm(desk.Visit, school.Code.Value, school.Name, school.Place, school.Pupils.ToString(CultureInfo.InvariantCulture))
        {
            Notice = klaar is null ? null : desk.Site["Profile.Saved"],
        });
    }

    [HttpPost(SchoolLinks.ProfilePath), HttpPost(MemberAddresses.English + SchoolLinks.ProfilePath), Authorize(SchoolPolicies.Admin)]
    public async Task<IActionResult> Save([FromForm] ProfileAnswer sent, CancellationToken ct)
    {
        var school = await SchoolAsync(ct);
        var form = new ProfileForm(desk.Visit, school.Code.Value, sent.Name ?? "", sent.Place ?? "", sent.Pupils ?? "");
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        int? pupils = int.TryParse(form.Pupils.Trim().Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        var problems = SchoolProfile.ProblemsOf(sent.Name, sent.Place, pupils)
            .Select(error => new FormProblem(error == SchoolErrors.NameInvalid ? "Name" : error == SchoolErrors.PlaceInvalid ? "Place" : "Pupils", desk.Site.Labels.For(error))).ToList();
        if (problems.Count > 0) return Page(form with { Problems = problems });

        var saved = await edit.ExecuteAsync(desk.Visit.School, desk.Visit.Member, form.Name, form.Place, pupils!.Value, ct);
        return saved.IsOk ? LocalRedirect(desk.To(SchoolLinks.ProfilePath) + "?klaar=ja") : Page(form with { Problems = [new FormProblem(null, desk.Site.Labels.For(saved.Error))] });
    }

    [HttpGet(SchoolLinks.LeavePath), HttpGet(MemberAddresses.English + SchoolLinks.LeavePath), Authorize(SchoolPolicies.Member)]
    public async Task<IActionResult> ShowLeaving(CancellationToken ct) => Leaving(await PartingAsync(ct));

    [HttpPost(SchoolLinks.LeavePath), HttpPost(MemberAddresses.English + SchoolLinks.LeavePath), Authorize(SchoolPolicies.Member)]
    public async Task<IActionResult> Leave(CancellationToken ct)
    {
        var form = await PartingAsync(ct);
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Leaving(form with { Problems = [problem] });
        var left = await leave.ExecuteAsync(desk.Visit.School, desk.Visit.Member, ct);
        return left.IsOk ? LocalRedirect(desk.To(MemberAddresses.Own)) : Leaving(form with { Problems = [new FormProblem(null, desk.Site.Labels.For(left.Error))] });
    }

    [HttpGet(SchoolLinks.ClosePath), HttpGet(MemberAddresses.English + SchoolLinks.ClosePath), Authorize(SchoolPolicies.AnyAdmin)]
    public async Task<IActionResult> ShowClosing(CancellationToken ct) => Closing(await PartingAsync(ct));

    /// <param name="typed">The school's code, by which somebody shows that it was no slip.</param>
    [HttpPost(SchoolLinks.ClosePath), HttpPost(MemberAddresses.English + SchoolLinks.ClosePath), Authorize(SchoolPolicies.AnyAdmin)]
    public async Task<IActionResult> Close([FromForm] string? typed, CancellationToken ct)
    {
        var form = await PartingAsync(ct);
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Closing(form with { Problems = [problem] });
        if (VestigingCode.Parse(typed ?? "").Value?.Value != form.Code) return Closing(form with { Problems = [new FormProblem("Typed", desk.Site.Labels.Format("Closing.TypedWrong", form.Code))] });
        var closed = await close.ExecuteAsync(desk.Visit.School, desk.Visit.Member, ct);
        return closed.IsOk ? LocalRedirect(desk.To(MemberAddresses.Own)) : Closing(form with { Problems = [new FormProblem(null, desk.Site.Labels.For(closed.Error))] });
    }

    private async Task<School> SchoolAsync(CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        return await db.Set<School>().AsNoTracking().SingleAsync(school => school.Id == desk.Visit.School, ct);
    }

    private async Task<PartingForm> PartingAsync(CancellationToken ct)
    {
        var school = await SchoolAsync(ct);
        return new PartingForm(desk.Visit, school.Code.Value);
    }

    private ViewResult Page(ProfileForm form) => desk.Show(this, "/Views/Schools/Profile.cshtml", desk.Site["Profile.Title"], form);

    private ViewResult Leaving(PartingForm form) => desk.Show(this, "/Views/Schools/Leave.cshtml", desk.Site["Leaving.Title"], form);

    private ViewResult Closing(PartingForm form) => desk.Show(this, "/Views/Schools/Close.cshtml", desk.Site["Closing.Title"], form);
}
