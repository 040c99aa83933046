using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;
using WIJschool.Web.Members;

namespace WIJschool.Web.Schools;

/// <summary>One colleague, whose place in the school an admin changes. What cannot be taken back has a page of its own to be read first.</summary>
[Authorize(SchoolPolicies.Admin)]
public sealed class ColleagueController(SchoolColleagues colleagues, ChangeRole change, TransferAdmin transfer, RemoveColleague remove, SchoolDesk desk) : Controller
{
    private const string Path = SchoolLinks.ColleaguesPath + "/{member:guid}";
    private const string MakeAdmin = "beheerder", MakeStaff = "medewerker", Transfer = "overdragen", Remove = "verwijderen";

    [HttpGet(Path), HttpGet(MemberAddresses.English + Path)]
    public async Task<IActionResult> Show(Guid member, CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        return await FindAsync(member, ct) is { } form ? Page(form) : NotFound();
    }

    /// <param name="wish">Which button it was.</param>
    [HttpPost(Path), HttpPost(MemberAddresses.English + Path)]
    public async Task<IActionResult> Change(Guid member, [FromForm] string? wish, CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        if (await FindAsync(member, ct) is not { } form) return NotFound();
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });

        var (school, self, key) = (desk.Visit.School, desk.Visit.Member, new MemberKey(member));
        var (result, done) = wish switch
        {
            MakeAdmin => (await change.ExecuteAsync(school, self, key, SchoolRole.Admin, ct), "rol"),
            MakeStaff => (await change.ExecuteAsync(school, self, key, SchoolRole.Staff, ct), "rol"),
            Transfer => (await transfer.ExecuteAsync(school, self, key, ct), "overgedragen"),
            Remove => (await remove.ExecuteAsync(school, self, key, ct), "verwijderd"),
            _ => (new Result<Done>(default, SchoolErrors.ColleagueNotFound), ""),
        };
        return result.IsOk
            ? LocalRedirect($"{desk.To(SchoolLinks.ColleaguesPath)}?klaar={done}")
            : Page(form with { Problems = [new FormProblem(null, desk.Site.Labels.For(result.Error))] });
    }

    /// <returns>Null for somebody of another school as for nobody.</returns>
    private async Task<ColleagueForm?> FindAsync(Guid member, CancellationToken ct)
    {
        var visit = desk.Visit;
        return (await colleagues.ReadAsync(visit.School, ct)).FirstOrDefault(one => one.Key.Value == member) is { } colleague
            ? new ColleagueForm(colleague, colleague.Key == visit.Member, visit.SchoolName) : null;
    }

    private ViewResult Page(ColleagueForm form) =>
        desk.Show(this, "/Views/Schools/Colleague.cshtml", form.Colleague.Name, form, (desk.Site["Colleagues.Title"], SchoolLinks.ColleaguesPath));
}
