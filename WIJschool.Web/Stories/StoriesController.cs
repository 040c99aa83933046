using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Stories;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Stories;

/// <summary>Where a school sees its stories, begins one, and throws away what it never handed in.</summary>
[Authorize(SchoolPolicies.Staff)]
public sealed class StoriesController(StoryDesk desk, SchoolStories stories) : Controller
{
    public const string Path = SchoolLinks.MySchoolPath + "/verhalen";
    public const string NewPath = Path + "/nieuw";
    public const string RemovePath = Path + "/{id:guid}/weggooien";
    public const string Removed = "weggegooid", Saved = "bewaard", Submitted = "ingestuurd";

    [HttpGet(Path), HttpGet(MemberAddresses.English + Path)]
    public async Task<IActionResult> Show([FromQuery] string? klaar)
    {
        await desk.School.PrepareAsync(HttpContext);
        var list = new StoryList(await stories.OfAsync(desk.School.Visit.School, HttpContext.RequestAborted));
        return desk.School.Show(this, "/Views/Stories/List.cshtml", desk.Site["Stories.Title"], list with { Notice = klaar == Removed ? desk.Site["Stories.Removed"] : null });
    }

    [HttpGet(NewPath), HttpGet(MemberAddresses.English + NewPath)]
    public async Task<IActionResult> ShowNew()
    {
        await desk.School.PrepareAsync(HttpContext);
        var empty = new StoryAnswer(0, null, StoryKind.Success, "", "", desk.School.Visit.Sector, null, null, null, null, null, null, null);
        return Page(new StepForm(StorySteps.Basics, new StoryId(Guid.CreateVersion7()), null, empty));
    }

    [HttpPost(NewPath), HttpPost(MemberAddresses.English + NewPath)]
    public async Task<IActionResult> Begin([FromForm] Guid id, [FromForm] StoryAnswer sent, [FromServices] BeginStory begin)
    {
        await desk.School.PrepareAsync(HttpContext);
        var form = new StepForm(StorySteps.Basics, new StoryId(id), null, sent);
        if (await desk.School.RefusesAsync(HttpContext) is { } stale) return Page(form with { Problems = [stale] });
        var basics = new StoryBasics(sent.Kind, sent.Title ?? "", sent.Intro ?? "", sent.Sector);
        var visit = desk.School.Visit;
        var begun = await begin.ExecuteAsync(visit.School, visit.Member, form.Id, basics, desk.Site.Culture, HttpContext.RequestAborted);
        return begun.IsOk ? LocalRedirect(desk.To(begun.Value, StorySteps.What)) : Page(form with { Problems = [desk.Problem(begun.Error)] });
    }

    [HttpGet(Path + "/{id:guid}"), HttpGet(MemberAddresses.English + Path + "/{id:guid}")]
    public async Task<IActionResult> ShowOne([FromRoute] Guid id, [FromQuery] string? klaar)
    {
        if (await desk.FindAsync(HttpContext, id) is not { } story) return NotFound();
        return Page(story, klaar switch { Saved => "Stories.Saved", Submitted => "Stories.Submitted", _ => null });
    }

    [HttpPost(RemovePath), HttpPost(MemberAddresses.English + RemovePath)]
    public async Task<IActionResult> Remove([FromRoute] Guid id, [FromServices] RemoveStory remove)
    {
        if (await desk.FindAsync(HttpContext, id) is not { } story) return NotFound();
        if (await desk.School.RefusesAsync(HttpContext) is { } stale) return desk.Show(this, "Status", story.Title, Status(story) with { Problems = [stale] });
        var removed = await remove.ExecuteAsync(desk.School.Visit.School, desk.School.Visit.Member, story.Id, HttpContext.RequestAborted);
        return removed.IsOk ? LocalRedirect($"{desk.School.To(Path)}?klaar={Removed}")
            : desk.Show(this, "Status", story.Title, Status(story) with { Problems = [desk.Problem(removed.Error)] });
    }

    private ViewResult Page(SchoolStory story, string? notice) =>
        desk.Show(this, "Status", story.Title, Status(story) with { Notice = notice is null ? null : desk.Site[notice] });

    private StoryStatus Status(SchoolStory story) => new(
        story, story is { State: StoryState.Published, Document: { } document } && desk.Site.Tree.Find(document, desk.Site.Reading) is { } page ? desk.Site.Reading.UrlOf(page) : null);

    private ViewResult Page(StepForm form) => desk.Show(this, "Step", desk.Site["Stories.New"], form);
}
