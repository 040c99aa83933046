using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Community;
using WIJschool.Core.Pages;
using WIJschool.Core.Results;
using WIJschool.Core.Stories;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Stories;

/// <summary>A question that could not be sent, as it was typed.</summary>
/// <param name="Url">The page of the story.</param>
public sealed record QuestionForm(Guid Document, string Title, string Url, string Question) : MemberForm;

/// <summary>What somebody of a school says under a story. Afterwards they are back at its page.</summary>
[Authorize(SchoolPolicies.Staff)]
public sealed class ReactionsController(SchoolDesk desk, ReactionPages pages) : Controller
{
    public const string AppreciatePath = SchoolLinks.MySchoolPath + "/reacties/{document:guid}/waardering";
    public const string AskPath = SchoolLinks.MySchoolPath + "/reacties/{document:guid}/vraag";
    public const string ReportPath = SchoolLinks.MySchoolPath + "/reacties/{document:guid}/melden";
    public const string Part = "reacties";

    public static string Of(string path, Guid document, string culture) => MemberAddresses.In(culture, path.Replace("{document:guid}", document.ToString(), StringComparison.Ordinal));

    [HttpPost(AppreciatePath), HttpPost(MemberAddresses.English + AppreciatePath)]
    public async Task<IActionResult> Appreciate([FromRoute] Guid document, [FromForm] bool helps, [FromServices] Appreciate appreciate)
    {
        var found = await FindAsync(document);
        if (await desk.RefusesAsync(HttpContext) is { } stale) return Page(FormOf(document, found) with { Problems = [stale] });
        if (found is not { } page) return NotFound();
        var done = await appreciate.ExecuteAsync(desk.Visit.School, desk.Visit.Member, document, helps, HttpContext.RequestAborted);
        return await BackAsync(page, done.Error);
    }

    [HttpPost(AskPath), HttpPost(MemberAddresses.English + AskPath)]
    public async Task<IActionResult> Ask([FromRoute] Guid document, [FromForm] string? question, [FromServices] AskAboutStory ask)
    {
        var found = await FindAsync(document);
        var form = FormOf(document, found) with { Question = question ?? "" };
        if (await desk.RefusesAsync(HttpContext) is { } stale) return Page(form with { Problems = [stale] });
        if (found is not { } page) return NotFound();
        var asker = new Asker(desk.Visit.School, desk.Visit.Member, desk.Site.Culture);
        var done = await ask.ExecuteAsync(asker, document, form.Question, HttpContext.RequestAborted);
        return done.IsOk ? await BackAsync(page, null) : Page(form with { Problems = [new FormProblem(done.Error.Subject, desk.Site.Labels.For(done.Error))] });
    }

    [HttpPost(ReportPath), HttpPost(MemberAddresses.English + ReportPath)]
    public async Task<IActionResult> Report([FromRoute] Guid document, [FromForm] Guid question, [FromServices] ReportQuestion report)
    {
        var found = await FindAsync(document);
        if (await desk.RefusesAsync(HttpContext) is { } stale) return Page(FormOf(document, found) with { Problems = [stale] });
        if (found is not { } page) return NotFound();
        await report.ExecuteAsync(desk.Visit.School, desk.Visit.Member, new StoryQuestionId(question), HttpContext.RequestAborted);
        return LocalRedirect($"{page.Url}#{Part}");
    }

    private async Task<Page?> FindAsync(Guid document)
    {
        await desk.PrepareAsync(HttpContext);
        return desk.Site.Tree.Find(document, desk.Site.Reading) is { ContentType.Alias: SuccessStory.Alias or CaseStudy.Alias } page ? Core.Pages.Page.From(page, desk.Site.Reading) : null;
    }

    private QuestionForm FormOf(Guid document, Page? page) => new(document, page?.Title ?? "", page?.Url ?? desk.Site.Home?.Page.Url ?? "/", "");

    /// <summary>Back to the reactions of the page, made anew; a refusal is told there by what the page then shows.</summary>
    private async Task<IActionResult> BackAsync(Page page, DomainError? error)
    {
        if (error is not null && error.Kind != ErrorKind.Conflict) return Page(FormOf(page.Key, page) with { Problems = [new FormProblem(null, desk.Site.Labels.For(error))] });
        await pages.RenewAsync(page.Key, HttpContext.RequestAborted);
        return LocalRedirect($"{page.Url}#{Part}");
    }

    private ViewResult Page(QuestionForm form) =>
        desk.Show(this, "/Views/Stories/Ask.cshtml", desk.Site["Questions.AskTitle"], form, (desk.Site["Questions.Title"], QuestionsController.Path));
}
