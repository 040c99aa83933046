using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using WIJschool.Cms.Security.Members;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Members;

/// <summary>What somebody sent who chooses another password.</summary>
public sealed record PasswordAnswer(string? Current, string? Wanted);

/// <summary>The account of whoever is signed in: overview, password and devices.</summary>
[Authorize]
public sealed class AccountController(MemberManager members, MemberSecurity security, MemberSessions sessions, MemberDesk desk, IOptions<FederationOptions> federation) : Controller
{
    private Guid? Session => MemberSessions.IdOf(User);

    /// <summary>To the school where somebody works, or to the account of who has none.</summary>
    [HttpGet(MemberAddresses.Own), HttpGet(MemberAddresses.English + MemberAddresses.Own)]
    public async Task<IActionResult> Own([FromServices] SchoolDesk schools)
    {
        await desk.PrepareAsync(HttpContext);
        return LocalRedirect(desk.To(await schools.FindVisitAsync(HttpContext) is null ? MemberAddresses.Account : SchoolLinks.MySchoolPath));
    }

    [HttpGet(MemberAddresses.Account), HttpGet(MemberAddresses.English + MemberAddresses.Account)]
    public async Task<IActionResult> Overview([FromQuery] string? klaar)
    {
        var member = await MemberAsync();
        var overview = new AccountOverview(
            member.Name, member.Email, await members.HasPasswordAsync(member), await members.GetTwoFactorEnabledAsync(member), (await members.GetPasskeysAsync(member)).Count,
            (await sessions.OfAsync(member.Key, HttpContext.RequestAborted)).Count,
            federation.Value.IsOn && (await members.GetLoginsAsync(member)).Any(login => login.LoginProvider == Federation.Scheme) ? federation.Value.Name : null);
        var notice = klaar switch { "wachtwoord" => desk.Site["Member.PasswordChanged"], "ontkoppeld" => desk.Site["Elsewhere.Unlinked"], _ => null };
        return desk.Show(this, "Account", desk.Site["Member.Account"], overview with { Notice = notice }, []);
    }

    [HttpPost(MemberAddresses.Unlink), HttpPost(MemberAddresses.English + MemberAddresses.Unlink)]
    public async Task<IActionResult> Unlink()
    {
        var member = await MemberAsync();
        if (await desk.RefusesAsync(HttpContext) is not null) return LocalRedirect(desk.To(MemberAddresses.Account));
        await security.UnlinkAsync(member, Federation.Scheme);
        return LocalRedirect(desk.To(MemberAddresses.Account) + "?klaar=ontkoppeld");
    }

    [HttpGet(MemberAddresses.Password), HttpGet(MemberAddresses.English + MemberAddresses.Password)]
    public async Task<IActionResult> ShowPassword() => Page(new PasswordForm((await MemberAsync()).UserName));

    [HttpPost(MemberAddresses.Password), HttpPost(MemberAddresses.English + MemberAddresses.Password)]
    public async Task<IActionResult> ChangePassword([FromForm] PasswordAnswer sent)
    {
        var member = await MemberAsync();
        var (site, form) = (desk.Site, new PasswordForm(member.UserName));
        List<FormProblem> missing = [];
        if (string.IsNullOrEmpty(sent.Current)) missing.Add(new FormProblem("Current", site["Member.CurrentMissing"]));
        if (string.IsNullOrEmpty(sent.Wanted)) missing.Add(new FormProblem("Wanted", site["Member.WantedMissing"]));
        if (missing.Count > 0) return Page(form with { Problems = missing });
        if (await desk.RefusesAttemptAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });

        var changed = await security.ChangePasswordAsync(member, Session, sent.Current!, sent.Wanted!, HttpContext.RequestAborted);
        if (changed.Succeeded)
        {
            desk.GiveBack();
            return LocalRedirect(desk.To(MemberAddresses.Account) + "?klaar=wachtwoord");
        }
        return Page(form with
        {
            Problems = [PasswordTexts.ProblemOf(changed, site) is { } weak ? new FormProblem("Wanted", weak) : new FormProblem("Current", site["Member.CurrentWrong"])],
        });
    }

    [HttpGet(MemberAddresses.Sessions), HttpGet(MemberAddresses.English + MemberAddresses.Sessions)]
    public async Task<IActionResult> ShowDevices([FromQuery] string? klaar)
    {
        var form = await DevicesAsync(await MemberAsync());
        return Page(form with { Notice = klaar is null ? null : desk.Site["Member.DeviceEnded"] });
    }

    /// <param name="device">The session to end; none for all but this one.</param>
    [HttpPost(MemberAddresses.Sessions), HttpPost(MemberAddresses.English + MemberAddresses.Sessions)]
    public async Task<IActionResult> EndDevice([FromForm] Guid? device)
    {
        var member = await MemberAsync();
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(await DevicesAsync(member) with { Problems = [problem] });
        if (device is { } session) await sessions.EndAsync(member.Key, session, HttpContext.RequestAborted);
        else await security.EndOthersAsync(member, Session, HttpContext.RequestAborted);
        return LocalRedirect(desk.To(MemberAddresses.Sessions) + "?klaar=ja");
    }

    private async Task<MemberAccount> MemberAsync()
    {
        await desk.PrepareAsync(HttpContext);
        return await members.GetUserAsync(User) ?? throw new InvalidOperationException("A session was found of a member who does not exist.");
    }

    private async Task<DevicesForm> DevicesAsync(MemberAccount member)
    {
        var all = await sessions.OfAsync(member.Key, HttpContext.RequestAborted);
        return new DevicesForm([.. all.OrderByDescending(session => session.Id == Session)
            .Select(session => new DeviceRow(session.Id, NameOf(session.Device), session.LastUsed, session.Id == Session))]);
    }

    private string NameOf(MemberDevice device)
    {
        var site = desk.Site;
        return device switch
        {
            { Browser: "", System: "" } => site["Member.DeviceUnknown"],
            { Browser: "" } => device.System,
            { System: "" } => device.Browser,
            _ => site.Labels.Format("Member.DeviceOn", device.Browser, device.System),
        };
    }

    private ViewResult Page(PasswordForm form) =>
        desk.Show(this, "Password", desk.Site["Member.ChangePassword"], form, (desk.Site["Member.Account"], MemberAddresses.Account));

    private ViewResult Page(DevicesForm form) =>
        desk.Show(this, "Devices", desk.Site["Member.Devices"], form, (desk.Site["Member.Account"], MemberAddresses.Account));
}
