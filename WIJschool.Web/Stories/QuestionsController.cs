using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Stories;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Stories;

/// <summary>The questions to a school.</summary>
public sealed record QuestionList(IReadOnlyList<QuestionRow> Rows) : MemberForm;

/// <param name="Url">The page of the story; null when it is not on the site.</param>
/// <param name="Typed">The answer as it was typed.</param>
public sealed record QuestionRow(QuestionToSchool Question, string? Url, string Typed)
{
    public string Field => $"Answer-{Question.Id.Value:N}";
}

/// <summary>Where a school answers what others ask about its stories.</summary>
[Authorize(SchoolPolicies.Staff)]
public sealed class QuestionsController(SchoolDesk desk, ReactionsOfStory reactions, ReactionPages pages) : Controller
{
    public const string Path = SchoolLinks.MySchoolPath + "/vragen";
    private const string Answered = "beantwoord";

    [HttpGet(Path), HttpGet(MemberAddresses.English + Path)]
    public async Task<IActionResult> Show([FromQuery] string? klaar)
    {
        await desk.PrepareAsync(HttpContext);
        return Page(await ListAsync() with { Notice = klaar == Answered ? desk.Site["Questions.Answered"] : null });
    }

    [HttpPost(Path), HttpPost(MemberAddresses.English + Path)]
    public async Task<IActionResult> Answer([FromForm] Guid id, [FromForm] string? answer, [FromServices] AnswerQuestion use)
    {
        await desk.PrepareAsync(HttpContext);
        if (await desk.RefusesAsync(HttpContext) is { } stale) return Page(await ListAsync(id, answer) with { Problems = [stale] });
        var done = await use.ExecuteAsync(desk.Visit.School, desk.Visit.Member, new StoryQuestionId(id), answer ?? "", HttpContext.RequestAborted);
        if (done.Error == StoryErrors.QuestionNotFound) return NotFound();
        if (!done.IsOk) return Page(await ListAsync(id, answer) with { Problems = [new FormProblem($"Answer-{id:N}", desk.Site.Labels.For(done.Error))] });
        await pages.RenewAsync(done.Value, HttpContext.RequestAborted);
        return LocalRedirect($"{desk.To(Path)}?klaar={Answered}");
    }

    private async Task<QuestionList> ListAsync(Guid? typed = null, string? answer = null) => new([.. (await reactions.ToAsync(desk.Visit.School, HttpContext.RequestAborted))
        .Select(question => new QuestionRow(question, UrlOf(question.Document), question.Id.Value == typed ? answer ?? "" : question.Answer ?? ""))]);

    private string? UrlOf(Guid? document) => document is { } key && desk.Site.Tree.Find(key, desk.Site.Reading) is { } page ? desk.Site.Reading.UrlOf(page) : null;

    private ViewResult Page(QuestionList list) => desk.Show(this, "/Views/Stories/Questions.cshtml", desk.Site["Questions.Title"], list);
}
