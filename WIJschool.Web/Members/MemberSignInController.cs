using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Cms.Security.Members;
using Identity = Microsoft.AspNetCore.Identity;

namespace WIJschool.Web.Members;

/// <summary>What somebody sent with the form of the first step.</summary>
public sealed record SignInAnswer(string? Name, string? Password, string? ReturnUrl, bool Keep);

/// <summary>What somebody sent with the form of the second step: one field takes codes of both kinds.</summary>
public sealed record CodeAnswer(string? Code, string? ReturnUrl, bool Keep);

/// <summary>The pages where members sign in: by password, by a code after it, or by a passkey.</summary>
[AllowAnonymous]
public sealed class MemberSignInController(MemberSignInManager signIn, MemberDesk desk) : Controller
{
    private const int CodeDigits = 6;

    [HttpGet(MemberAddresses.SignIn), HttpGet(MemberAddresses.English + MemberAddresses.SignIn)]
    public async Task<IActionResult> Show([FromQuery] string? returnUrl, [FromQuery] string? elders)
    {
        await desk.PrepareAsync(HttpContext);
        var form = new SignInForm(Name: "", MemberAddresses.Return(desk.Site.Culture, returnUrl), Keep: false);
        return Page(elders is null ? form : form with { Problems = [new FormProblem(null, desk.Site["Elsewhere.Failed"])] });
    }

    /// <summary>One answer for an unknown name, a wrong password and a lock-out: it must not tell who has an account.</summary>
    [HttpPost(MemberAddresses.SignIn), HttpPost(MemberAddresses.English + MemberAddresses.SignIn)]
    public async Task<IActionResult> SignIn([FromForm] SignInAnswer sent)
    {
        await desk.PrepareAsync(HttpContext);
        var form = new SignInForm(sent.Name?.Trim() ?? "", MemberAddresses.Return(desk.Site.Culture, sent.ReturnUrl), sent.Keep);
        if (Missing(sent) is { Count: > 0 } missing) return Page(form with { Problems = missing });
        if (await desk.RefusesAttemptAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });

        var result = await signIn.PasswordSignInAsync(form.Name, sent.Password!, form.Keep, lockoutOnFailure: true);
        if (result.Succeeded || result.RequiresTwoFactor) desk.GiveBack();
        if (result.Succeeded) return LocalRedirect(form.ReturnUrl);
        if (result.RequiresTwoFactor) return LocalRedirect($"{desk.To(MemberAddresses.Code)}{QueryString.Create("returnUrl", form.ReturnUrl)}{(form.Keep ? "&keep=true" : "")}");
        return Page(form with { Problems = [Wrong(result)] });
    }

    [HttpGet(MemberAddresses.Code), HttpGet(MemberAddresses.English + MemberAddresses.Code)]
    public async Task<IActionResult> ShowCode([FromQuery] string? returnUrl, [FromQuery] bool keep)
    {
        await desk.PrepareAsync(HttpContext);
        return await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? LocalRedirect(desk.To(MemberAddresses.SignIn))
            : Page(new CodeForm(MemberAddresses.Return(desk.Site.Culture, returnUrl), keep));
    }

    [HttpPost(MemberAddresses.Code), HttpPost(MemberAddresses.English + MemberAddresses.Code)]
    public async Task<IActionResult> Verify([FromForm] CodeAnswer sent)
    {
        await desk.PrepareAsync(HttpContext);
        var site = desk.Site;
        var form = new CodeForm(MemberAddresses.Return(site.Culture, sent.ReturnUrl), sent.Keep);
        if (string.IsNullOrWhiteSpace(sent.Code)) return Page(form with { Problems = [new FormProblem("Code", site["Member.CodeMissing"])] });
        if (await desk.RefusesAttemptAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });

        var code = sent.Code.Trim();
        var result = code.Count(char.IsAsciiLetterOrDigit) == CodeDigits && code.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c))
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, form.Keep, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            desk.GiveBack();
            return LocalRedirect(form.ReturnUrl);
        }
        return Page(result.IsNotAllowed || result.IsLockedOut
            ? form with { IsOver = true, Problems = [new FormProblem(null, site[result.IsLockedOut ? "Member.CodeLocked" : "SignIn.CodeExpired"])] }
            : form with { Problems = [new FormProblem("Code", site["Member.CodeWrong"])] });
    }

    /// <summary>What a browser needs to ask for a passkey: the same for everybody, whoever has one.</summary>
    [HttpPost(MemberAddresses.PasskeyOptions)]
    public async Task<IActionResult> PasskeyOptions()
    {
        await desk.PrepareAsync(HttpContext);
        if (await desk.RefusesAsync(HttpContext) is not null) return BadRequest();
        Response.Headers.CacheControl = "no-store";
        return Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");
    }

    [HttpPost(MemberAddresses.Passkey), HttpPost(MemberAddresses.English + MemberAddresses.Passkey)]
    public async Task<IActionResult> Passkey([FromForm] string? credential, [FromForm] string? returnUrl)
    {
        await desk.PrepareAsync(HttpContext);
        var form = new SignInForm(Name: "", MemberAddresses.Return(desk.Site.Culture, returnUrl), Keep: false);
        if (await desk.RefusesAttemptAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });

        var result = string.IsNullOrEmpty(credential) ? Identity.SignInResult.Failed : await signIn.PasskeySignInAsync(credential);
        if (!result.Succeeded) return Page(form with { Problems = [new FormProblem(null, desk.Site[result.IsNotAllowed ? "Member.NotAllowed" : "Member.PasskeyFailed"])] });
        desk.GiveBack();
        return LocalRedirect(form.ReturnUrl);
    }

    private List<FormProblem> Missing(SignInAnswer sent)
    {
        var site = desk.Site;
        List<FormProblem> missing = [];
        if (string.IsNullOrWhiteSpace(sent.Name)) missing.Add(new FormProblem("Name", site["SignIn.NameMissing"]));
        if (string.IsNullOrEmpty(sent.Password)) missing.Add(new FormProblem("Password", site["SignIn.PasswordMissing"]));
        return missing;
    }

    // who typed the right password may know more
    private FormProblem Wrong(Identity.SignInResult result) =>
        result.IsNotAllowed ? new FormProblem(null, desk.Site["Member.NotAllowed"]) : new FormProblem("Password", desk.Site["Member.Wrong"]);

    private ViewResult Page(SignInForm form) => desk.Show(this, "SignIn", desk.Site["SignIn.Title"], form);

    private ViewResult Page(CodeForm form) => desk.Show(this, "Code", desk.Site["SignIn.CodeTitle"], form);
}
