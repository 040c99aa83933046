using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Cms.Security;
using WIJschool.Cms.Security.Members;

namespace WIJschool.Web.Members;

/// <summary>What somebody sent who switches the second step on or off, or wants new recovery codes.</summary>
/// <param name="Wish">Which button it was.</param>
public sealed record SecondStepAnswer(string? Wish, string? Sealed, string? Code, string? Password);

/// <summary>The page where a member switches the second step on and off.</summary>
[Authorize]
public sealed class MemberSecondStepController(MemberManager members, MemberSecurity security, OfferedSecrets secrets, MemberDesk desk) : Controller
{
    private const string On = "aan", Off = "uit", Codes = "codes";

    [HttpGet(MemberAddresses.SecondStep), HttpGet(MemberAddresses.English + MemberAddresses.SecondStep)]
    public async Task<IActionResult> Show([FromQuery] string? klaar)
    {
        var form = await FormAsync(await MemberAsync(), secret: null);
        return Page(form with { Notice = klaar is null ? null : desk.Site["Member.SecondStepOff"] });
    }

    [HttpPost(MemberAddresses.SecondStep), HttpPost(MemberAddresses.English + MemberAddresses.SecondStep)]
    public async Task<IActionResult> Change([FromForm] SecondStepAnswer sent, CancellationToken ct)
    {
        var member = await MemberAsync();
        if (await desk.RefusesAttemptAsync(HttpContext) is { } problem) return Page(await FormAsync(member, secret: null) with { Problems = [problem] });
        return sent.Wish switch
        {
            On => await SwitchOnAsync(member, sent, ct),
            Off => await SwitchOffAsync(member, sent, ct),
            Codes => await RenewAsync(member, sent, ct),
            _ => BadRequest(),
        };
    }

    private async Task<IActionResult> SwitchOnAsync(MemberAccount member, SecondStepAnswer sent, CancellationToken ct)
    {
        if (await members.GetTwoFactorEnabledAsync(member)) return Page(await FormAsync(member, secret: null)); // in another window
        var secret = secrets.Open(member.Key, sent.Sealed);
        if (secret is null) return Page(await FormAsync(member, secret: null) with { Problems = [new FormProblem(null, desk.Site["SignIn.Stale"])] });
        if (await security.SwitchOnAsync(member, MemberSessions.IdOf(User), secret, sent.Code ?? "", ct) is not { } codes)
            return Page(await FormAsync(member, secret) with { Problems = [new FormProblem("Code", desk.Site["Member.CodeWrong"])] });
        desk.GiveBack();
        return Show(codes);
    }

    private async Task<IActionResult> SwitchOffAsync(MemberAccount member, SecondStepAnswer sent, CancellationToken ct)
    {
        if (!await security.SwitchOffAsync(member, MemberSessions.IdOf(User), sent.Password ?? "", ct)) return await WrongPasswordAsync(member);
        desk.GiveBack();
        return LocalRedirect(desk.To(MemberAddresses.SecondStep) + "?klaar=ja");
    }

    private async Task<IActionResult> RenewAsync(MemberAccount member, SecondStepAnswer sent, CancellationToken ct)
    {
        if (!await members.GetTwoFactorEnabledAsync(member) || await security.RenewCodesAsync(member, sent.Password ?? "", ct) is not { } codes) return await WrongPasswordAsync(member);
        desk.GiveBack();
        return Show(codes);
    }

    private async Task<IActionResult> WrongPasswordAsync(MemberAccount member) =>
        Page(await FormAsync(member, secret: null) with { Problems = [new FormProblem("Password", desk.Site[await members.HasPasswordAsync(member) ? "Member.CurrentWrong" : "Member.PasswordNone"])] });

    private async Task<SecondStepForm> FormAsync(MemberAccount member, string? secret)
    {
        member = await members.FindByIdAsync(member.Key.ToString()) ?? member; // as it is, not as it was tried
        if (await members.GetTwoFactorEnabledAsync(member)) return new SecondStepForm(Setup: null, "", await members.CountRecoveryCodesAsync(member));
        secret ??= OfferedSecrets.New();
        return new SecondStepForm(AuthenticatorApp.SetupFor(member.Email, secret), secrets.Seal(member.Key, secret), CodesLeft: 0);
    }

    private async Task<MemberAccount> MemberAsync()
    {
        await desk.PrepareAsync(HttpContext);
        return await members.GetUserAsync(User) ?? throw new InvalidOperationException("A session was found of a member who does not exist.");
    }

    private ViewResult Show(IReadOnlyList<string> codes) =>
        desk.Show(this, "Codes", desk.Site["Member.CodesTitle"], new CodesPage(codes), (desk.Site["Member.Account"], MemberAddresses.Account));

    private ViewResult Page(SecondStepForm form) =>
        desk.Show(this, "SecondStep", desk.Site["Member.SecondStep"], form, (desk.Site["Member.Account"], MemberAddresses.Account));
}
