using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Results;
using WIJschool.Core.SavedInterventions;
using WIJschool.Core.Schools;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;

namespace WIJschool.Web.SavedInterventions;

/// <summary>Where somebody of a school saves interventions, writes why, and tells colleagues.</summary>
[Authorize(SchoolPolicies.Staff)]
public sealed class SavedController(
    SchoolDesk desk, SchoolsSaved saved, SaveIntervention save, ChangeSavedNote change, RemoveSavedIntervention remove, ShareSaved share, SchoolPeople people) : Controller
{
    public const string Path = SchoolLinks.MySchoolPath + "/bewaard";
    public const string NewPath = Path + "/nieuw";
    public const string SharePath = Path + "/delen";
    public const string Remove = "verwijderen", ChangeNote = "notitie", Saved = "bewaard", Shared = "gedeeld";

    [HttpGet(Path), HttpGet(MemberAddresses.English + Path)]
    public async Task<IActionResult> Show([FromQuery] string? klaar)
    {
        await desk.PrepareAsync(HttpContext);
        var list = await ListAsync();
        return Page(list with
        {
            Notice = klaar switch
            {
                Saved => desk.Site["Saved.DoneSaved"],
                ChangeNote => desk.Site["Saved.DoneNote"],
                Remove => desk.Site["Saved.DoneRemoved"],
                Shared => desk.Site["Saved.DoneShared"],
                _ => null,
            },
        });
    }

    [HttpPost(Path), HttpPost(MemberAddresses.English + Path)]
    public async Task<IActionResult> Change([FromForm] SavedAnswer sent)
    {
        await desk.PrepareAsync(HttpContext);
        if (await desk.RefusesAsync(HttpContext) is { } stale) return Page(await ListAsync(sent) with { Problems = [stale] });
        var (visit, id, ct) = (desk.Visit, new SavedInterventionId(sent.Id), HttpContext.RequestAborted);
        if (sent.Wish == Remove)
        {
            var removed = await remove.ExecuteAsync(visit.School, visit.Member, id, ct);
            return removed.IsOk || removed.Error == SavedInterventionErrors.NotFound ? Back(Remove) : Page(await ListAsync() with { Problems = [Problem(removed.Error)] });
        }
        var note = sent.Note ?? "";
        var changed = await change.ExecuteAsync(visit.School, visit.Member, id, sent.Before ?? "", note, ct);
        if (changed.IsOk && changed.Value == note.ReplaceLineEndings("\n").Trim()) return Back(ChangeNote);
        if (changed.Error == SavedInterventionErrors.NotFound) return NotFound();
        var problem = changed.IsOk ? new FormProblem($"Note-{sent.Id:N}", desk.Site["Saved.NoteChanged"]) : Problem(changed.Error) with { Field = $"Note-{sent.Id:N}" };
        return Page(await ListAsync(sent) with { Problems = [problem] });
    }

    [HttpGet(NewPath), HttpGet(MemberAddresses.English + NewPath)]
    public async Task<IActionResult> ShowNew([FromQuery] Guid interventie)
    {
        await desk.PrepareAsync(HttpContext);
        return Find(interventie) is { } item ? Page(new SaveForm(item, "", await HasAsync(interventie))) : NotFound();
    }

    [HttpPost(NewPath), HttpPost(MemberAddresses.English + NewPath)]
    public async Task<IActionResult> Save(Guid interventie, [FromForm] string? note)
    {
        await desk.PrepareAsync(HttpContext);
        if (Find(interventie) is not { } item) return NotFound();
        var form = new SaveForm(item, note ?? "", await HasAsync(interventie));
        if (await desk.RefusesAsync(HttpContext) is { } stale) return Page(form with { Problems = [stale] });
        var done = await save.ExecuteAsync(desk.Visit.School, desk.Visit.Member, interventie, note ?? "", HttpContext.RequestAborted);
        return done.IsOk ? Back(Saved) : Page(form with { Problems = [Problem(done.Error)] });
    }

    [HttpPost(SharePath), HttpPost(MemberAddresses.English + SharePath)]
    public async Task<IActionResult> Share([FromForm] ShareAnswer sent)
    {
        await desk.PrepareAsync(HttpContext);
        var list = await ListAsync() with { Message = sent.Message ?? "", Chosen = sent.Colleagues ?? [] };
        if (await desk.RefusesAsync(HttpContext) is { } stale) return Page(list with { Problems = [stale] });
        var titles = list.Rows.Select(row => row.Item?.Page.Title).OfType<string>().ToList();
        var mail = new SharedList([.. list.Chosen.Select(key => new MemberKey(key))], titles, list.Message, desk.Site.Culture);
        var done = await share.ExecuteAsync(desk.Visit.School, desk.Visit.Member, mail, HttpContext.RequestAborted);
        return done.IsOk ? Back(Shared) : Page(list with { Problems = [Problem(done.Error)] });
    }

    private Intervention? Find(Guid key) => desk.Site.Tree.Find(key, desk.Site.Reading) is { ContentType.Alias: Intervention.Alias } page
        ? InterventionMapper.MapSummary(page, desk.Site.Reading) : null;

    private async Task<bool> HasAsync(Guid intervention) => (await saved.KeysAsync(desk.Visit.School, HttpContext.RequestAborted)).Contains(intervention);

    /// <param name="typed">A note that was not saved, to be shown as it was typed.</param>
    private async Task<SavedList> ListAsync(SavedAnswer? typed = null)
    {
        var (visit, ct) = (desk.Visit, HttpContext.RequestAborted);
        var rows = (await saved.ReadAsync(visit.School, ct)).Select(one => new SavedRow(
            one, Find(one.Intervention), one.SavedBy is { } by ? people.NameOf(by) : "", typed?.Id == one.Id.Value ? typed.Note : null));
        return new SavedList([.. rows], await share.ColleaguesAsync(visit.School, visit.Member, ct), desk.Site.UrlOf("toolbox"), "", []);
    }

    private FormProblem Problem(DomainError error) => new(error.Subject, desk.Site.Labels.For(error));

    private LocalRedirectResult Back(string done) => LocalRedirect($"{desk.To(Path)}?klaar={done}");

    private ViewResult Page(SavedList list) => desk.Show(this, "/Views/SavedInterventions/List.cshtml", desk.Site["Saved.Title"], list);

    private ViewResult Page(SaveForm form) => desk.Show(this, "/Views/SavedInterventions/Save.cshtml", desk.Site["Saved.SaveTitle"], form, (desk.Site["Saved.Title"], Path));
}
