using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Security;
using WIJschool.Core.Labels;

namespace WIJschool.Web.SignIn;

/// <summary>What every page of the sign-in shows.</summary>
/// <param name="Labels">The words, in the language that the browser asks for.</param>
public record SignInPageModel(LabelSet Labels)
{
    /// <summary>What is wrong with the form as a whole; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>The status of the answer; a refused form says so to programs too.</summary>
    public virtual int Status => Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}

/// <summary>What the pages have in common: their language, the check of their forms, and how often one address may send one.</summary>
public sealed class SignInDesk(LabelSource labels, ILanguageService languages, IAntiforgery antiforgery, SignInLimits limits, IIpResolver ip)
{
    /// <summary>The words of the site in the first language that the browser likes and the site has.</summary>
    public async Task<LabelSet> LabelsAsync(HttpRequest request)
    {
        var installed = (await languages.GetAllAsync()).Select(language => language.IsoCode).ToList();
        var liked = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => installed.Find(culture => Primary(culture) == Primary(language.Value.ToString())));
        return await labels.ForAsync(liked.FirstOrDefault(culture => culture is not null) ?? await languages.GetDefaultIsoCodeAsync());
    }

    /// <summary>Whether a form that tries a password or a code may be looked at.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public async Task<string?> RefusesAttemptAsync(HttpContext http, LabelSet words) =>
        await antiforgery.IsRequestValidAsync(http) ? Wait(limits.Attempt(ip.GetCurrentRequestIpAddress()), words) : words["SignIn.Stale"];

    /// <summary>Whether a form about a link in a mail may be looked at.</summary>
    /// <inheritdoc cref="RefusesAttemptAsync"/>
    public async Task<string?> RefusesLinkAsync(HttpContext http, LabelSet words) =>
        await antiforgery.IsRequestValidAsync(http) ? Wait(limits.Link(ip.GetCurrentRequestIpAddress()), words) : words["SignIn.Stale"];

    /// <summary>Shows a page. No page of the sign-in is kept by anybody.</summary>
    public static ViewResult Show(Controller controller, string view, SignInPageModel model)
    {
        var response = controller.Response;
        response.StatusCode = model.Status;
        (response.Headers.CacheControl, response.Headers.Pragma) = ("no-cache, no-store", "no-cache"); // as antiforgery wants it
        response.Headers.Vary = "Accept-Language";
        return controller.View($"/Views/SignIn/{view}.cshtml", model);
    }

    private static string? Wait(TimeSpan? wait, LabelSet words) => wait is null ? null : words["SignIn.TooOften"];

    private static string Primary(string culture) => culture.Split('-')[0].ToUpperInvariant();
}
