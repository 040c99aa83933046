using Microsoft.AspNetCore.Mvc;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Security;
using WIJschool.Core.Labels;

namespace WIJschool.Web.SignIn;

/// <summary>What somebody sent with the form.</summary>
public sealed record SignInForm(string? Name, string? Password, string? ReturnUrl);

/// <param name="Name">The name as it was typed; a password is never written back.</param>
/// <param name="ReturnPath">Where to go after signing in.</param>
/// <param name="NameProblem">What is wrong with the name.</param>
/// <param name="PasswordProblem">What is wrong with the password.</param>
public sealed record SignInModel(LabelSet Labels, string Name, string ReturnPath, string? NameProblem = null, string? PasswordProblem = null) : SignInPageModel(Labels)
{
    public bool IsRefused => Problem is not null || NameProblem is not null || PasswordProblem is not null;

    /// <inheritdoc />
    public override int Status => IsRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}

/// <summary>The page where editors sign in: a plain form, in the language that the browser asks for.</summary>
public sealed class SignInController(BackOfficeSignIn signIn, SignInDesk desk) : Controller
{
    private const string Path = BackOfficeSecurityFeature.SignInPath;

    /// <param name="returnUrl">Where to go after signing in.</param>
    /// <param name="flow">What a link of a mail wants: that a password is chosen.</param>
    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery] string? returnUrl, [FromQuery] string? flow) => flow is ChoosePasswordController.Invitation or ChoosePasswordController.Reset
        ? LocalRedirect($"{ChoosePasswordController.Path}{Request.QueryString}")
        : Page(new SignInModel(await desk.LabelsAsync(Request), Name: "", BackOfficeAddresses.ReturnPath(returnUrl)));

    /// <summary>The token of the form is checked here and not by a filter, so that a page that lay open too long can say so.</summary>
    [HttpPost(Path)]
    public async Task<IActionResult> SignIn([FromForm] SignInForm form, CancellationToken ct)
    {
        var words = await desk.LabelsAsync(Request);
        var page = new SignInModel(words, form.Name?.Trim() ?? "", BackOfficeAddresses.ReturnPath(form.ReturnUrl))
        {
            NameProblem = string.IsNullOrWhiteSpace(form.Name) ? words["SignIn.NameMissing"] : null,
            PasswordProblem = string.IsNullOrEmpty(form.Password) ? words["SignIn.PasswordMissing"] : null,
        };
        if (await desk.RefusesAttemptAsync(HttpContext, words) is { } problem) return Page(page with { Problem = problem });
        if (page.IsRefused) return Page(page);

        var outcome = await signIn.WithPasswordAsync(page.Name, form.Password!, ct);
        if (await HttpContext.TakeAsync(outcome)) return LocalRedirect(page.ReturnPath);
        return outcome.TwoFactorProviders.Contains(AuthenticatorApp.Name)
            ? LocalRedirect($"{SecondStepController.Path}?ReturnUrl={Uri.EscapeDataString(page.ReturnPath)}")
            : Page(Refused(page, outcome.Status, words));
    }

    private static SignInModel Refused(SignInModel page, SignInStatus status, LabelSet labels) => status switch
    {
        SignInStatus.LockedOut => page with { Problem = labels["SignIn.LockedOut"] },
        SignInStatus.NotAllowed => page with { Problem = labels["SignIn.NotAllowed"] },
        SignInStatus.TwoFactorRequired => page with { Problem = labels["SignIn.TwoFactor"] }, // a way that only another installation knows
        _ => page with { PasswordProblem = labels["SignIn.Wrong"] },
    };

    private ViewResult Page(SignInModel model) => SignInDesk.Show(this, "Show", model);
}
