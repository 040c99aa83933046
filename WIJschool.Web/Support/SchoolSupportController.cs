using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Support;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;
using WIJschool.Web.Webinars;

namespace WIJschool.Web.Support;

/// <summary>What a school asked for.</summary>
public sealed record SchoolSupport(IReadOnlyList<SupportRequest> Requests) : MemberForm;

/// <summary>What somebody sent who asks for support.</summary>
public sealed record SupportAnswer(string? Kind, string? Urgency, string? Situation, string? Wish);

public sealed record SupportAskForm(SupportAnswer Typed) : MemberForm;

/// <summary>What somebody chose and typed who looks back on support.</summary>
public sealed record SupportEvaluation(int Helped, string? Remark);

/// <summary>The requests of a school for support, for its admins: what happens at a school is not for everybody who works there.</summary>
[Authorize(SchoolPolicies.Admin)]
public sealed class SchoolSupportController(SchoolDesk desk, SupportRequests requests, Conversations conversations, RequestPeople people, MemberDesk members) : Controller
{
    private CancellationToken Aborted => HttpContext.RequestAborted;

    [HttpGet(SupportAddresses.School), HttpGet(MemberAddresses.English + SupportAddresses.School)]
    public async Task<IActionResult> Show([FromQuery] string? klaar)
    {
        await desk.PrepareAsync(HttpContext);
        var form = new SchoolSupport(await requests.OfSchoolAsync(desk.Visit.School, Aborted)) { Notice = klaar is null ? null : desk.Site["Support.AskedNotice"] };
        return desk.Show(this, "/Views/Support/Requests.cshtml", desk.Site["Support.Support"], form);
    }

    [HttpGet(SupportAddresses.Ask), HttpGet(MemberAddresses.English + SupportAddresses.Ask)]
    public async Task<IActionResult> ShowAsk()
    {
        await desk.PrepareAsync(HttpContext);
        return Page(new SupportAskForm(new SupportAnswer(null, null, "", "")));
    }

    [HttpPost(SupportAddresses.Ask), HttpPost(MemberAddresses.English + SupportAddresses.Ask)]
    public async Task<IActionResult> Ask([FromForm] SupportAnswer sent, [FromServices] AskForSupport ask)
    {
        await desk.PrepareAsync(HttpContext);
        var form = new SupportAskForm(sent);
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        if (people.Find(desk.Visit.Member) is not { } person) return Forbid();
        var problems = Missing(sent);
        if (problems.Count > 0) return Page(form with { Problems = problems });
        var requester = new Requester(desk.Visit.School, desk.Visit.Member, person.Name, person.Mail, desk.Visit.SchoolName, desk.Site.Culture);
        var wish = new SupportWish(Read<SupportKind>(sent.Kind)!.Value, Read<Urgency>(sent.Urgency)!.Value, sent.Situation ?? "", sent.Wish ?? "");
        var result = await ask.ExecuteAsync(requester, wish, Aborted);
        if (result.IsOk) return LocalRedirect(desk.To(SupportAddresses.School) + "?klaar=ja");
        return Page(form with { Problems = [new FormProblem(result.Error == SupportErrors.WishTooLong ? "Wish" : "Situation", desk.Site.Labels.For(result.Error))] });
    }

    [HttpGet(SupportAddresses.ForSchool), HttpGet(MemberAddresses.English + SupportAddresses.ForSchool)]
    public async Task<IActionResult> ShowOne(Guid id) => await FindAsync(id) is { } form ? Page(form) : members.NothingHere(this);

    /// <param name="text">The message.</param>
    [HttpPost(SupportAddresses.ForSchool), HttpPost(MemberAddresses.English + SupportAddresses.ForSchool)]
    public Task<IActionResult> Write(Guid id, [FromForm] string? text, [FromServices] WriteSupportMessage write) => ChangeAsync(
        id, form => form with { Typed = text ?? "" }, () => write.AsSchoolAsync(new SupportRequestId(id), desk.Visit.School, desk.Visit.Member, text ?? "", Aborted));

    [HttpPost(SupportAddresses.ForSchool + SupportAddresses.Close), HttpPost(MemberAddresses.English + SupportAddresses.ForSchool + SupportAddresses.Close)]
    public Task<IActionResult> Close(Guid id, [FromServices] CloseSupportRequest close) =>
        ChangeAsync(id, form => form, () => close.AsSchoolAsync(new SupportRequestId(id), desk.Visit.School, desk.Visit.Member, Aborted));

    [HttpPost(SupportAddresses.ForSchool + SupportAddresses.Evaluate), HttpPost(MemberAddresses.English + SupportAddresses.ForSchool + SupportAddresses.Evaluate)]
    public Task<IActionResult> Evaluate(Guid id, [FromForm] SupportEvaluation sent, [FromServices] EvaluateSupport evaluate) => ChangeAsync(
        id, form => form with { Helped = sent.Helped, Remark = sent.Remark ?? "" },
        () => evaluate.ExecuteAsync(new SupportRequestId(id), desk.Visit.School, sent.Helped, sent.Remark ?? "", Aborted));

    private async Task<IActionResult> ChangeAsync(Guid id, Func<ConversationForm, ConversationForm> typed, Func<Task<Result<Done>>> change)
    {
        if (await FindAsync(id) is not { } found) return members.NothingHere(this);
        var form = typed(found);
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(form with { Problems = [problem] });
        var result = await change();
        return result.IsOk
            ? LocalRedirect(desk.To(SupportAddresses.For(SupportAddresses.ForSchool, id)) + "#gesprek")
            : Page(form with { Problems = [new FormProblem(SupportFields.Of(result.Error), desk.Site.Labels.For(result.Error))] });
    }

    private async Task<ConversationForm?> FindAsync(Guid id)
    {
        await desk.PrepareAsync(HttpContext);
        if (await requests.FindAsync(new SupportRequestId(id), desk.Visit.School, Aborted) is not { } request) return null;
        return await conversations.ReadAsync(request, desk.Site.Labels, isSchool: true, desk.To(SupportAddresses.For(SupportAddresses.ForSchool, id)), Aborted);
    }

    private List<FormProblem> Missing(SupportAnswer sent)
    {
        List<FormProblem> problems = [];
        if (Read<SupportKind>(sent.Kind) is null) problems.Add(new FormProblem("Kind-1", desk.Site.Labels.For(SupportErrors.KindMissing)));
        if (Read<Urgency>(sent.Urgency) is null) problems.Add(new FormProblem("Urgency-1", desk.Site.Labels.For(SupportErrors.UrgencyMissing)));
        if (string.IsNullOrWhiteSpace(sent.Situation)) problems.Add(new FormProblem("Situation", desk.Site.Labels.For(SupportErrors.SituationInvalid)));
        return problems;
    }

    private static T? Read<T>(string? name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) && Enum.GetName(value) == name ? value : null;

    private ViewResult Page(SupportAskForm form) =>
        desk.Show(this, "/Views/Support/Ask.cshtml", desk.Site["Support.Ask"], form, (desk.Site["Support.Support"], SupportAddresses.School));

    private ViewResult Page(ConversationForm form) => desk.Show(
        this, "/Views/Support/Conversation.cshtml", desk.Site[$"Support.Kind.{form.Request.Kind}"], form, (desk.Site["Support.Support"], SupportAddresses.School));
}

/// <summary>Which field of a conversation an error is about.</summary>
internal static class SupportFields
{
    public static string? Of(DomainError error) =>
        error == SupportErrors.MessageInvalid ? "Text" : error == SupportErrors.MarkMissing ? "Helped-1" : error == SupportErrors.RemarkTooLong ? "Remark" : null;
}
