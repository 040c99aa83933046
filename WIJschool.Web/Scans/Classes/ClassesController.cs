using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Results;
using WIJschool.Core.Scans.Classes;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;
using WIJschool.Web.Site;

namespace WIJschool.Web.Scans.Classes;

/// <summary>What a teacher sent to start a session.</summary>
/// <param name="Round">May be left out where there is only one.</param>
public sealed record StartAnswer(string? Group, Guid? Round);

/// <summary>Where a teacher starts, shows, closes and throws away the sessions of classes.</summary>
[Authorize(SchoolPolicies.Staff)]
public sealed class ClassesController(SchoolDesk desk, ClassSessions sessions, ClassRounds rounds, TimeProvider clock) : Controller
{
    private static readonly TimeZoneInfo amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    [HttpGet(ClassAddresses.Teacher), HttpGet(MemberAddresses.English + ClassAddresses.Teacher)]
    public async Task<IActionResult> List([FromQuery] string? klaar)
    {
        await desk.PrepareAsync(HttpContext);
        var notice = klaar switch { "gesloten" => "Class.WasClosed", "weg" => "Class.WasDiscarded", _ => null };
        return Page(await ListAsync() with { Notice = notice is null ? null : desk.Site[notice] });
    }

    [HttpPost(ClassAddresses.Teacher), HttpPost(MemberAddresses.English + ClassAddresses.Teacher)]
    public async Task<IActionResult> Start([FromForm] StartAnswer sent, [FromServices] StartClass start)
    {
        await desk.PrepareAsync(HttpContext);
        var form = await ListAsync() with { Group = sent.Group ?? "", Round = sent.Round };
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var round = sent.Round ?? (form.Rounds.Count == 1 ? form.Rounds[0].Id.Value : null);
        if (round is null) return Page(form with { Problems = [new FormProblem("Round", desk.Site["Class.RoundMissing"])] });

        var started = await start.ExecuteAsync(desk.Visit, new ScanRoundId(round.Value), form.Group, HttpContext.RequestAborted);
        return started.IsOk
            ? LocalRedirect(desk.To(ClassAddresses.Board(started.Value)))
            : Page(form with { Problems = [new FormProblem(started.Error == ClassErrors.GroupInvalid ? "Group" : null, desk.Site.Labels.For(started.Error))] });
    }

    [HttpGet(ClassAddresses.Teacher + "/{id:guid}"), HttpGet(MemberAddresses.English + ClassAddresses.Teacher + "/{id:guid}")]
    public async Task<IActionResult> Board(Guid id)
    {
        if (await FindAsync(id) is not { } session) return NotFound();
        var address = new SiteAddress(HttpContext);
        var pupils = address.Absolute(desk.To(ClassAddresses.Pupils));
        return desk.Show(this, "/Views/Classes/Board.cshtml", desk.Site.Labels.Format("Class.BoardTitle", session.Group), new ClassBoard(
            session, session.IsOpen(clock.GetUtcNow()), pupils[(pupils.IndexOf("//", StringComparison.Ordinal) + 2)..], address.Absolute(desk.To(ClassAddresses.Enter(session.Code)))), Crumb);
    }

    [HttpGet(ClassAddresses.Teacher + "/{id:guid}/sluiten"), HttpGet(MemberAddresses.English + ClassAddresses.Teacher + "/{id:guid}/sluiten")]
    public Task<IActionResult> AskClose(Guid id) => AskAsync(id, discards: false);

    [HttpPost(ClassAddresses.Teacher + "/{id:guid}/sluiten"), HttpPost(MemberAddresses.English + ClassAddresses.Teacher + "/{id:guid}/sluiten")]
    public async Task<IActionResult> Close(Guid id, [FromServices] CloseClass close) =>
        await FindAsync(id) is { } session ? await EndAsync(new ClassEnding(session, Discards: false), close.ExecuteAsync, "gesloten") : NotFound();

    [HttpGet(ClassAddresses.Teacher + "/{id:guid}/weggooien"), HttpGet(MemberAddresses.English + ClassAddresses.Teacher + "/{id:guid}/weggooien")]
    public Task<IActionResult> AskDiscard(Guid id) => AskAsync(id, discards: true);

    [HttpPost(ClassAddresses.Teacher + "/{id:guid}/weggooien"), HttpPost(MemberAddresses.English + ClassAddresses.Teacher + "/{id:guid}/weggooien")]
    public async Task<IActionResult> Discard(Guid id, [FromServices] DiscardClass discard) =>
        await FindAsync(id) is { } session ? await EndAsync(new ClassEnding(session, Discards: true), discard.ExecuteAsync, "weg") : NotFound();

    private (string, string) Crumb => (desk.Site["Class.Title"], ClassAddresses.Teacher);

    private async Task<IActionResult> AskAsync(Guid id, bool discards) => await FindAsync(id) is { } session ? Page(new ClassEnding(session, discards)) : NotFound();

    private async Task<IActionResult> EndAsync(
        ClassEnding ending, Func<Core.Schools.SchoolVisit, ClassSessionId, CancellationToken, Task<Result<Done>>> change, string done)
    {
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(ending with { Problems = [problem] });
        var changed = await change(desk.Visit, ending.Session.Id, HttpContext.RequestAborted);
        return changed.IsOk
            ? LocalRedirect($"{desk.To(ClassAddresses.Teacher)}?klaar={done}")
            : Page(ending with { Problems = [new FormProblem(null, desk.Site.Labels.For(changed.Error))] });
    }

    private async Task<ClassSession?> FindAsync(Guid id)
    {
        await desk.PrepareAsync(HttpContext);
        return await sessions.FindAsync(desk.Visit, new ClassSessionId(id), HttpContext.RequestAborted) is { Status: not ClassStatus.Discarded } session ? session : null;
    }

    private async Task<ClassList> ListAsync()
    {
        var (now, ct) = (clock.GetUtcNow(), HttpContext.RequestAborted);
        var all = await sessions.OfAsync(desk.Visit, ct);
        return new ClassList(
            await rounds.OpenAsync(desk.Visit.School, desk.Site.Culture, ct),
            [.. all.OrderByDescending(session => session.IsOpen(now)).Select(session => new ClassRow(
                session.Id, session.Group, DayOf(session.StartedAt), session.IsOpen(now), session.Answers))]);
    }

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, amsterdam).DateTime);

    private ViewResult Page(ClassList form) => desk.Show(this, "/Views/Classes/List.cshtml", desk.Site["Class.Title"], form);

    private ViewResult Page(ClassEnding form) => desk.Show(
        this, "/Views/Classes/End.cshtml", desk.Site.Labels.Format(form.Discards ? "Class.DiscardTitle" : "Class.CloseTitle", form.Session.Group), form, Crumb);
}
