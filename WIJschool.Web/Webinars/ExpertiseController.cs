using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Support;
using WIJschool.Core.Webinars;
using WIJschool.Web.Http;
using WIJschool.Web.Members;

namespace WIJschool.Web.Webinars;

/// <summary>What waits for an expert or adviser.</summary>
public sealed record ExpertWork(
    bool IsExpert, IReadOnlyList<PickedRequest> ToConfirm, IReadOnlyList<BookedWebinar> Webinars, IReadOnlyList<SupportRequest> Support, DateTimeOffset Now) : MemberForm;

/// <summary>Who signed up for a webinar of an expert, and who was there.</summary>
public sealed record AttendanceForm(BookedWebinar Booked, string When, IReadOnlyList<SignUp> SignUps, DateTimeOffset Now, EvaluationResult? Result) : MemberForm
{
    public bool CanNote => !Booked.Webinar.IsCancelled && Booked.Webinar.StartsAt <= Now;
}

/// <summary>"Mijn expertise": what experts and advisers do on the site. Each sees only the own.</summary>
[Authorize]
public sealed class ExpertiseController(
    WebinarPages pages, IExperts experts, WebinarRequests requests, WebinarAgenda agenda, WebinarEvaluations evaluations, SupportRequests support, TimeProvider clock) : Controller
{
    private CancellationToken Aborted => HttpContext.RequestAborted;

    private MemberKey Member => WebinarPages.MemberOf(HttpContext) ?? throw new InvalidOperationException("This page is for who is signed in.");

    [HttpGet(WebinarAddresses.Expertise), HttpGet(MemberAddresses.English + WebinarAddresses.Expertise)]
    public async Task<IActionResult> Show([FromQuery] string? klaar)
    {
        var work = await WorkAsync();
        return Page(klaar is null ? work : work with { Notice = pages.Site[klaar == "bevestigd" ? "Expertise.Confirmed" : "Expertise.Refused"] });
    }

    [HttpPost(WebinarAddresses.Confirm), HttpPost(MemberAddresses.English + WebinarAddresses.Confirm)]
    public Task<IActionResult> Confirm(Guid id, [FromServices] ConfirmDate confirm) =>
        DecideAsync(async () => (await confirm.ExecuteAsync(new WebinarRequestId(id), Member, Aborted)).Error, "bevestigd");

    [HttpPost(WebinarAddresses.Refuse), HttpPost(MemberAddresses.English + WebinarAddresses.Refuse)]
    public Task<IActionResult> Refuse(Guid id, [FromServices] RefuseDate refuse) =>
        DecideAsync(async () => (await refuse.ExecuteAsync(new WebinarRequestId(id), Member, Aborted)).Error, "afgewezen");

    [HttpGet(WebinarAddresses.ExpertWebinar), HttpGet(MemberAddresses.English + WebinarAddresses.ExpertWebinar)]
    public async Task<IActionResult> ShowWebinar(Guid id, [FromQuery] string? klaar) =>
        await FindAsync(id) is { } form ? Page(klaar is null ? form : form with { Notice = pages.Site["Expertise.AttendanceKept"] }) : pages.Desk.NothingHere(this);

    /// <param name="present">The sign-ups of who was there.</param>
    [HttpPost(WebinarAddresses.ExpertWebinar), HttpPost(MemberAddresses.English + WebinarAddresses.ExpertWebinar)]
    public async Task<IActionResult> Note(Guid id, [FromForm] Guid[] present, [FromServices] NoteAttendance note)
    {
        if (await FindAsync(id) is not { } form) return pages.Desk.NothingHere(this);
        if (await pages.Desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var result = await note.ByExpertAsync(new WebinarId(id), Member, [.. present.Select(signUp => new SignUpId(signUp))], Aborted);
        return result.IsOk
            ? LocalRedirect(pages.Desk.To(WebinarAddresses.For(WebinarAddresses.ExpertWebinar, id)) + "?klaar=ja")
            : Page(form with { Problems = [new FormProblem(null, pages.Site.Labels.For(result.Error))] });
    }

    private async Task<IActionResult> DecideAsync(Func<Task<DomainError?>> decide, string done)
    {
        var work = await WorkAsync();
        if (await pages.Desk.RefusesAsync(HttpContext) is { } problem) return Page(work with { Problems = [problem] });
        var error = await decide();
        if (error is null) return LocalRedirect($"{pages.Desk.To(WebinarAddresses.Expertise)}?klaar={done}");
        return error.Kind == ErrorKind.NotFound ? pages.Desk.NothingHere(this) : Page(work with { Problems = [new FormProblem(null, pages.Site.Labels.For(error))] });
    }

    private async Task<ExpertWork> WorkAsync()
    {
        await pages.Desk.PrepareAsync(HttpContext);
        var own = experts.Of(Member);
        return new ExpertWork(
            own.Count > 0, await requests.ToConfirmAsync(own, Aborted), await agenda.OfExpertsAsync(own, Aborted), await support.OfAdviserAsync(Member, Aborted), clock.GetUtcNow());
    }

    private async Task<AttendanceForm?> FindAsync(Guid id)
    {
        await pages.Desk.PrepareAsync(HttpContext);
        if (await agenda.FindAsync(new WebinarId(id), Aborted) is not { } booked || !experts.Of(Member).Contains(booked.Webinar.Expert)) return null;
        return new AttendanceForm(
            booked, pages.Tell(booked.Webinar.Slot), await agenda.SignUpsAsync(booked.Webinar.Id, Aborted), clock.GetUtcNow(), await evaluations.ReadAsync(booked.Webinar, Aborted));
    }

    private ViewResult Page(ExpertWork work) => pages.Desk.ShowAt(this, "/Views/Webinars/Expertise.cshtml", pages.Site["Expertise.Title"], work, []);

    private ViewResult Page(AttendanceForm form) =>
        pages.Desk.ShowAt(this, "/Views/Webinars/Attendance.cshtml", form.Booked.Webinar.Title, form, [(pages.Site["Expertise.Title"], WebinarAddresses.Expertise)]);
}
