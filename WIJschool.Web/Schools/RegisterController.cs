using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Mailing;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;
using WIJschool.Web.Members;

namespace WIJschool.Web.Schools;

/// <summary>What somebody sent who registers a school.</summary>
/// <param name="Wish">Which button it was.</param>
public sealed record RegisterAnswer(string? School, string? Code, string? Sector, string? Place, string? Pupils, string? Name, string? Email, bool Agree, string? Wish)
{
    /// <summary>The number of pupils, typed with or without a point between the thousands; null for what is no number.</summary>
    internal int? PupilCount => int.TryParse(Pupils?.Trim().Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}

/// <summary>
/// The page to register a school. It looks for no account and answers the same for every address: the password is chosen by the link of the
/// mail, so that nobody sets one for somebody else's address.
/// </summary>
[AllowAnonymous]
public sealed class RegisterController(RegisterSchool register, SchoolSites sites, FederationVisitor visitor, MemberDesk desk) : Controller
{
    private const string LookUp = "zoek";

    // as they stand on the page, so that who goes through what is wrong goes down
    private static readonly string[] Fields = ["Code", "School", "Sector", "Place", "Pupils", "Name", "Email", "Agree"];

    [HttpGet(SchoolLinks.RegisterPath), HttpGet(MemberAddresses.English + SchoolLinks.RegisterPath)]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        var known = await visitor.FindAsync(); // whoever came from the federation need not type what it tells
        return Page(new RegisterForm("", "", "", "", "", known?.Name ?? "", known?.Mail?.Value ?? "", Agrees: false, await sites.AnyAsync(ct)));
    }

    [HttpPost(SchoolLinks.RegisterPath), HttpPost(MemberAddresses.English + SchoolLinks.RegisterPath)]
    public async Task<IActionResult> Send([FromForm] RegisterAnswer sent, CancellationToken ct)
    {
        await desk.PrepareAsync(HttpContext);
        var form = new RegisterForm(
            sent.School ?? "", sent.Code ?? "", sent.Sector ?? "", sent.Place ?? "", sent.Pupils ?? "", sent.Name ?? "", sent.Email ?? "", sent.Agree, await sites.AnyAsync(ct));
        if (sent.Wish == LookUp) return Page(await FilledAsync(form, ct));
        var problems = ProblemsOf(sent);
        if (problems.Count > 0) return Page(form with { Problems = problems });
        if (await desk.RefusesLinkAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });

        var profile = new SchoolProfile(sent.School!, VestigingCode.Parse(sent.Code!).Expect(), Enum.Parse<Sector>(sent.Sector!), sent.Place!, sent.PupilCount!.Value);
        var contact = new SchoolContact(sent.Name!, EmailAddress.Parse(sent.Email!).Expect(), desk.Site.Culture) { Agreed = true };
        var registered = await register.ExecuteAsync(profile, contact, ct);
        return Page(registered.IsOk
            ? form with { IsSent = true, Email = contact.Mail.Value }
            : form with { Problems = [new FormProblem("Code", desk.Site.Labels.For(registered.Error))] });
    }

    /// <summary>The form with the name and place that the ministry's list has for the code.</summary>
    private async Task<RegisterForm> FilledAsync(RegisterForm form, CancellationToken ct)
    {
        var code = VestigingCode.Parse(form.Code);
        if (!code.IsOk) return form with { Problems = [new FormProblem("Code", desk.Site.Labels.For(code.Error))] };
        return await sites.FindAsync(code.Value, ct) is { } site
            ? form with { School = site.Name, Place = site.Place, Sector = site.Sector.ToString(), Notice = desk.Site["Register.Found"] }
            : form with { Problems = [new FormProblem("Code", desk.Site.Labels.For(SchoolErrors.SiteUnknown))] };
    }

    private List<FormProblem> ProblemsOf(RegisterAnswer sent)
    {
        var site = desk.Site;
        List<FormProblem> problems = [];
        if (VestigingCode.Parse(sent.Code ?? "") is { IsOk: false } code) problems.Add(new FormProblem("Code", site.Labels.For(code.Error)));
        foreach (var error in SchoolProfile.ProblemsOf(sent.School, sent.Place, sent.PupilCount))
            problems.Add(new FormProblem(error == SchoolErrors.NameInvalid ? "School" : error == SchoolErrors.PlaceInvalid ? "Place" : "Pupils", site.Labels.For(error)));
        if (!Enum.TryParse<Sector>(sent.Sector, out var sector) || !Enum.IsDefined(sector)) problems.Add(new FormProblem("Sector", site["Register.SectorMissing"]));
        if ((sent.Name?.Trim().Length ?? 0) is 0 or > SchoolProfile.LongestName) problems.Add(new FormProblem("Name", site["NewAccount.NameMissing"]));
        if (EmailAddress.Parse(sent.Email ?? "") is { IsOk: false } mail) problems.Add(new FormProblem("Email", site.Labels.For(mail.Error)));
        if (!sent.Agree) problems.Add(new FormProblem("Agree", site["NewAccount.AgreeMissing"]));
        return [.. problems.OrderBy(problem => Array.IndexOf(Fields, problem.Field))];
    }

    private ViewResult Page(RegisterForm form) =>
        desk.ShowAt(this, "/Views/Schools/Register.cshtml", desk.Site[form.IsSent ? "Register.SentTitle" : "Register.Title"], form, crumbs: null);
}
