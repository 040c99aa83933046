using Microsoft.AspNetCore.Mvc;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Security;
using WIJschool.Core.Labels;

namespace WIJschool.Web.SignIn;

/// <summary>What somebody sent with the form.</summary>
public sealed record SecondStepForm(string? Code, string? ReturnUrl);

/// <param name="ReturnPath">Where to go after signing in.</param>
/// <param name="IsOver">Whether the password must be typed anew.</param>
public sealed record SecondStepModel(LabelSet Labels, string ReturnPath, bool IsOver = false) : SignInPageModel(Labels);

/// <summary>The page after the password, for those who secured their account with an app: it asks for the six digits that the app shows.</summary>
public sealed class SecondStepController(BackOfficeSignIn signIn, SignInDesk desk) : Controller
{
    public const string Path = $"{BackOfficeSecurityFeature.SignInPath}/code";

    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery] string? returnUrl) => Request.ReadSecondStep() is null
        ? LocalRedirect(BackOfficeSecurityFeature.SignInPath)
        : Page(new SecondStepModel(await desk.LabelsAsync(Request), BackOfficeAddresses.ReturnPath(returnUrl)));

    [HttpPost(Path)]
    public async Task<IActionResult> Verify([FromForm] SecondStepForm form, CancellationToken ct)
    {
        var words = await desk.LabelsAsync(Request);
        var page = new SecondStepModel(words, BackOfficeAddresses.ReturnPath(form.ReturnUrl));
        if (await desk.RefusesAttemptAsync(HttpContext, words) is { } problem) return Page(page with { Problem = problem });
        if (string.IsNullOrWhiteSpace(form.Code)) return Page(page with { Problem = words["SignIn.CodeWrong"] });

        var outcome = await signIn.WithCodeAsync(Request.ReadSecondStep() ?? "", AuthenticatorApp.Name, form.Code, ct);
        return await HttpContext.TakeAsync(outcome) ? LocalRedirect(page.ReturnPath) : Page(Refused(page, outcome.Status, words));
    }

    private static SecondStepModel Refused(SecondStepModel page, SignInStatus status, LabelSet words) => status switch
    {
        SignInStatus.LockedOut => page with { Problem = words["SignIn.LockedOut"], IsOver = true },
        SignInStatus.NotAllowed => page with { Problem = words["SignIn.NotAllowed"], IsOver = true },
        SignInStatus.Expired => page with { Problem = words["SignIn.CodeExpired"], IsOver = true },
        _ => page with { Problem = words["SignIn.CodeWrong"] },
    };

    private ViewResult Page(SecondStepModel model) => SignInDesk.Show(this, "Code", model);
}
