using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;
using WIJschool.Web.Members;

namespace WIJschool.Web.Scans;

/// <summary>Where somebody with a link answers a scan, without an account.</summary>
[AllowAnonymous]
public sealed class AnswerController(MemberDesk desk, FindEntry entries, TimeProvider clock) : Controller
{
    /// <summary>By which a shared link knows a browser that has answered. Each link has one of its own, which ends with its round.</summary>
    private const string DeviceCookie = "wijschool-scan-";

    private CancellationToken Aborted => HttpContext.RequestAborted;

    [HttpGet(ScanAddresses.Answer), HttpGet(MemberAddresses.English + ScanAddresses.Answer)]
    public async Task<IActionResult> Show([FromQuery] string? code)
    {
        await desk.PrepareAsync(HttpContext);
        var device = DeviceOf(code ?? "", null);
        var entry = await entries.ExecuteAsync(code ?? "", device, desk.Site.Culture, Aborted);
        if (!entry.IsOk) return Worthless();
        if (entry.Value.HasAnswered) return Thank(code!, isAgain: true);
        if (!entry.Value.IsPersonal) Keep(code!, device, entry.Value);
        return Form(new AnswerForm(entry.Value, code!, device, new Dictionary<string, string>(), KeptAs(code!)));
    }

    [HttpPost(ScanAddresses.Answer), HttpPost(MemberAddresses.English + ScanAddresses.Answer)]
    public async Task<IActionResult> Send([FromServices] SubmitResponse submit)
    {
        await desk.PrepareAsync(HttpContext);
        var sent = await Request.ReadFormAsync(Aborted);
        var code = sent["code"].ToString();
        var device = DeviceOf(code, sent["device"]);
        var entry = await entries.ExecuteAsync(code, device, desk.Site.Culture, Aborted);
        if (!entry.IsOk) return Worthless();
        if (entry.Value.HasAnswered) return Thank(code, isAgain: false); // a second click
        var form = new AnswerForm(entry.Value, code, device, GivenAnswers.Read(sent, entry.Value.Statements), KeptAs(code));
        if (await desk.RefusesAsync(HttpContext) is { } refused) return Form(form with { Problems = [refused] });
        if (GivenAnswers.Missing(form.Given, entry.Value.Statements, desk.Site.Labels) is { Count: > 0 } missing) return Form(form with { Problems = missing });

        var result = await submit.ExecuteAsync(code, device, GivenAnswers.ToNumbers(form.Given), Aborted);
        if (result.IsOk || result.Error == ScanErrors.AlreadyAnswered) return LocalRedirect($"{desk.To(ScanAddresses.Thanks)}?klaar={form.KeptAs}");
        return result.Error == ScanErrors.LinkWorthless ? Worthless() : Form(form with { Problems = [new FormProblem(null, desk.Site.Labels.For(result.Error))] });
    }

    /// <param name="klaar">What this browser need not keep any more.</param>
    [HttpGet(ScanAddresses.Thanks), HttpGet(MemberAddresses.English + ScanAddresses.Thanks)]
    public async Task<IActionResult> Thanks([FromQuery] string? klaar)
    {
        await desk.PrepareAsync(HttpContext);
        return Show(new ThanksPage(klaar, IsAgain: false));
    }

    private IActionResult Thank(string code, bool isAgain) => Show(new ThanksPage(KeptAs(code), isAgain));

    private ViewResult Show(ThanksPage page) => desk.ShowAt(this, "/Views/Scans/Thanks.cshtml", desk.Site["Scan.Thanks"], page, crumbs: null);

    private ViewResult Form(AnswerForm form) => desk.ShowAt(this, "/Views/Scans/Answer.cshtml", form.Entry.Published.Instrument.Name, form, crumbs: null);

    private ViewResult Worthless() => desk.ShowAt(this, "/Views/Scans/Worthless.cshtml", desk.Site["Scan.Worthless"], new WorthlessPage(), crumbs: null);

    /// <summary>What this browser made itself known by, or something new. A browser that keeps no cookies sends it with the form.</summary>
    private string DeviceOf(string code, string? typed) => Request.Cookies[DeviceCookie + KeptAs(code)] is { Length: > 0 } kept ? kept : typed is { Length: > 0 } ? typed : OneTimeCode.New().Value;

    private void Keep(string code, string device, ScanEntry entry) => Response.Cookies.Append(DeviceCookie + KeptAs(code), device, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = Request.IsHttps,
        MaxAge = TimeSpan.FromDays(entry.ClosesOn.DayNumber - DutchDay.Today(clock).DayNumber + 1),
    });

    /// <summary>A name that tells nothing of the code, and is another one for another link on the same device.</summary>
    private static string KeptAs(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"kept {code}")))[..16];
}

/// <summary>Answers as a form sends them: <c>a-</c> and the code of the statement, 1 to the points of the scale or 0 for "I do not know".</summary>
public static class GivenAnswers
{
    public const string Prefix = "a-";
    private const string DoNotKnow = "0";

    /// <summary>What was chosen for the statements that are asked; anything else that was sent is left out.</summary>
    public static IReadOnlyDictionary<string, string> Read(IFormCollection sent, IReadOnlyList<Statement> asked) => asked
        .Select(statement => (statement.Code, Answer: sent[Prefix + statement.Code].ToString())).Where(each => int.TryParse(each.Answer, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .ToDictionary(each => each.Code, each => each.Answer, StringComparer.Ordinal);

    /// <summary>A problem for each statement without a choice.</summary>
    public static List<FormProblem> Missing(IReadOnlyDictionary<string, string> given, IReadOnlyList<Statement> asked, Core.Labels.LabelSet labels) =>
        [.. asked.Select((statement, index) => (statement, Number: index + 1)).Where(each => !given.ContainsKey(each.statement.Code))
            .Select(each => new FormProblem($"{Prefix}{each.statement.Code}", labels.Format("Scan.StatementMissing", each.Number)))];

    public static IReadOnlyDictionary<string, int?> ToNumbers(IReadOnlyDictionary<string, string> given) => given.ToDictionary(
        pair => pair.Key, pair => pair.Value == DoNotKnow ? (int?)null : int.Parse(pair.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
