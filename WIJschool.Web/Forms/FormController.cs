using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Net;
using WIJschool.Core.Forms;
using WIJschool.Core.Navigation;
using WIJschool.Core.Results;
using WIJschool.Web.Http;
using WIJschool.Web.Rendering;
using WIJschool.Web.Site;

namespace WIJschool.Web.Forms;

/// <summary>Takes what is filled in on forms, page by page, and says that it was sent.</summary>
[AllowAnonymous, RequestSizeLimit(FormPost.MostBytes)]
[Route($"{FormAddresses.Base}/{{key:guid}}"), Route($"/en{FormAddresses.Base}/{{key:guid}}")]
public sealed class FormController(
    FormSource source, FormDesk desk, FormTickets tickets, FormFilling filling, FormLimits limits, SubmitForm submit, SiteContext site, FrameBuilder frames,
    PageAccess access, IAntiforgery antiforgery, IIpResolver ip, IOptions<FormOptions> options, TimeProvider clock) : Controller
{
    private const string FillIn = "/Views/Forms/Form.cshtml";

    private CancellationToken Ct => HttpContext.RequestAborted;

    /// <summary>Whoever comes here by a link is led to the form's own page.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid key)
    {
        await site.PrepareAsync(HttpContext);
        return source.Find(key) is { } page ? LocalRedirect(site.Reading.UrlOf(page)) : NotFound();
    }

    [HttpPost("")]
    public async Task<IActionResult> Send(Guid key)
    {
        await site.PrepareAsync(HttpContext);
        if (source.Find(key) is not { } page) return NotFound();
        if (access.Refuses(page, User)) return await access.RefuseAsync(page, HttpContext);
        var form = await source.ReadAsync(page, User, Ct);
        if (await FormPost.ReadAsync(Request, form, Ct) is not { } post) return await AnswerAsync(page, desk.Make(form, 0, FormValues.None, tickets.New(key)), Problem("TooMuch"));

        var ticket = tickets.Open(post.Ticket, key);
        var view = desk.Make(form, post.Page, post.Values, ticket ?? tickets.New(key));
        if (limits.IsTooOften(ip.GetCurrentRequestIpAddress())) return await AnswerAsync(page, view, Problem("TooOften"), StatusCodes.Status429TooManyRequests);
        if (ticket is null || !await antiforgery.IsRequestValidAsync(HttpContext)) return await AnswerAsync(page, view, Problem("Stale"));
        var (values, problems) = await filling.TakeFilesAsync(form, view.Page, ticket, post, Ct);
        return await GoAsync(page, desk.Make(form, view.Page, FormRules.Tidy(form, values), ticket) with { Problems = problems }, post, ticket);
    }

    /// <summary>Where whoever has sent a form ends, however often they look again.</summary>
    [HttpGet(FormAddresses.SentPath)]
    public async Task<IActionResult> Sent(Guid key)
    {
        await site.PrepareAsync(HttpContext);
        if (source.Find(key) is not { } page || access.Refuses(page, User)) return NotFound();
        var form = await source.ReadAsync(page, User, Ct);
        return View("/Views/Forms/Sent.cshtml", new PageModel<Form>(Frame(page, site["Form.Sent"]), form));
    }

    private async Task<IActionResult> GoAsync(IPublishedContent page, FormView view, FormPost post, FormTicket ticket)
    {
        if (post.Go == FormPost.Remain) return await AnswerAsync(page, view);
        if (post.Go == FormPost.Back) return await AnswerAsync(page, MoveTo(view, view.Steps.LastOrDefault(number => number < view.Page), ticket));
        var wrong = filling.Check(view, view.Page);
        if (wrong.Count > 0) return await AnswerAsync(page, view with { Problems = wrong });
        if (view.Steps.FirstOrDefault(number => number > view.Page, -1) is >= 0 and var next) return await AnswerAsync(page, MoveTo(view, next, ticket));
        return await SubmitAsync(page, view, post, ticket);
    }

    private async Task<IActionResult> SubmitAsync(IPublishedContent page, FormView view, FormPost post, FormTicket ticket)
    {
        // an earlier page that is not right, because the form changed or somebody went round it, is shown first
        foreach (var number in view.Steps)
        {
            if (filling.Check(view, number) is { Count: > 0 } wrong) return await AnswerAsync(page, MoveTo(view, number, ticket) with { Problems = wrong });
        }
        if (clock.GetUtcNow() - ticket.IssuedAt < TimeSpan.FromSeconds(options.Value.MinimumSeconds)) return await AnswerAsync(page, view, Problem("TooFast"));
        var result = await submit.ExecuteAsync(new SentForm(view.Form, view.Values, ticket.Id, FormSource.MemberOf(User), post.IsTrapped), Ct);
        if (!result.IsOk) return await AnswerAsync(page, view, new FormMessage(view.Form.Find(result.Error.Subject ?? "")?.Alias, site.Labels.For(result.Error)), StatusOf(result.Error));
        var next = view.Form.Settings.ConfirmationPage is { } key ? site.Tree.Find(key, site.Reading) : null;
        return LocalRedirect(next is null ? FormAddresses.SentOf(site.Culture, view.Form.Key) : site.Reading.UrlOf(next));
    }

    private FormView MoveTo(FormView view, int number, FormTicket ticket) => desk.Make(view.Form, number, view.Values, ticket);

    private FormMessage Problem(string name) => new(null, site[$"Form.Refused.{name}"]);

    private async Task<IActionResult> AnswerAsync(IPublishedContent page, FormView view, FormMessage? problem = null, int? status = null)
    {
        if (problem is not null) view = view with { Problems = [problem] };
        if (FormOpening.Check(view.Form.Settings, clock.GetUtcNow(), FormSource.MemberOf(User) is not null) is { } closed) view = desk.Close(view, closed, HttpContext);
        if (tickets.Open(view.Ticket, view.Form.Key) is { } ticket) view = view with { Files = await filling.FilesAsync(view.Form.Key, ticket, Ct) };
        Response.StatusCode = status ?? (view.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        Response.Headers.CacheControl = "no-cache, no-store";
        return View(FillIn, new PageModel<FormView>(Frame(page, view.Form.Name), view));
    }

    private SiteFrame Frame(IPublishedContent page, string title) => frames.ForOwn(
        HttpContext, site, title, [new MenuItem(Guid.Empty, site["Site.Home"], site.Home?.Page.Url ?? "/", site.Culture, []), new MenuItem(Guid.Empty, site.Reading.NameOf(page), site.Reading.UrlOf(page), site.Culture, [])]);

    private static int StatusOf(DomainError error) => error.Kind switch
    {
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}

/// <summary>How often one address may send a page of a form.</summary>
public sealed class FormLimits(IOptions<FormOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.PostsPerMinute, Window = TimeSpan.FromMinutes(1) }));

    public bool IsTooOften(string address)
    {
        using var lease = limiter.AttemptAcquire(address);
        return !lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
