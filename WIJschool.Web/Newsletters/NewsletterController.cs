using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Newsletters;
using WIJschool.Core.Schools;
using WIJschool.Web.Http;
using WIJschool.Web.Members;

namespace WIJschool.Web.Newsletters;

/// <param name="Code">Of the link.</param>
/// <param name="IsSignOff">Whether it is about signing off.</param>
/// <param name="IsDone">Whether it was done just now.</param>
/// <param name="IsWorthless">Whether the link leads nowhere.</param>
public sealed record NewsletterPage(string Code, bool IsSignOff, bool IsDone = false, bool IsWorthless = false) : MemberForm
{
    /// <inheritdoc />
    public override int Status => IsWorthless ? StatusCodes.Status410Gone : base.Status;
}

/// <summary>
/// Where the links in mails about the newsletter lead. Each asks for one click more: programs that look at mail follow links, and must
/// neither sign up nor sign off.
/// </summary>
[AllowAnonymous]
public sealed class NewsletterController(ConfirmSubscription confirm, SignOff signOff, MemberDesk desk) : Controller
{
    [HttpGet(NewsletterLinks.ConfirmPath), HttpGet(MemberAddresses.English + NewsletterLinks.ConfirmPath)]
    public async Task<IActionResult> AskToConfirm([FromQuery] string? code)
    {
        await desk.PrepareAsync(HttpContext);
        return Page(new NewsletterPage(code ?? "", IsSignOff: false));
    }

    [HttpPost(NewsletterLinks.ConfirmPath), HttpPost(MemberAddresses.English + NewsletterLinks.ConfirmPath)]
    public async Task<IActionResult> Confirm([FromForm] string? code)
    {
        await desk.PrepareAsync(HttpContext);
        var page = new NewsletterPage(code ?? "", IsSignOff: false);
        if (await desk.RefusesLinkAsync(HttpContext) is { } problem) return Page(page with { Problems = [problem] });
        var confirmed = await confirm.ExecuteAsync(new OneTimeCode(page.Code), HttpContext.RequestAborted);
        return Page(confirmed.IsOk ? page with { IsDone = true } : page with { IsWorthless = true, Problems = [new FormProblem(null, desk.Site.Labels.For(confirmed.Error))] });
    }

    [HttpGet(NewsletterLinks.SignOffPath), HttpGet(MemberAddresses.English + NewsletterLinks.SignOffPath)]
    public async Task<IActionResult> AskToSignOff([FromQuery] string? code)
    {
        await desk.PrepareAsync(HttpContext);
        return Page(new NewsletterPage(code ?? "", IsSignOff: true));
    }

    /// <summary>Whether somebody had signed up with this code is told to nobody.</summary>
    [HttpPost(NewsletterLinks.SignOffPath), HttpPost(MemberAddresses.English + NewsletterLinks.SignOffPath)]
    public async Task<IActionResult> End([FromForm] string? code)
    {
        await desk.PrepareAsync(HttpContext);
        var page = new NewsletterPage(code ?? "", IsSignOff: true);
        if (await desk.RefusesLinkAsync(HttpContext) is { } problem) return Page(page with { Problems = [problem] });
        await signOff.ExecuteAsync(page.Code, HttpContext.RequestAborted);
        return Page(page with { IsDone = true });
    }

    private ViewResult Page(NewsletterPage page) => desk.ShowAt(this, "/Views/Newsletters/Newsletter.cshtml", desk.Site[page.IsSignOff ? "Newsletter.SignOff" : "Newsletter.Confirm"], page, []);
}
