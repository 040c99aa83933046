using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Results;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;
using WIJschool.Web.Site;

namespace WIJschool.Web.Scans;

/// <summary>What somebody sent who begins a round.</summary>
public sealed record RoundAnswer(string? Instrument, string? ClosesOn);

/// <summary>The rounds of a school: the list, beginning one, and a round or its result.</summary>
public sealed class ScansController(SchoolDesk desk, RoundList rounds, IInstruments instruments, TimeProvider clock) : Controller
{
    private const int UsualDays = 21;

    private CancellationToken Aborted => HttpContext.RequestAborted;

    [HttpGet(ScanAddresses.Rounds), HttpGet(MemberAddresses.English + ScanAddresses.Rounds), Authorize(SchoolPolicies.Staff)]
    public async Task<IActionResult> List([FromQuery] string? klaar)
    {
        await desk.PrepareAsync(HttpContext);
        var page = await PageAsync(new RoundAnswer(null, null));
        return Show(page with { Notice = klaar == "weg" ? desk.Site["Scan.Discarded"] : null });
    }

    [HttpPost(ScanAddresses.Rounds), HttpPost(MemberAddresses.English + ScanAddresses.Rounds), Authorize(SchoolPolicies.Admin)]
    public async Task<IActionResult> Open([FromForm] RoundAnswer sent, [FromServices] OpenRound open)
    {
        await desk.PrepareAsync(HttpContext);
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Show(await PageAsync(sent) with { Problems = [problem] });
        List<FormProblem> problems = [];
        if (string.IsNullOrEmpty(sent.Instrument)) problems.Add(new FormProblem("Instrument", desk.Site["Scan.InstrumentMissing"]));
        if (!DateOnly.TryParseExact(sent.ClosesOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            problems.Add(new FormProblem("ClosesOn", desk.Site["Scan.DayMissing"]));
        if (problems.Count > 0) return Show(await PageAsync(sent) with { Problems = problems });

        var opened = await open.ExecuteAsync(desk.Visit.School, desk.Visit.Member, sent.Instrument!, day, Aborted);
        return opened.IsOk
            ? LocalRedirect(desk.To(ScanAddresses.Of(opened.Value)))
            : Show(await PageAsync(sent) with { Problems = [ProblemOf(opened.Error)] });
    }

    /// <summary>The result of a round that is closed, or how an open one goes.</summary>
    [HttpGet(ScanAddresses.Round), HttpGet(MemberAddresses.English + ScanAddresses.Round), Authorize(SchoolPolicies.Staff)]
    public async Task<IActionResult> Round(Guid id, [FromQuery] string? klaar, [FromServices] ScanResultBuilder results)
    {
        await desk.PrepareAsync(HttpContext);
        var round = new ScanRoundId(id);
        var result = await results.BuildAsync(desk.Visit, round, Aborted);
        if (result.IsOk)
            return desk.Show(this, "/Views/Scans/Result.cshtml", result.Value.Result.Round.Name, new ResultPage(result.Value), (desk.Site["Scan.Menu"], ScanAddresses.Rounds));
        if (result.Error != ScanErrors.RoundOpen) return NotFound();
        return await desk.RoundPageAsync(HttpContext, rounds, round) is { } page
            ? desk.Show(this, page with { Notice = klaar is "uitgenodigd" or "herinnerd" or "gedeeld" or "niet-gedeeld" ? desk.Site[$"Scan.Done.{klaar}"] : null }) : NotFound();
    }

    private FormProblem ProblemOf(DomainError error) => new(
        error == ScanErrors.ClosingDayInvalid ? "ClosesOn" : error == ScanErrors.RoundsUsedUp || error.Code == ScanErrors.InstrumentNotFound.Code ? "Instrument" : null,
        desk.Site.Labels.For(error));

    private async Task<RoundsPage> PageAsync(RoundAnswer sent)
    {
        var today = DutchDay.Today(clock);
        var all = await rounds.OfAsync(desk.Visit.School, desk.Site.Culture, Aborted);
        var open = all.Where(round => round.Status == RoundStatus.Open).Select(round => round.InstrumentCode).ToHashSet(StringComparer.Ordinal);
        var offered = desk.Visit.IsAdmin ? await instruments.AllAsync() : [];
        return new RoundsPage(
            all, [.. offered.Where(instrument => !open.Contains(instrument.Code)).Select(Choice)], sent.Instrument,
            sent.ClosesOn ?? today.AddDays(UsualDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), today.AddDays(1));
    }

    private InstrumentChoice Choice(FrozenInstrument instrument) =>
        new(instrument.Code, instrument.In(desk.Site.Culture).Instrument.Name, desk.Site[$"Scan.Audience.{instrument.Audience}"]);

    private ViewResult Show(RoundsPage page) => desk.Show(this, "/Views/Scans/Rounds.cshtml", desk.Site["Scan.Menu"], page);
}

/// <summary>The page of an open round, which more than one action shows.</summary>
internal static class RoundDesk
{
    /// <returns>Null when the school has no such round.</returns>
    public static async Task<OpenRoundPage?> RoundPageAsync(this SchoolDesk desk, HttpContext http, RoundList rounds, ScanRoundId id)
    {
        if (await rounds.FindAsync(desk.Visit.School, id, desk.Site.Culture, http.RequestAborted) is not { } progress) return null;
        var link = desk.Visit.IsAdmin && progress.SharedCode is { } code ? new SiteAddress(http).Absolute($"{desk.To(ScanAddresses.Answer)}?code={Uri.EscapeDataString(code)}") : null;
        return new OpenRoundPage(progress, desk.Visit.IsAdmin, "", link);
    }

    public static ViewResult Show(this SchoolDesk desk, Controller controller, OpenRoundPage page) =>
        desk.Show(controller, "/Views/Scans/Round.cshtml", page.Progress.Round.Name, page, (desk.Site["Scan.Menu"], ScanAddresses.Rounds));
}
