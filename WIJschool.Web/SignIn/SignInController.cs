using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Security;
using WIJschool.Core.Labels;

namespace WIJschool.Web.SignIn;

/// <summary>What somebody sent with the form.</summary>
public sealed record SignInForm(string? Name, string? Password, string? ReturnUrl);

/// <param name="Name">The name as it was typed; a password is never written back.</param>
/// <param name="ReturnPath">Where to go after signing in.</param>
/// <param name="Problem">What is wrong with the form as a whole; null when nothing is.</param>
/// <param name="NameProblem">What is wrong with the name.</param>
/// <param name="PasswordProblem">What is wrong with the password.</param>
public sealed record SignInModel(
    LabelSet Labels, string Name, string ReturnPath, string? Problem = null, string? NameProblem = null, string? PasswordProblem = null)
{
    public bool IsRefused => Problem is not null || NameProblem is not null || PasswordProblem is not null;
}

/// <summary>The page where editors sign in: a plain form, in the language that the browser asks for.</summary>
public sealed class SignInController(BackOfficeSignIn signIn, LabelSource labels, ILanguageService languages, IAntiforgery antiforgery) : Controller
{
    private const string Path = BackOfficeSecurityFeature.SignInPath;

    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery] string? returnUrl) =>
        Page(new SignInModel(await LabelsAsync(), Name: "", BackOfficeAddresses.ReturnPath(returnUrl)));

    /// <summary>The token of the form is checked here and not by a filter, so that a page that lay open too long can say so.</summary>
    [HttpPost(Path)]
    public async Task<IActionResult> SignIn([FromForm] SignInForm form, CancellationToken ct)
    {
        var words = await LabelsAsync();
        var page = new SignInModel(words, form.Name?.Trim() ?? "", BackOfficeAddresses.ReturnPath(form.ReturnUrl))
        {
            NameProblem = string.IsNullOrWhiteSpace(form.Name) ? words["SignIn.NameMissing"] : null,
            PasswordProblem = string.IsNullOrEmpty(form.Password) ? words["SignIn.PasswordMissing"] : null,
        };
        if (!await antiforgery.IsRequestValidAsync(HttpContext)) return Page(page with { Problem = words["SignIn.Stale"] });
        if (page.IsRefused) return Page(page);

        var outcome = await signIn.WithPasswordAsync(page.Name, form.Password!, ct);
        return await HttpContext.TakeAsync(outcome) ? LocalRedirect(page.ReturnPath) : Page(Refused(page, outcome.Status, words));
    }

    private static SignInModel Refused(SignInModel page, SignInStatus status, LabelSet labels) => status switch
    {
        SignInStatus.LockedOut => page with { Problem = labels["SignIn.LockedOut"] },
        SignInStatus.NotAllowed => page with { Problem = labels["SignIn.NotAllowed"] },
        SignInStatus.TwoFactorRequired => page with { Problem = labels["SignIn.TwoFactor"] },
        _ => page with { PasswordProblem = labels["SignIn.Wrong"] },
    };

    private ViewResult Page(SignInModel model)
    {
        Response.StatusCode = model.IsRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        (Response.Headers.CacheControl, Response.Headers.Pragma) = ("no-cache, no-store", "no-cache"); // as antiforgery wants it
        Response.Headers.Vary = "Accept-Language";
        return View("/Views/SignIn/Show.cshtml", model);
    }

    /// <summary>The words of the site in the first language that the browser likes and the site has.</summary>
    private async Task<LabelSet> LabelsAsync()
    {
        var installed = (await languages.GetAllAsync()).Select(language => language.IsoCode).ToList();
        var liked = Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => installed.Find(culture => Primary(culture) == Primary(language.Value.ToString())));
        return await labels.ForAsync(liked.FirstOrDefault(culture => culture is not null) ?? await languages.GetDefaultIsoCodeAsync());
    }

    private static string Primary(string culture) => culture.Split('-')[0].ToUpperInvariant();
}
