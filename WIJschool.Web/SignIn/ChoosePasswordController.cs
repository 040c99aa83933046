using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Security;
using WIJschool.Core.Labels;

namespace WIJschool.Web.SignIn;

/// <summary>A link of a mail: who it is for, and the code that shows it is that person's.</summary>
/// <param name="Flow">What the mail was about.</param>
/// <param name="ResetCode">The code of a mail about a forgotten password.</param>
/// <param name="InviteCode">The code of an invitation.</param>
public sealed record PasswordLink(string? Flow, Guid UserId, string? ResetCode, string? InviteCode)
{
    /// <summary>The code that belongs to the mail.</summary>
    public string Code => (Flow == ChoosePasswordController.Invitation ? InviteCode : ResetCode) ?? "";
}

/// <param name="Link">Goes back with the form.</param>
/// <param name="MinimumLength">How long a password must be.</param>
/// <param name="IsWorthless">Whether the link was used before, is too old, or is none of ours.</param>
/// <param name="IsDone">Whether the password has been chosen.</param>
public sealed record ChoosePasswordModel(LabelSet Labels, PasswordLink Link, int MinimumLength, bool IsWorthless = false, bool IsDone = false) : SignInPageModel(Labels)
{
    /// <summary>Whether somebody becomes a user by it.</summary>
    public bool IsInvitation => Link.Flow == ChoosePasswordController.Invitation;

    /// <inheritdoc />
    public override int Status => IsWorthless ? StatusCodes.Status410Gone : base.Status;
}

/// <summary>The page that the link of a mail leads to: choose a password, for the first time or instead of a forgotten one.</summary>
public sealed class ChoosePasswordController(PasswordLinks links, IUserPasswordConfiguration rules, SignInDesk desk) : Controller
{
    public const string Path = $"{BackOfficeSecurityFeature.SignInPath}/password";
    public const string Invitation = "invite-user";
    public const string Reset = "reset-password";

    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery] PasswordLink link)
    {
        var page = await PageForAsync(link);
        return Page(page with { IsWorthless = await VerifyAsync(link) != UserOperationStatus.Success });
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Choose([FromForm] PasswordLink link, [FromForm] string? password, [FromForm] string? again)
    {
        var page = await PageForAsync(link);
        if (await desk.RefusesLinkAsync(HttpContext, page.Labels) is { } problem) return Page(page with { Problem = problem });
        if (Wrong(password ?? "", again, page.Labels) is { } wrong) return Page(page with { Problem = wrong });

        var chosen = page.IsInvitation ? await links.AcceptInviteAsync(link.UserId, link.Code, password!) : await links.ResetAsync(link.UserId, link.Code, password!);
        return Page(page with { IsDone = chosen.Status == UserOperationStatus.Success, IsWorthless = chosen.Status != UserOperationStatus.Success });
    }

    private string? Wrong(string password, string? again, LabelSet words)
    {
        if (password != again) return words["SignIn.PasswordsDiffer"];
        return rules.Broken(password).Count == 0 ? null : words.Format("SignIn.PasswordTooWeak", rules.RequiredLength);
    }

    private Task<UserOperationStatus> VerifyAsync(PasswordLink link) =>
        link.Flow == Invitation ? links.VerifyInviteAsync(link.UserId, link.Code) : links.VerifyResetAsync(link.UserId, link.Code);

    private async Task<ChoosePasswordModel> PageForAsync(PasswordLink link) => new(await desk.LabelsAsync(Request), link, rules.RequiredLength);

    private ViewResult Page(ChoosePasswordModel model) => SignInDesk.Show(this, "Password", model);
}
