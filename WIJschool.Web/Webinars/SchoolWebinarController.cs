using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Toolbox;
using WIJschool.Core.Webinars;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Webinars;

/// <summary>What a school asked for, and what it is going to.</summary>
/// <param name="Own">The sign-ups of whoever reads this.</param>
public sealed record SchoolWebinars(IReadOnlyList<WebinarRequest> Requests, IReadOnlyList<BookedWebinar> Webinars, IReadOnlyList<SignUpFor> Own, DateTimeOffset Now) : MemberForm
{
    /// <summary>The own sign-ups for webinars that were and can be evaluated, by webinar.</summary>
    public IReadOnlyDictionary<Guid, Guid> ToEvaluate { get; init; } = new Dictionary<Guid, Guid>();
}

/// <summary>What somebody sent who asks for a webinar.</summary>
public sealed record WebinarAnswer(string? Topic, string? Wishes, Guid? Interventie);

/// <param name="Intervention">The name of the intervention that it is about; empty for another subject.</param>
public sealed record AskForm(string Topic, string Wishes, Guid? Key, string Intervention) : MemberForm;

/// <summary>The webinars of a school: asked for, chosen, signed up for and looked back on.</summary>
[Authorize(SchoolPolicies.Staff)]
public sealed class SchoolWebinarController(
    SchoolDesk desk, WebinarPages pages, WebinarRequests requests, WebinarAgenda agenda, RequestPeople people, TimeProvider clock) : Controller
{
    private CancellationToken Aborted => HttpContext.RequestAborted;

    [HttpGet(WebinarAddresses.School), HttpGet(MemberAddresses.English + WebinarAddresses.School)]
    public async Task<IActionResult> Show([FromQuery] string? klaar, [FromServices] Microsoft.Extensions.Options.IOptions<WebinarOptions> options)
    {
        await desk.PrepareAsync(HttpContext);
        var own = await agenda.OfMemberAsync(desk.Visit.Member, Aborted);
        var now = clock.GetUtcNow();
        var form = new SchoolWebinars(await requests.OfSchoolAsync(desk.Visit.School, Aborted), await agenda.OfSchoolAsync(desk.Visit.School, Aborted), own, now)
        {
            ToEvaluate = own
                .Where(one => one.SignUp is { State: SignUpState.Placed, HasEvaluated: false } && one.SignUp.HasAttended != false && one.Webinar.TakesEvaluations(options.Value, now))
                .ToDictionary(one => one.Webinar.Id.Value, one => one.SignUp.Id.Value),
            Notice = klaar switch { "gevraagd" => desk.Site["Webinar.AskedNotice"], "ingetrokken" => desk.Site["Webinar.WithdrawnNotice"], _ => null },
        };
        return desk.Show(this, "/Views/Webinars/SchoolWebinars.cshtml", desk.Site["Webinar.Webinars"], form);
    }

    /// <param name="interventie">The page of the intervention from which somebody came.</param>
    [HttpGet(WebinarAddresses.Ask), HttpGet(MemberAddresses.English + WebinarAddresses.Ask)]
    public async Task<IActionResult> ShowAsk([FromQuery] Guid? interventie)
    {
        await desk.PrepareAsync(HttpContext);
        var name = NameOf(interventie);
        return Page(new AskForm(name.Length == 0 ? "" : desk.Site.Labels.Format("Webinar.AboutIntervention", name), "", name.Length == 0 ? null : interventie, name));
    }

    [HttpPost(WebinarAddresses.Ask), HttpPost(MemberAddresses.English + WebinarAddresses.Ask)]
    public async Task<IActionResult> Ask([FromForm] WebinarAnswer sent, [FromServices] AskForWebinar ask)
    {
        await desk.PrepareAsync(HttpContext);
        var name = NameOf(sent.Interventie);
        var form = new AskForm(sent.Topic ?? "", sent.Wishes ?? "", name.Length == 0 ? null : sent.Interventie, name);
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        if (people.Find(desk.Visit.Member) is not { } person) return Forbid();
        var requester = new Requester(desk.Visit.School, desk.Visit.Member, person.Name, person.Mail, desk.Visit.SchoolName, desk.Site.Culture);
        var result = await ask.ExecuteAsync(requester, new WebinarWish(form.Topic, form.Wishes, form.Key), Aborted);
        if (result.IsOk) return LocalRedirect(desk.To(WebinarAddresses.School) + "?klaar=gevraagd");
        var field = result.Error == WebinarErrors.TopicInvalid ? "Topic" : result.Error == WebinarErrors.WishesTooLong ? "Wishes" : null;
        return Page(form with { Problems = [new FormProblem(field, desk.Site.Labels.For(result.Error))] });
    }

    [HttpGet(WebinarAddresses.Request), HttpGet(MemberAddresses.English + WebinarAddresses.Request)]
    public async Task<IActionResult> ShowRequest(Guid id) => await FindAsync(id) is { } form ? Page(form) : pages.Desk.NothingHere(this);

    [HttpPost(WebinarAddresses.Pick), HttpPost(MemberAddresses.English + WebinarAddresses.Pick)]
    public async Task<IActionResult> Pick(Guid id, [FromForm] Guid date, [FromServices] PickDate pick) =>
        await ChangeAsync(id, () => pick.ExecuteAsync(new WebinarRequestId(id), new ProposedDateId(date), desk.Visit.School, desk.Visit.Member, Aborted), WebinarAddresses.For(WebinarAddresses.Request, id));

    [HttpPost(WebinarAddresses.Withdraw), HttpPost(MemberAddresses.English + WebinarAddresses.Withdraw)]
    public async Task<IActionResult> Withdraw(Guid id, [FromServices] WithdrawWebinarRequest withdraw) =>
        await ChangeAsync(id, () => withdraw.ExecuteAsync(new WebinarRequestId(id), desk.Visit.School, Aborted), WebinarAddresses.School + "?klaar=ingetrokken");

    private async Task<IActionResult> ChangeAsync(Guid id, Func<Task<Result<Done>>> change, string next)
    {
        if (await FindAsync(id) is not { } form) return pages.Desk.NothingHere(this);
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var result = await change();
        if (result.IsOk) return LocalRedirect(desk.To(next));
        return result.Error.Kind == ErrorKind.NotFound ? pages.Desk.NothingHere(this) : Page(form with { Problems = [new FormProblem(null, desk.Site.Labels.For(result.Error))] });
    }

    private async Task<DatesForm?> FindAsync(Guid id)
    {
        await desk.PrepareAsync(HttpContext);
        if (await requests.FindAsync(new WebinarRequestId(id), desk.Visit.School, Aborted) is not { } request) return null;
        return new DatesForm(
            request, pages.NameOf(request.Expert), await requests.DatesAsync(request.Id, Aborted), desk.To(WebinarAddresses.For(WebinarAddresses.Pick, id)), "");
    }

    /// <summary>The name of an intervention that this reader may read; empty for any other page.</summary>
    private string NameOf(Guid? key) =>
        key is { } page && desk.Site.Tree.Find(page, desk.Site.Reading) is { ContentType.Alias: Intervention.Alias } found ? desk.Site.Reading.NameOf(found) : "";

    private ViewResult Page(AskForm form) =>
        desk.Show(this, "/Views/Webinars/Ask.cshtml", desk.Site["Webinar.Ask"], form, (desk.Site["Webinar.Webinars"], WebinarAddresses.School));

    private ViewResult Page(DatesForm form) =>
        desk.Show(this, "/Views/Webinars/Request.cshtml", form.Request.Topic, form, (desk.Site["Webinar.Webinars"], WebinarAddresses.School));
}
