using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Support;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Webinars;

namespace WIJschool.Web.Support;

/// <summary>The conversation of an adviser with a school, in "Mijn expertise". An adviser finds only what was assigned to this person.</summary>
[Authorize]
public sealed class AdviserController(MemberDesk desk, SupportRequests requests, Conversations conversations) : Controller
{
    private CancellationToken Aborted => HttpContext.RequestAborted;

    private MemberKey Member => WebinarPages.MemberOf(HttpContext) ?? throw new InvalidOperationException("This page is for who is signed in.");

    [HttpGet(SupportAddresses.ForAdviser), HttpGet(MemberAddresses.English + SupportAddresses.ForAdviser)]
    public async Task<IActionResult> Show(Guid id) => await FindAsync(id) is { } form ? Page(form) : desk.NothingHere(this);

    /// <param name="text">The message.</param>
    [HttpPost(SupportAddresses.ForAdviser), HttpPost(MemberAddresses.English + SupportAddresses.ForAdviser)]
    public Task<IActionResult> Write(Guid id, [FromForm] string? text, [FromServices] WriteSupportMessage write) =>
        ChangeAsync(id, text ?? "", () => write.AsAdviserAsync(new SupportRequestId(id), Member, text ?? "", Aborted));

    [HttpPost(SupportAddresses.ForAdviser + SupportAddresses.Close), HttpPost(MemberAddresses.English + SupportAddresses.ForAdviser + SupportAddresses.Close)]
    public Task<IActionResult> Close(Guid id, [FromServices] CloseSupportRequest close) => ChangeAsync(id, "", () => close.AsAdviserAsync(new SupportRequestId(id), Member, Aborted));

    private async Task<IActionResult> ChangeAsync(Guid id, string typed, Func<Task<Result<Done>>> change)
    {
        if (await FindAsync(id) is not { } found) return desk.NothingHere(this);
        var form = found with { Typed = typed };
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var result = await change();
        return result.IsOk
            ? LocalRedirect(desk.To(SupportAddresses.For(SupportAddresses.ForAdviser, id)) + "#gesprek")
            : Page(form with { Problems = [new FormProblem(SupportFields.Of(result.Error), desk.Site.Labels.For(result.Error))] });
    }

    private async Task<ConversationForm?> FindAsync(Guid id)
    {
        await desk.PrepareAsync(HttpContext);
        if (await requests.FindAsync(new SupportRequestId(id), Member, Aborted) is not { } request) return null;
        return await conversations.ReadAsync(request, desk.Site.Labels, isSchool: false, desk.To(SupportAddresses.For(SupportAddresses.ForAdviser, id)), Aborted);
    }

    private ViewResult Page(ConversationForm form) =>
        desk.ShowAt(this, "/Views/Support/Conversation.cshtml", desk.Site[$"Support.Kind.{form.Request.Kind}"], form, [(desk.Site["Expertise.Title"], WebinarAddresses.Expertise)]);
}
