using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Cms.Security.Members;

namespace WIJschool.Web.Members;

/// <summary>What somebody sent who chooses a password by the link of a mail.</summary>
public sealed record ChooseAnswer(string? Lid, string? Code, string? Password);

/// <summary>The pages for who forgot a password. They answer the same for every address: nobody learns here who has an account.</summary>
[AllowAnonymous]
public sealed class MemberPasswordController(MemberManager members, MemberSecurity security, MemberPost post, MemberDesk desk) : Controller
{
    private static readonly EmailAddressAttribute address = new();

    [HttpGet(MemberAddresses.Forgotten), HttpGet(MemberAddresses.English + MemberAddresses.Forgotten)]
    public async Task<IActionResult> Show()
    {
        await desk.PrepareAsync(HttpContext);
        return Page(new ForgottenForm(Email: ""));
    }

    [HttpPost(MemberAddresses.Forgotten), HttpPost(MemberAddresses.English + MemberAddresses.Forgotten)]
    public async Task<IActionResult> Ask([FromForm] string? email)
    {
        await desk.PrepareAsync(HttpContext);
        var site = desk.Site;
        var form = new ForgottenForm(email?.Trim() ?? "");
        if (form.Email.Length == 0 || !address.IsValid(form.Email)) return Page(form with { Problems = [new FormProblem("Email", site["SignIn.NameMissing"])] });
        if (await desk.RefusesLinkAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });

        post.AskForPassword(form.Email, site.Culture);
        return Page(form with { IsAsked = true });
    }

    [HttpGet(MemberAddresses.Choose), HttpGet(MemberAddresses.English + MemberAddresses.Choose)]
    public async Task<IActionResult> ShowChoice([FromQuery] string? lid, [FromQuery] string? code)
    {
        await desk.PrepareAsync(HttpContext);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address of this page opens the account
        return await FindAsync(lid, code) is { } member
            ? Page(new ChooseForm(lid!, code!, member.UserName))
            : Page(new ChooseForm("", "", "", IsWorthless: true));
    }

    [HttpPost(MemberAddresses.Choose), HttpPost(MemberAddresses.English + MemberAddresses.Choose)]
    public async Task<IActionResult> Choose([FromForm] ChooseAnswer sent)
    {
        await desk.PrepareAsync(HttpContext);
        var form = new ChooseForm(sent.Lid ?? "", sent.Code ?? "", UserName: "");
        if (await desk.RefusesLinkAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        if (await FindAsync(sent.Lid, sent.Code) is not { } member) return Page(form with { IsWorthless = true });

        form = form with { UserName = member.UserName };
        var reset = await security.ResetPasswordAsync(member, sent.Code!, sent.Password ?? "");
        if (reset.Succeeded) return Page(form with { IsDone = true });
        return PasswordTexts.ProblemOf(reset, desk.Site) is { } weak
            ? Page(form with { Problems = [new FormProblem("Password", weak)] })
            : Page(form with { IsWorthless = true });
    }

    private async Task<MemberAccount?> FindAsync(string? lid, string? code) =>
        lid is not null && code is not null && await members.FindByIdAsync(lid) is { IsApproved: true } member
        && await members.VerifyUserTokenAsync(member, members.Options.Tokens.PasswordResetTokenProvider, UserManager<MemberAccount>.ResetPasswordTokenPurpose, code)
            ? member : null;

    private ViewResult Page(ForgottenForm form) => desk.Show(this, "Forgotten", desk.Site["SignIn.ForgottenTitle"], form);

    private ViewResult Page(ChooseForm form) => desk.Show(this, "Choose", desk.Site["SignIn.ChooseTitle"], form);
}
