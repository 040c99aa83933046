using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Scans.Reports;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;
using WIJschool.Web.Site;

namespace WIJschool.Web.Scans.Reports;

/// <summary>A result to take along. Each file is made of what the page shows, so none of them can tell more.</summary>
[Authorize(SchoolPolicies.Staff)]
public sealed class ScanReportController(SchoolDesk desk, ScanResultBuilder results, NoteExport note) : Controller
{
    [HttpGet(ScanAddresses.Round + "/pdf"), HttpGet(MemberAddresses.English + ScanAddresses.Round + "/pdf")]
    public Task<IActionResult> Pdf(Guid id) => FileAsync(
        id, "pdf", "application/pdf", view => ScanResultPdf.Write(view, desk.Site, new SiteAddress(HttpContext)));

    [HttpGet(ScanAddresses.Round + "/csv"), HttpGet(MemberAddresses.English + ScanAddresses.Round + "/csv")]
    public Task<IActionResult> Csv(Guid id) => FileAsync(id, "csv", "text/csv; charset=utf-8", view => ScanCsv.Write(view, desk.Site.Labels));

    /// <returns>Nothing for a round that is open, is not there, or is another school's.</returns>
    private async Task<IActionResult> FileAsync(Guid id, string extension, string type, Func<ScanResultView, byte[]> write)
    {
        await desk.PrepareAsync(HttpContext);
        var round = new ScanRoundId(id);
        var result = await results.BuildAsync(desk.Visit, round, HttpContext.RequestAborted);
        if (!result.IsOk) return NotFound();
        await note.ExecuteAsync(desk.Visit, round, HttpContext.RequestAborted);
        Response.Headers.CacheControl = "private, no-store";
        var about = result.Value.Result.Round;
        return File(write(result.Value), type, $"{about.InstrumentCode}-{about.Year}-{about.Number}.{extension}");
    }
}
