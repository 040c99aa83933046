using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;
using WIJschool.Web.Members;

namespace WIJschool.Web.Schools;

/// <summary>What somebody sent who followed the link of a mail.</summary>
public sealed record LinkAnswer(string? Code, string? Name, string? Password, bool Agree);

/// <summary>Where the links of mails about schools lead: to show that an address is one's own, and to accept an invitation. A link is used by a button, not by being opened: programs that look into mail open links too.</summary>
[AllowAnonymous]
public sealed class SchoolLinkController(VerifyMail verify, AcceptInvitation accept, SchoolPeople people, NewAccountDesk accounts, MemberDesk desk) : Controller
{
    [HttpGet(SchoolLinks.VerifyPath), HttpGet(MemberAddresses.English + SchoolLinks.VerifyPath)]
    public async Task<IActionResult> ShowVerification([FromQuery] string? code, CancellationToken ct)
    {
        await PrepareAsync();
        return Verification(await VerificationAsync(code, ct));
    }

    [HttpPost(SchoolLinks.VerifyPath), HttpPost(MemberAddresses.English + SchoolLinks.VerifyPath)]
    public async Task<IActionResult> Verify([FromForm] LinkAnswer sent, CancellationToken ct)
    {
        await PrepareAsync();
        var form = await VerificationAsync(sent.Code, ct);
        if (form.State == LinkState.Worthless) return Verification(form);
        if (await desk.RefusesLinkAsync(HttpContext) is { } problem) return Verification(form with { Name = sent.Name ?? "", Problems = [problem] });
        var (account, problems) = await AccountAsync(form, sent, agrees: null); // who registered the school agreed then
        if (problems.Count > 0) return Verification(form with { Name = sent.Name ?? "", Problems = problems });

        var verified = await verify.ExecuteAsync(new OneTimeCode(form.Code), account, ct);
        return verified.IsOk ? await GoOnAsync(form, sent) : Verification(Failed(form, sent, verified.Error));
    }

    [HttpGet(SchoolLinks.InvitationPath), HttpGet(MemberAddresses.English + SchoolLinks.InvitationPath)]
    public async Task<IActionResult> ShowInvitation([FromQuery] string? code, CancellationToken ct)
    {
        await PrepareAsync();
        return Invitation(await InvitationAsync(code, ct));
    }

    [HttpPost(SchoolLinks.InvitationPath), HttpPost(MemberAddresses.English + SchoolLinks.InvitationPath)]
    public async Task<IActionResult> Accept([FromForm] LinkAnswer sent, CancellationToken ct)
    {
        await PrepareAsync();
        var form = await InvitationAsync(sent.Code, ct);
        if (form.State is not (LinkState.NeedsAccount or LinkState.IsReady)) return Invitation(form);
        if (await desk.RefusesLinkAsync(HttpContext) is { } problem) return Invitation(form with { Name = sent.Name ?? "", Agrees = sent.Agree, Problems = [problem] });
        var (account, problems) = await AccountAsync(form, sent, sent.Agree);
        if (problems.Count > 0) return Invitation(form with { Name = sent.Name ?? "", Agrees = sent.Agree, Problems = problems });

        var accepted = await accept.ExecuteAsync(new OneTimeCode(form.Code), account, ct);
        return accepted.IsOk ? await GoOnAsync(form, sent, accepted.Value) : Invitation(Failed(form, sent, accepted.Error));
    }

    private async Task PrepareAsync()
    {
        await desk.PrepareAsync(HttpContext);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address of this page opens something
    }

    private async Task<LinkForm> VerificationAsync(string? code, CancellationToken ct)
    {
        var found = await verify.LookAsync(new OneTimeCode(code ?? ""), ct);
        if (!found.IsOk) return Worthless;
        var (school, contact, mail, needsAccount) = found.Value;
        return new LinkForm(code!, school, mail.Value, "", contact, needsAccount ? LinkState.NeedsAccount : LinkState.IsReady);
    }

    private async Task<LinkForm> InvitationAsync(string? code, CancellationToken ct)
    {
        var found = await accept.LookAsync(new OneTimeCode(code ?? ""), ct);
        if (!found.IsOk) return Worthless;
        var invitation = found.Value;
        return new LinkForm(code!, invitation.School, invitation.Mail.Value, invitation.Inviter, "", StateOf(invitation.Mail, invitation.NeedsAccount));
    }

    private LinkState StateOf(EmailAddress mail, bool needsAccount)
    {
        if (needsAccount) return LinkState.NeedsAccount;
        if (Guid.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), out var member))
            return people.Find(mail)?.Value == member ? LinkState.IsReady : LinkState.IsOfAnother;
        return LinkState.NeedsSignIn;
    }

    private async Task<(NewAccount? Account, IReadOnlyList<FormProblem> Problems)> AccountAsync(LinkForm form, LinkAnswer sent, bool? agrees) => form.State == LinkState.NeedsAccount
        ? await accounts.ReadAsync(sent.Name, sent.Password, EmailAddress.Parse(form.Mail).Expect(), form.School, agrees) : (null, []);

    /// <summary>To the school, signed in as the one who has just chosen a password.</summary>
    private async Task<IActionResult> GoOnAsync(LinkForm form, LinkAnswer sent, SchoolId? school = null)
    {
        if (school is { } id) SchoolDesk.Choose(HttpContext, id);
        return form.State == LinkState.NeedsAccount
            ? LocalRedirect(await accounts.EnterAsync(EmailAddress.Parse(form.Mail).Expect(), sent.Password!, SchoolLinks.MySchoolPath))
            : LocalRedirect(desk.To(SchoolLinks.MySchoolPath)); // whoever is not signed in is asked to there
    }

    private LinkForm Failed(LinkForm form, LinkAnswer sent, DomainError error) => error == SchoolErrors.LinkWorthless
        ? Worthless : form with { Name = sent.Name ?? "", Agrees = sent.Agree, Problems = [new FormProblem(null, desk.Site.Labels.For(error))] };

    private static LinkForm Worthless => new("", "", "", "", "", LinkState.Worthless);

    private ViewResult Verification(LinkForm form) => desk.ShowAt(this, "/Views/Schools/Verify.cshtml", desk.Site["Verify.Title"], form, crumbs: null);

    private ViewResult Invitation(LinkForm form) => desk.ShowAt(this, "/Views/Schools/Invitation.cshtml", desk.Site["Invitation.Title"], form, crumbs: null);
}
