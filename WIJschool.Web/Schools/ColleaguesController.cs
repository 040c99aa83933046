using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;
using WIJschool.Web.Members;

namespace WIJschool.Web.Schools;

/// <summary>What an admin sent who invites somebody.</summary>
public sealed record InviteAnswer(string? Email, string? Role);

/// <summary>What an admin sent about an open invitation.</summary>
/// <param name="Wish">Which button it was.</param>
public sealed record InvitationAnswer(Guid Invitation, string? Wish);

/// <summary>The people of a school: everybody sees them, admins invite and change.</summary>
[Authorize(SchoolPolicies.Staff)]
public sealed class ColleaguesController(SchoolColleagues colleagues, InviteColleague invite, WithdrawInvitation withdraw, SchoolDesk desk) : Controller
{
    private const string Again = "opnieuw", Withdraw = "intrekken";

    [HttpGet(SchoolLinks.ColleaguesPath), HttpGet(MemberAddresses.English + SchoolLinks.ColleaguesPath)]
    public async Task<IActionResult> Show([FromQuery] string? klaar, CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        var site = desk.Site;
        return Page(await FormAsync(ct) with
        {
            Notice = klaar switch
            {
                "uitgenodigd" => site["Colleagues.Invited"],
                Withdraw => site["Colleagues.Withdrawn"],
                "rol" => site["Colleagues.RoleChanged"],
                "overgedragen" => site["Colleagues.Transferred"],
                "verwijderd" => site["Colleagues.Removed"],
                _ => null,
            },
        });
    }

    [HttpPost(SchoolLinks.InvitePath), HttpPost(MemberAddresses.English + SchoolLinks.InvitePath), Authorize(SchoolPolicies.Admin)]
    public async Task<IActionResult> Invite([FromForm] InviteAnswer sent, CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        var form = await FormAsync(ct) with { Invite = sent.Email ?? "", Role = sent.Role ?? "" };
        if (await desk.RefusesLinkAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var mail = EmailAddress.Parse(sent.Email ?? "");
        if (!mail.IsOk) return Page(form with { Problems = [Wrong("Email", mail.Error)] });
        if (RoleOf(sent.Role) is not { } role) return Page(form with { Problems = [new FormProblem("Role", desk.Site["Colleagues.RoleMissing"])] });

        var invited = await invite.ExecuteAsync(desk.Visit.School, desk.Visit.Member, mail.Value, role, desk.Site.Culture, ct);
        return invited.IsOk ? Done("uitgenodigd") : Page(form with { Problems = [Wrong("Email", invited.Error)] });
    }

    [HttpPost(SchoolLinks.InvitationsPath), HttpPost(MemberAddresses.English + SchoolLinks.InvitationsPath), Authorize(SchoolPolicies.Admin)]
    public async Task<IActionResult> ChangeInvitation([FromForm] InvitationAnswer sent, CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        if (await desk.RefusesLinkAsync(HttpContext) is { } problem) return Page(await FormAsync(ct) with { Problems = [problem] });
        var (visit, id) = (desk.Visit, new InvitationId(sent.Invitation));
        var error = sent.Wish switch
        {
            Again => (await invite.AgainAsync(visit.School, visit.Member, id, desk.Site.Culture, ct)).Error,
            Withdraw => (await withdraw.ExecuteAsync(visit.School, visit.Member, id, ct)).Error,
            _ => SchoolErrors.InvitationNotFound,
        };
        if (error is null) return Done(sent.Wish == Again ? "uitgenodigd" : Withdraw);
        return Page(await FormAsync(ct) with { Problems = [Wrong(null, error)] });
    }

    internal static SchoolRole? RoleOf(string? text) => Enum.TryParse<SchoolRole>(text, out var role) && Enum.IsDefined(role) ? role : null;

    private async Task<ColleaguesForm> FormAsync(CancellationToken ct)
    {
        var visit = desk.Visit;
        return new ColleaguesForm(visit, await colleagues.ReadAsync(visit.School, ct), visit.IsAdmin ? await colleagues.InvitationsAsync(visit.School, ct) : []);
    }

    private FormProblem Wrong(string? field, DomainError error) => new(field, desk.Site.Labels.For(error));

    private LocalRedirectResult Done(string what) => LocalRedirect($"{desk.To(SchoolLinks.ColleaguesPath)}?klaar={what}");

    private ViewResult Page(ColleaguesForm form) => desk.Show(this, "/Views/Schools/Colleagues.cshtml", desk.Site["Colleagues.Title"], form);
}
