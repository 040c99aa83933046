using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Umbraco.Cms.Core.Net;
using WIJschool.Core.Results;
using WIJschool.Core.Scans;
using WIJschool.Core.Scans.Classes;
using WIJschool.Web.Http;
using WIJschool.Web.Members;

namespace WIJschool.Web.Scans.Classes;

/// <summary>
/// Where pupils answer, with nothing but the code on the board. A form here changes nothing for whoever is signed in and needs the
/// random token of the device in it, so it may come long after the page did, and from a phone that keeps no cookie.
/// </summary>
[AllowAnonymous]
public sealed class PupilController(MemberDesk desk, ClassSessions sessions, ClassRounds rounds, ClassGuesses guesses, IIpResolver ip) : Controller
{
    /// <summary>Lets a phone answer once, also without script: 128 random bits for a day.</summary>
    public const string DeviceCookie = "wijschool-klas";

    private const string DeviceField = "Device";
    private const string ScriptName = "klas";
    private const int LongestCode = 20;

    private static readonly Dictionary<string, int> NoAnswers = [];

    [HttpGet(ClassAddresses.Pupils), HttpGet(MemberAddresses.English + ClassAddresses.Pupils)]
    public async Task<IActionResult> Ask()
    {
        await desk.PrepareAsync(HttpContext);
        return Page(new EnterForm(""));
    }

