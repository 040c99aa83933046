using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Core.Webinars;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Site;

namespace WIJschool.Web.Webinars;

/// <summary>What somebody sent who signs up without an account.</summary>
/// <param name="Website">A field that no person sees: whoever fills it in is none.</param>
public sealed record SignUpAnswer(string? Name, string? Email, string? Website);

/// <summary>The page of one webinar, where anybody may sign up for a public one and the people of its school for a closed one.</summary>
[AllowAnonymous]
public sealed class WebinarController(WebinarPages pages, SignUpForWebinar signUp, SignOffWebinar signOff, TimeProvider clock) : Controller
{
    private const string PageView = "/Views/Webinars/Webinar.cshtml";

    [HttpGet(WebinarAddresses.One), HttpGet(MemberAddresses.English + WebinarAddresses.One)]
    public async Task<IActionResult> Show(Guid id, [FromQuery] string? klaar)
    {
        if (await FindAsync(id) is not { } form) return pages.Desk.NothingHere(this);
        return Page(klaar is null ? form : form with { Notice = form.IsSignedIn ? null : pages.Site["Webinar.SignUpSent"] });
    }

    /// <summary>Signs up. The answer to a visitor says nothing of who signed up before: the mail does.</summary>
    [HttpPost(WebinarAddresses.One), HttpPost(MemberAddresses.English + WebinarAddresses.One)]
    public async Task<IActionResult> SignUp(Guid id, [FromForm] SignUpAnswer sent)
    {
        if (await FindAsync(id) is not { } found) return pages.Desk.NothingHere(this);
        var form = found with { Name = sent.Name ?? "", Email = sent.Email ?? "" };
        if (await pages.Desk.RefusesLinkAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        if (!string.IsNullOrEmpty(sent.Website)) return Done(id); // a program that fills in everything
        if (await pages.ParticipantAsync(HttpContext) is not { } participant)
        {
            var mail = EmailAddress.Parse(sent.Email ?? "");
            var problems = ProblemsOf(form, mail);
            if (problems.Count > 0) return Page(form with { Problems = problems });
            participant = new Participant(form.Name, mail.Expect(), pages.Site.Culture, Member: null, School: null);
        }
        var result = await signUp.ExecuteAsync(new WebinarId(id), participant, HttpContext.RequestAborted);
        return result.IsOk ? Done(id) : Page(form with { Problems = [Problem(result.Error)] });
    }

    /// <summary>Whoever is signed in signs off.</summary>
    [HttpPost(WebinarAddresses.One + "/afmelden"), HttpPost(MemberAddresses.English + WebinarAddresses.One + "/afmelden")]
    public async Task<IActionResult> SignOffAsync(Guid id)
    {
        if (await FindAsync(id) is not { Own: { } own } form) return pages.Desk.NothingHere(this);
        if (await pages.Desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var result = await signOff.ExecuteAsync(own.Id, HttpContext.RequestAborted);
        return result.IsOk ? Done(id) : Page(form with { Problems = [Problem(result.Error)] });
    }

    [HttpGet(WebinarAddresses.Calendar), HttpGet(MemberAddresses.English + WebinarAddresses.Calendar)]
    public async Task<IActionResult> Calendar(Guid id)
    {
        if (await FindAsync(id) is not { } form) return pages.Desk.NothingHere(this);
        var join = form.Own is { State: SignUpState.Placed } ? form.Webinar.JoinLink : null;
        return WebinarCalendar.Answer(Response, WebinarCalendar.Write(form.Webinar, Absolute(id), join, clock.GetUtcNow()));
    }

    private async Task<WebinarForm?> FindAsync(Guid id)
    {
        await pages.Desk.PrepareAsync(HttpContext);
        return await pages.FindAsync(new WebinarId(id), HttpContext);
    }

    private List<FormProblem> ProblemsOf(WebinarForm form, Result<EmailAddress> mail)
    {
        List<FormProblem> problems = [];
        if (form.Name.Trim().Length is 0 or > Participant.LongestName) problems.Add(new FormProblem("Name", pages.Site.Labels.For(WebinarErrors.NameInvalid)));
        if (!mail.IsOk) problems.Add(new FormProblem("Email", pages.Site.Labels.For(mail.Error)));
        return problems;
    }

    private FormProblem Problem(DomainError error) => new(error == WebinarErrors.NameInvalid ? "Name" : null, pages.Site.Labels.For(error));

    private LocalRedirectResult Done(Guid id) => LocalRedirect(pages.Desk.To(WebinarAddresses.For(WebinarAddresses.One, id)) + "?klaar=ja");

    private string Absolute(Guid id) => new SiteAddress(HttpContext).Absolute(pages.Desk.To(WebinarAddresses.For(WebinarAddresses.One, id)));

    /// <summary>Search engines may know of a public webinar; of a closed one nobody hears.</summary>
    private ViewResult Page(WebinarForm form)
    {
        var result = pages.Desk.ShowAt(this, PageView, form.Webinar.Title, form, [(pages.Site["Webinar.Webinars"], WebinarAddresses.All)]);
        if (!form.Webinar.IsPublic) return result;
        var model = (PageModel<WebinarForm>)result.Model!;
        var address = new SiteAddress(HttpContext);
        var path = WebinarAddresses.For(WebinarAddresses.One, form.Webinar.Id.Value);
        result.ViewData.Model = model with
        {
            Frame = model.Frame with
            {
                IsHidden = false,
                Description = pages.Tell(form.Webinar.Slot),
                StructuredData = [StructuredData.Event(form.Webinar, form.Expert, address.Absolute(pages.Desk.To(path)), pages.Site.Culture)],
                Alternates = [.. pages.Site.Cultures.Select(culture => MemberAddresses.In(culture, path)).Zip(pages.Site.Cultures, (url, culture) => new Alternate(culture, address.Absolute(url), url))],
            },
        };
        return result;
    }
}
