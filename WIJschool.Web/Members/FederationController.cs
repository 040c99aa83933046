using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using WIJschool.Cms.Security.Members;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Members;

/// <summary>Somebody whom the federation knows, and the account that might be theirs.</summary>
/// <param name="Email">The account's address; empty when there is no account to link.</param>
/// <param name="Federation">What it is called.</param>
public sealed record LinkElsewhereForm(string Email, string Federation, string ReturnUrl) : MemberForm;

/// <summary>Somebody whom the federation knows, and the school that invited them.</summary>
/// <param name="Inviter">By name; empty when that account is gone.</param>
/// <param name="Name">As it was typed.</param>
public sealed record InvitedElsewhereForm(Guid Invitation, string School, string Inviter, string Email, string Federation, string Name, bool Agrees = false) : MemberForm;

/// <summary>What somebody sent who accepts an invitation without a password.</summary>
public sealed record InvitedElsewhereAnswer(Guid Invitation, string? Name, bool Agree);

/// <summary>
/// Signing in by a school federation. Whoever it knows gets into the account that was linked to them; an account is linked once, by an
/// address that both have checked, and only when its owner says so. Who has none takes an invitation to that address, or registers.
/// </summary>
[AllowAnonymous]
public sealed class FederationController(
    MemberManager members, MemberSignInManager signIn, MemberSecurity security, MemberDesk desk, FederationVisitor visitor, AcceptInvitation accept,
    NewAccountDesk accounts, IOptions<FederationOptions> federation) : Controller
{
    [HttpGet(MemberAddresses.Elsewhere), HttpGet(MemberAddresses.English + MemberAddresses.Elsewhere)]
    public async Task<IActionResult> Begin([FromQuery] string? returnUrl)
    {
        if (!federation.Value.IsOn) return NotFound();
        await desk.PrepareAsync(HttpContext);
        var page = desk.To(MemberAddresses.ElsewhereDone) + QueryString.Create("returnUrl", MemberAddresses.Return(desk.Site.Culture, returnUrl));
        return Challenge(signIn.ConfigureExternalAuthenticationProperties(Federation.Scheme, page), Federation.Scheme);
    }

    [HttpGet(MemberAddresses.ElsewhereDone), HttpGet(MemberAddresses.English + MemberAddresses.ElsewhereDone)]
    public async Task<IActionResult> Arrive([FromQuery] string? returnUrl, CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        return await visitor.FindAsync() is { } known ? await EnterAsync(known, MemberAddresses.Return(desk.Site.Culture, returnUrl), ct) : Failed();
    }

    [HttpPost(MemberAddresses.ElsewhereLink), HttpPost(MemberAddresses.English + MemberAddresses.ElsewhereLink)]
    public async Task<IActionResult> Link([FromForm] string? returnUrl, CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        var back = MemberAddresses.Return(desk.Site.Culture, returnUrl);
        if (await visitor.FindAsync() is not { } known || await AccountOfAsync(known) is not { } member) return Failed();
        if (await desk.RefusesAttemptAsync(HttpContext) is { } problem) return Page(Form(member.Email, back) with { Problems = [problem] });
        if (!await security.LinkAsync(member, known.Login)) return Failed();
        desk.GiveBack();
        return await EnterAsync(known, back, ct);
    }

    [HttpPost(MemberAddresses.ElsewhereInvited), HttpPost(MemberAddresses.English + MemberAddresses.ElsewhereInvited)]
    public async Task<IActionResult> Accept([FromForm] InvitedElsewhereAnswer sent, CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        if (await visitor.FindAsync() is not { Mail: { } mail } known || await AccountOfAsync(known) is not null) return Failed();
        if (await InvitedAsync(known, ct) is not { } form) return Failed();
        form = form with { Name = sent.Name ?? "", Agrees = sent.Agree };
        if (await desk.RefusesLinkAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var (account, problems) = accounts.ReadWithoutPassword(sent.Name, sent.Agree);
        if (account is null) return Page(form with { Problems = problems });

        var accepted = await accept.ByMailAsync(new InvitationId(sent.Invitation), mail, account, ct);
        if (!accepted.IsOk) return Page(form with { Problems = [new FormProblem(null, desk.Site.Labels.For(accepted.Error))] });
        SchoolDesk.Choose(HttpContext, accepted.Value);
        return await AccountOfAsync(known) is { } member && await security.LinkAsync(member, known.Login) ? await EnterAsync(known, desk.To(SchoolLinks.MySchoolPath), ct) : Failed();
    }

    /// <summary>Into the account that was linked; or to what whoever has none can do.</summary>
    private async Task<IActionResult> EnterAsync(KnownElsewhere known, string back, CancellationToken ct)
    {
        var result = await signIn.ExternalLoginSignInAsync(known.Login.LoginProvider, known.Login.ProviderKey, isPersistent: false, bypassTwoFactor: false);
        if (result.Succeeded || result.RequiresTwoFactor) await visitor.ForgetAsync();
        if (result.Succeeded) return LocalRedirect(back);
        if (result.RequiresTwoFactor) return LocalRedirect($"{desk.To(MemberAddresses.Code)}{QueryString.Create("returnUrl", back)}");
        if (result.IsLockedOut || result.IsNotAllowed) return Page(Form(email: "", back) with { Problems = [new FormProblem(null, desk.Site["Member.NotAllowed"])] });
        if (await AccountOfAsync(known) is { } member) return Page(Form(member.Email, back));
        return await InvitedAsync(known, ct) is { } invited ? Page(invited) : Page(Form(email: "", back));
    }

    /// <summary>The account with an address that the federation has checked, and whose owner showed here that it is theirs.</summary>
    private async Task<MemberAccount?> AccountOfAsync(KnownElsewhere known) =>
        known.Mail is { } mail && await members.FindByEmailAsync(mail.Value) is { IsApproved: true, EmailConfirmed: not null } member ? member : null;

    private async Task<InvitedElsewhereForm?> InvitedAsync(KnownElsewhere known, CancellationToken ct) =>
        known.Mail is { } mail && await accept.LookAsync(mail, ct) is var (id, invitation)
            ? new InvitedElsewhereForm(id.Value, invitation.School, invitation.Inviter, mail.Value, federation.Value.Name, known.Name) : null;

    private LinkElsewhereForm Form(string email, string back) => new(email, federation.Value.Name, back);

    private LocalRedirectResult Failed() => LocalRedirect($"{desk.To(MemberAddresses.SignIn)}?elders=mislukt");

    private ViewResult Page(LinkElsewhereForm form) => desk.Show(this, "LinkElsewhere", desk.Site["Elsewhere.Title"], form);

    private ViewResult Page(InvitedElsewhereForm form) => desk.Show(this, "InvitedElsewhere", desk.Site["Invitation.Title"], form);
}
