using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WIJschool.Cms.Security.Members;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;
using WIJschool.Web.Members;

namespace WIJschool.Web.Privacy;

/// <param name="Due">The day on which everything is erased; null when nobody asked for it.</param>
/// <param name="Days">How long somebody can change their mind.</param>
/// <param name="AsksPassword">Whether the password must be typed to erase.</param>
public sealed record OwnDataForm(DateOnly? Due, int Days, bool AsksPassword) : MemberForm;

/// <summary>What is kept of whoever is signed in: to be taken along, and to be erased.</summary>
[Authorize]
public sealed class OwnDataController(
    MemberManager members, WijschoolDbContext db, ExportPersonalData export, AskErasure ask, CallOffErasure callOff, FreshSignIn fresh, MemberDesk desk,
    Microsoft.Extensions.Options.IOptions<PrivacyOptions> options) : Controller
{
    private static readonly TimeZoneInfo amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private MemberKey Key => new(Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!));

    [HttpGet(MemberAddresses.OwnData), HttpGet(MemberAddresses.English + MemberAddresses.OwnData)]
    public async Task<IActionResult> Show([FromQuery] string? klaar)
    {
        var form = await FormAsync(await MemberAsync());
        var site = desk.Site;
        return Page(form with { Notice = klaar switch { "gevraagd" => site["OwnData.Asked"], "teruggenomen" => site["OwnData.CalledOff"], _ => null } });
    }

    [HttpGet(MemberAddresses.OwnDataJson)]
    public async Task<IActionResult> Json(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        return await export.AsJsonAsync(Key, ct) is { } json ? File(json, "application/json", "mijn-gegevens.json") : NotFound();
    }

    [HttpGet(MemberAddresses.OwnDataZip)]
    public async Task<IActionResult> Zip(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        var zip = new MemoryStream();
        if (!await export.WriteZipAsync(Key, zip, ct)) return NotFound();
        zip.Position = 0;
        return File(zip, "application/zip", "mijn-gegevens.zip");
    }

    [HttpPost(MemberAddresses.Erase), HttpPost(MemberAddresses.English + MemberAddresses.Erase)]
    public async Task<IActionResult> Erase([FromForm] string? password, CancellationToken ct)
    {
        var member = await MemberAsync();
        var form = await FormAsync(member);
        if ((await desk.RefusesAsync(HttpContext) ?? await fresh.RefusesAsync(HttpContext, member, password)) is { } problem) return Page(form with { Problems = [problem] });
        var asked = await ask.ExecuteAsync(Key, desk.Site.Culture, ct);
        return asked.IsOk ? Done("gevraagd") : Page(form with { Problems = [new FormProblem(null, TextOf(asked.Error))] });
    }

    [HttpPost(MemberAddresses.CallOffErasure), HttpPost(MemberAddresses.English + MemberAddresses.CallOffErasure)]
    public async Task<IActionResult> CallOff(CancellationToken ct)
    {
        var member = await MemberAsync();
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(await FormAsync(member) with { Problems = [problem] });
        var calledOff = await callOff.ExecuteAsync(Key, ct);
        return calledOff.IsOk ? Done("teruggenomen") : Page(await FormAsync(member) with { Problems = [new FormProblem(null, TextOf(calledOff.Error))] });
    }

    private string TextOf(DomainError error) =>
        error.Subject is { } school ? desk.Site.Labels.Format("OwnData.LastAdminOf", school) : desk.Site.Labels.For(error);

    private async Task<MemberAccount> MemberAsync()
    {
        await desk.PrepareAsync(HttpContext);
        return await members.GetUserAsync(User) ?? throw new InvalidOperationException("A session was found of a member who does not exist.");
    }

    private async Task<OwnDataForm> FormAsync(MemberAccount member)
    {
        var key = Key;
        var due = await db.Set<Erasure>().AsNoTracking().Where(erasure => erasure.Member == key).Select(erasure => (DateTimeOffset?)erasure.DueAt).SingleOrDefaultAsync(HttpContext.RequestAborted);
        var asksPassword = due is null && await members.HasPasswordAsync(member) && !await fresh.IsFreshAsync(HttpContext, member);
        return new OwnDataForm(due is { } moment ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, amsterdam).DateTime) : null, options.Value.ErasureDays, asksPassword);
    }

    private LocalRedirectResult Done(string what) => LocalRedirect($"{desk.To(MemberAddresses.OwnData)}?klaar={what}");

    private ViewResult Page(OwnDataForm form) =>
        desk.ShowAt(this, "/Views/Privacy/OwnData.cshtml", desk.Site["OwnData.Title"], form, [(desk.Site["Member.Account"], MemberAddresses.Account)]);
}
