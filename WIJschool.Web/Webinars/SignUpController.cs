using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Site;

namespace WIJschool.Web.Webinars;

/// <summary>What whoever has a mail about a webinar can do without an account: see the own place, sign off, look back, choose a date.</summary>
[AllowAnonymous]
public sealed class SignUpController(
    WebinarPages pages, WebinarAgenda agenda, SignOffWebinar signOff, EvaluateWebinar evaluate, IOptions<WebinarOptions> options, TimeProvider clock) : Controller
{
    [HttpGet(WebinarAddresses.SignUp), HttpGet(MemberAddresses.English + WebinarAddresses.SignUp)]
    public async Task<IActionResult> Show([FromQuery] string? code) => await FindAsync(code) is { } found ? Page(await FormAsync(found, code!)) : Worthless();

    [HttpPost(WebinarAddresses.SignUp), HttpPost(MemberAddresses.English + WebinarAddresses.SignUp)]
    public async Task<IActionResult> SignOffAsync([FromForm] string? code)
    {
        if (await FindAsync(code) is not { } found) return Worthless();
        var form = await FormAsync(found, code!);
        if (await pages.Desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var result = await signOff.ExecuteAsync(found.SignUp.Id, HttpContext.RequestAborted);
        return result.IsOk
            ? LocalRedirect($"{pages.Desk.To(WebinarAddresses.SignUp)}?code={Uri.EscapeDataString(code!)}")
            : Page(form with { Problems = [new FormProblem(null, pages.Site.Labels.For(result.Error))] });
    }

    [HttpGet(WebinarAddresses.SignUpCalendar), HttpGet(MemberAddresses.English + WebinarAddresses.SignUpCalendar)]
    public async Task<IActionResult> Calendar([FromQuery] string? code)
    {
        if (await FindAsync(code) is not { } found) return Worthless();
        var join = found.SignUp.State == SignUpState.Placed ? found.Webinar.JoinLink : null;
        var page = new SiteAddress(HttpContext).Absolute($"{pages.Desk.To(WebinarAddresses.SignUp)}?code={code}");
        return WebinarCalendar.Answer(Response, WebinarCalendar.Write(found.Webinar, page, join, clock.GetUtcNow()));
    }

    [HttpGet(WebinarAddresses.Evaluation), HttpGet(MemberAddresses.English + WebinarAddresses.Evaluation)]
    public async Task<IActionResult> ShowEvaluation([FromQuery] string? code, [FromQuery] Guid? aanmelding, [FromQuery] string? klaar)
    {
        if (await FindAsync(code, aanmelding) is not { } found) return Worthless();
        if (klaar is null && (found.SignUp.HasEvaluated || !found.Webinar.TakesEvaluations(options.Value, clock.GetUtcNow()))) return Worthless();
        return Page(new EvaluationForm(code ?? "", aanmelding, found.Webinar.Title, new EvaluationTyped(0, 0, 0, ""), IsDone: klaar is not null));
    }

    [HttpPost(WebinarAddresses.Evaluation), HttpPost(MemberAddresses.English + WebinarAddresses.Evaluation)]
    public async Task<IActionResult> Evaluate([FromForm] string? code, [FromForm] Guid? aanmelding, [FromForm] EvaluationTyped sent)
    {
        if (await FindAsync(code, aanmelding) is not { } found) return Worthless();
        var form = new EvaluationForm(code ?? "", aanmelding, found.Webinar.Title, sent);
        if (await pages.Desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var problems = ProblemsOf(sent);
        if (problems.Count > 0) return Page(form with { Problems = problems });
        var result = await evaluate.ExecuteAsync(
            found.SignUp.Id, new EvaluationAnswers(sent.Useful, sent.Clear, sent.Applicable, sent.Remark ?? ""), HttpContext.RequestAborted);
        return result.IsOk
            ? LocalRedirect($"{pages.Desk.To(WebinarAddresses.Evaluation)}?code={Uri.EscapeDataString(form.Code)}&aanmelding={aanmelding}&klaar=ja")
            : Page(form with { Problems = [new FormProblem(result.Error == WebinarErrors.RemarkTooLong ? "Remark" : null, pages.Site.Labels.For(result.Error))] });
    }

    private List<FormProblem> ProblemsOf(EvaluationTyped sent) =>
        [.. new (string Field, int Mark)[] { ("Useful", sent.Useful), ("Clear", sent.Clear), ("Applicable", sent.Applicable) }
            .Where(asked => asked.Mark is < 1 or > 5).Select(asked => new FormProblem($"{asked.Field}-1", pages.Site.Labels.For(WebinarErrors.MarkMissing)))];

    /// <summary>Whoever is signed in needs no link to the own form.</summary>
    private async Task<SignUpFor?> FindAsync(string? code, Guid? id)
    {
        if (id is null) return await FindAsync(code);
        await pages.Desk.PrepareAsync(HttpContext);
        var found = await agenda.SignUpAsync(new SignUpId(id.Value), HttpContext.RequestAborted);
        return found?.SignUp.Member is { } member && member == WebinarPages.MemberOf(HttpContext) ? found : null;
    }

    private async Task<SignUpFor?> FindAsync(string? code)
    {
        await pages.Desk.PrepareAsync(HttpContext);
        return await agenda.SignUpAsync(new OneTimeCode(code ?? ""), HttpContext.RequestAborted);
    }

    private async Task<SignUpPage> FormAsync(SignUpFor found, string code)
    {
        var told = await pages.FormAsync(new BookedWebinar(found.Webinar, 0, 0), found.SignUp, isSignedIn: false, HttpContext.RequestAborted);
        return new SignUpPage(found.SignUp, found.Webinar, code, pages.Tell(found.Webinar.Slot), clock.GetUtcNow(), told.Materials);
    }

    private ViewResult Page(SignUpPage form) => pages.Desk.ShowAt(this, "/Views/Webinars/SignUp.cshtml", pages.Site["Webinar.OwnSignUp"], form, null);

    private ViewResult Page(EvaluationForm form) => pages.Desk.ShowAt(this, "/Views/Webinars/Evaluation.cshtml", pages.Site["Webinar.Evaluation"], form, null);

    private ViewResult Worthless() => pages.Desk.ShowAt(this, "/Views/Webinars/Worthless.cshtml", pages.Site["Webinar.LinkWorthless"], new WorthlessLink(), null);
}

/// <summary>Who asked without being of a school on the site chooses a date by the link of the mail.</summary>
[AllowAnonymous]
public sealed class DatesController(WebinarPages pages, WebinarRequests requests, PickDate pick) : Controller
{
    [HttpGet(WebinarAddresses.Dates), HttpGet(MemberAddresses.English + WebinarAddresses.Dates)]
    public async Task<IActionResult> Show([FromQuery] string? code) => await FormAsync(code) is { } form ? Page(form) : Worthless();

    [HttpPost(WebinarAddresses.Dates), HttpPost(MemberAddresses.English + WebinarAddresses.Dates)]
    public async Task<IActionResult> Pick([FromForm] string? code, [FromForm] Guid date)
    {
        if (await FormAsync(code) is not { } form) return Worthless();
        if (await pages.Desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var result = await pick.ExecuteAsync(form.Request.Id, new ProposedDateId(date), school: null, by: null, HttpContext.RequestAborted);
        return result.IsOk
            ? LocalRedirect($"{pages.Desk.To(WebinarAddresses.Dates)}?code={Uri.EscapeDataString(code!)}")
            : Page(form with { Problems = [new FormProblem(null, pages.Site.Labels.For(result.Error))] });
    }

    private async Task<DatesForm?> FormAsync(string? code)
    {
        await pages.Desk.PrepareAsync(HttpContext);
        if (await requests.FindAsync(new OneTimeCode(code ?? ""), HttpContext.RequestAborted) is not { SchoolId: null } request) return null;
        return new DatesForm(
            request, pages.NameOf(request.Expert), await requests.DatesAsync(request.Id, HttpContext.RequestAborted), pages.Desk.To(WebinarAddresses.Dates), code!);
    }

    private ViewResult Page(DatesForm form) => pages.Desk.ShowAt(this, "/Views/Webinars/Dates.cshtml", form.Request.Topic, form, null);

    private ViewResult Worthless() => pages.Desk.ShowAt(this, "/Views/Webinars/Worthless.cshtml", pages.Site["Webinar.LinkWorthless"], new WorthlessLink(), null);
}
