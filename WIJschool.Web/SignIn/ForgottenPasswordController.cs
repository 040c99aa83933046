using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Security;
using WIJschool.Core.Labels;

namespace WIJschool.Web.SignIn;

/// <param name="Email">As it was typed.</param>
/// <param name="IsAsked">Whether a link is on its way, to whoever has the address.</param>
/// <param name="IsOff">Whether the settings let nobody choose another password by mail.</param>
public sealed record ForgottenPasswordModel(LabelSet Labels, string Email, bool IsAsked = false, bool IsOff = false) : SignInPageModel(Labels);

/// <summary>The page for who forgot a password. It answers the same for every address: nobody learns here who works on the site.</summary>
public sealed class ForgottenPasswordController(ForgottenPasswords forgotten, IUserForgotPasswordSender mail, SignInDesk desk) : Controller
{
    public const string Path = $"{BackOfficeSecurityFeature.SignInPath}/forgot";

    private static readonly EmailAddressAttribute address = new();

    [HttpGet(Path)]
    public async Task<IActionResult> Show() => Page(new ForgottenPasswordModel(await desk.LabelsAsync(Request), Email: "", IsOff: !mail.CanSend()));

    [HttpPost(Path)]
    public async Task<IActionResult> Ask([FromForm] string? email)
    {
        var words = await desk.LabelsAsync(Request);
        var page = new ForgottenPasswordModel(words, email?.Trim() ?? "", IsOff: !mail.CanSend());
        if (page.IsOff) return Page(page);
        if (await desk.RefusesLinkAsync(HttpContext, words) is { } problem) return Page(page with { Problem = problem });
        if (page.Email.Length == 0 || !address.IsValid(page.Email)) return Page(page with { Problem = words["SignIn.NameMissing"] });

        forgotten.Ask(page.Email);
        return Page(page with { IsAsked = true });
    }

    private ViewResult Page(ForgottenPasswordModel model) => SignInDesk.Show(this, "Forgotten", model);
}
