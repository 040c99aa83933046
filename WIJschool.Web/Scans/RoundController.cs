using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Scans;

/// <summary>Who is asked to answer.</summary>
/// <param name="Addresses">One a line, or with commas between them.</param>
/// <param name="Colleagues">Whether everybody with an account at the school is asked.</param>
public sealed record InviteAnswer(string? Addresses, bool Colleagues);

/// <summary>What an admin does with an open round.</summary>
[Authorize(SchoolPolicies.Admin)]
public sealed class RoundController(SchoolDesk desk, RoundList rounds) : Controller
{
    private static readonly char[] Separators = ['\n', '\r', ',', ';', ' ', '\t'];

    private CancellationToken Aborted => HttpContext.RequestAborted;

    [HttpPost(ScanAddresses.Invite), HttpPost(MemberAddresses.English + ScanAddresses.Invite)]
    public Task<IActionResult> Invite(Guid id, [FromForm] InviteAnswer sent, [FromServices] InviteRespondents invite) => DoAsync(id, "Addresses", sent.Addresses, async round =>
    {
        var read = (sent.Addresses ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(text => (text, Mail: EmailAddress.Parse(text))).ToList();
        if (read.Find(each => !each.Mail.IsOk) is { text: { } wrong }) return ScanErrors.AddressUnread.About(wrong);
        var invited = await invite.ExecuteAsync(desk.Visit.School, desk.Visit.Member, round, [.. read.Select(each => each.Mail.Value!)], sent.Colleagues, desk.Site.Culture, Aborted);
        return invited.IsOk ? "uitgenodigd" : invited.Error;
    });

    [HttpPost(ScanAddresses.Remind), HttpPost(MemberAddresses.English + ScanAddresses.Remind)]
    public Task<IActionResult> Remind(Guid id, [FromServices] RemindRespondents remind) => DoAsync(id, "Remind", typed: null, async round =>
        await remind.ExecuteAsync(desk.Visit.School, desk.Visit.Member, round, Aborted) is { Error: { } error } ? error : "herinnerd");

    [HttpPost(ScanAddresses.Share), HttpPost(MemberAddresses.English + ScanAddresses.Share)]
    public Task<IActionResult> Share(Guid id, [FromForm] bool shared, [FromServices] ShareRound share) => DoAsync(id, "Share", typed: null, async round =>
        await share.ExecuteAsync(desk.Visit.School, desk.Visit.Member, round, shared, Aborted) is { Error: { } error } ? error : shared ? "gedeeld" : "niet-gedeeld");

    [HttpPost(ScanAddresses.Close), HttpPost(MemberAddresses.English + ScanAddresses.Close)]
    public Task<IActionResult> Close(Guid id, [FromForm] bool sure, [FromServices] CloseRound close) => DoAsync(id, "CloseSure", typed: null, async round =>
        !sure ? ScanErrors.NotSure : await close.ExecuteAsync(desk.Visit.School, desk.Visit.Member, round, Aborted) is { Error: { } error } && error != ScanErrors.RoundClosed ? error : "");

    [HttpPost(ScanAddresses.Discard), HttpPost(MemberAddresses.English + ScanAddresses.Discard)]
    public async Task<IActionResult> Discard(Guid id, [FromForm] bool sure, [FromServices] DiscardRound discard)
    {
        var answer = await DoAsync(id, "DiscardSure", typed: null, async round =>
            !sure ? ScanErrors.NotSure : await discard.ExecuteAsync(desk.Visit.School, desk.Visit.Member, round, Aborted) is { Error: { } error } ? error : "");
        return answer is LocalRedirectResult ? LocalRedirect(desk.To(ScanAddresses.Rounds) + "?klaar=weg") : answer;
    }

    /// <param name="field">Of the form, where a problem stands beside it.</param>
    /// <param name="change">Gives the word for what was done.</param>
    private async Task<IActionResult> DoAsync(Guid id, string field, string? typed, Func<ScanRoundId, Task<Result<string>>> change)
    {
        await desk.PrepareAsync(HttpContext);
        var round = new ScanRoundId(id);
        var page = await desk.RoundPageAsync(HttpContext, rounds, round);
        if (page is null) return NotFound();
        var refused = await desk.RefusesAsync(HttpContext);
        var done = refused is null ? await change(round) : null;
        if (done is { IsOk: true }) return LocalRedirect(desk.To(ScanAddresses.Of(round)) + (done.Value.Length > 0 ? $"?klaar={done.Value}" : ""));
        if (done?.Error == ScanErrors.RoundNotFound) return NotFound();
        var problem = refused ?? new FormProblem(field, Tell(done!.Error!));
        return desk.Show(this, page with { Addresses = typed ?? "", Problems = [problem] });
    }

    private string Tell(DomainError error) => error.Subject is { } subject ? $"{desk.Site.Labels.For(error)} {subject}" : desk.Site.Labels.For(error);
}