    [HttpPost(ClassAddresses.Pupils), HttpPost(MemberAddresses.English + ClassAddresses.Pupils), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Enter([FromForm] string? code)
    {
        await desk.PrepareAsync(HttpContext);
        var found = await FindAsync(code ?? "");
        if (found.Error is { Kind: ErrorKind.Gone }) return Closed();
        return found.IsOk ? LocalRedirect(desk.To(ClassAddresses.Enter(found.Value.Code))) : Refuse(code ?? "", found.Error);
    }

    [HttpGet(ClassAddresses.Pupils + "/{code:length(6,9)}"), HttpGet(MemberAddresses.English + ClassAddresses.Pupils + "/{code:length(6,9)}")]
    public async Task<IActionResult> Show(string code)
    {
        await desk.PrepareAsync(HttpContext);
        var found = await FindAsync(code);
        if (found.Error is { Kind: ErrorKind.Gone }) return Closed();
        if (!found.IsOk) return Refuse(code, found.Error);
        var device = Device();
        return await sessions.HasAnsweredAsync(found.Value.Id, device, HttpContext.RequestAborted)
            ? Page(new PupilNote("Pupil.Done")) : Page(await FormAsync(found.Value, device, NoAnswers));
    }

    /// <summary>Takes the answers of one pupil. The script of the page sends the same form, and reads nothing but the status.</summary>
    [HttpPost(ClassAddresses.Pupils + "/{id:guid}/antwoord"), HttpPost(MemberAddresses.English + ClassAddresses.Pupils + "/{id:guid}/antwoord"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Answer(Guid id, [FromServices] AnswerInClass answer)
    {
        await desk.PrepareAsync(HttpContext);
        if (!Request.HasFormContentType) return BadRequest();
        var (session, form) = (new ClassSessionId(id), await Request.ReadFormAsync(HttpContext.RequestAborted));
        var (device, chosen) = (DeviceToken.Parse(form[DeviceField]), Chosen(form));
        var result = device.IsOk ? await answer.ExecuteAsync(session, device.Value, Answers(chosen), HttpContext.RequestAborted) : device.Error;
        if (Request.Headers["X-Requested-With"] == ScriptName)
            return StatusCode(result.IsOk ? StatusCodes.Status204NoContent : result.Error.ToProblem(desk.Site.Labels).StatusCode);
        if (result.IsOk) return LocalRedirect(desk.To(ClassAddresses.Thanks));
        if (result.Error.Kind != ErrorKind.Invalid || await sessions.FindOpenAsync(session, HttpContext.RequestAborted) is not { } open) return Closed();
        var page = await FormAsync(open, device.Value ?? Device(), chosen);
        return Page(page with { Problems = [new FormProblem(null, desk.Site.Labels.For(result.Error))] });
    }

    [HttpGet(ClassAddresses.Thanks), HttpGet(MemberAddresses.English + ClassAddresses.Thanks)]
    public async Task<IActionResult> Thank()
    {
        await desk.PrepareAsync(HttpContext);
        return Page(new PupilNote("Pupil.Thanks"));
    }

    /// <summary>The class of a code; a wrong one counts against the address that it came from.</summary>
    private async Task<Result<ClassSession>> FindAsync(string typed)
    {
        var address = ip.GetCurrentRequestIpAddress();
        if (!guesses.MayTry(address)) return ClassErrors.TooManyCodes;
        var code = ClassCode.Parse(typed);
        var found = code.IsOk ? await sessions.EnterAsync(code.Value, HttpContext.RequestAborted) : code.Error;
        if (found.Error is { Kind: ErrorKind.NotFound }) guesses.CountWrong(address);
        return found;
    }

    private async Task<PupilForm> FormAsync(ClassSession session, DeviceToken device, IReadOnlyDictionary<string, int> given)
    {
        var asked = await rounds.QuestionsAsync(session, desk.Site.Culture, HttpContext.RequestAborted);
        var published = asked.Asked;
        List<Dimension> dimensions = [.. published.Instrument.Dimensions.Select(dimension => dimension with { Statements = [.. dimension.Statements.Where(statement => statement.IsAskedIn(asked.Sector))] })];
        return new PupilForm(session.Id, session.Group, device, published.Introduction, dimensions, published.Answers, published.DoNotKnow, given);
    }

    /// <summary>The fields of statements, as numbers; what is none is no answer.</summary>
    private static Dictionary<string, int> Chosen(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(PupilForm.Prefix, StringComparison.Ordinal))
        .Select(field => (Code: field.Key[PupilForm.Prefix.Length..], IsNumber: int.TryParse(field.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number), Number: number))
        .Where(field => field.IsNumber)
        .ToDictionary(field => field.Code, field => field.Number, StringComparer.Ordinal);

    private static Dictionary<string, int?> Answers(Dictionary<string, int> chosen) =>
        chosen.ToDictionary(field => field.Key, field => field.Value == PupilForm.DoesNotKnow ? (int?)null : field.Value, StringComparer.Ordinal);

    /// <summary>What this phone is known by. It is no name of anybody, and forgotten after a day.</summary>
    private DeviceToken Device()
    {
        var known = DeviceToken.Parse(Request.Cookies[DeviceCookie]);
        var device = known.IsOk ? known.Value : DeviceToken.New();
        Response.Cookies.Append(DeviceCookie, device.Value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = ClassSession.Longest,
            SameSite = SameSiteMode.Lax, // a camera that reads the QR code comes from elsewhere
            Secure = Request.IsHttps,
        });
        return device;
    }

    private ViewResult Refuse(string typed, DomainError error) => Page(new EnterForm(typed.Length > LongestCode ? typed[..LongestCode] : typed, error.Kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    })
    {
        Problems = [new FormProblem("code", desk.Site.Labels.For(error))],
    });

    private ViewResult Closed() => Page(new PupilNote("Pupil.Closed", StatusCodes.Status410Gone));

    private ViewResult Page(EnterForm form) => desk.ShowAt(this, "/Views/Classes/Enter.cshtml", desk.Site["Pupil.EnterTitle"], form, crumbs: null);

    private ViewResult Page(PupilNote note) => desk.ShowAt(this, "/Views/Classes/Note.cshtml", desk.Site[$"{note.Key}.Title"], note, crumbs: null);

    private ViewResult Page(PupilForm form) => desk.ShowAt(this, "/Views/Classes/Answer.cshtml", desk.Site["Pupil.Title"], form, crumbs: null);
}
