using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Results;
using WIJschool.Core.SavedInterventions;
using WIJschool.Core.Stories;
using WIJschool.Core.Toolbox;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Stories;

/// <summary>The steps in which a school writes a story. Each saves what was typed, also when it is not finished.</summary>
[Authorize(SchoolPolicies.Staff)]
public sealed class StoryStepsController(StoryDesk desk, WriteStory write, SchoolStories stories, SchoolsSaved saved) : Controller
{
    private const string StepPath = StoriesController.Path + "/{id:guid}/{step:regex(^(begin|aanpak|resultaat|kenmerken)$)}";
    private const string SubmitPath = StoriesController.Path + "/{id:guid}/" + StorySteps.Submit;

    /// <summary>Stops for now.</summary>
    public const string Later = "later";

    /// <summary>The script of the page saves what was typed so far, and stays.</summary>
    public const string Keep = "bewaar";

    [HttpGet(StepPath), HttpGet(MemberAddresses.English + StepPath)]
    public async Task<IActionResult> Show([FromRoute] Guid id, [FromRoute] string step)
    {
        if (await desk.FindAsync(HttpContext, id) is not { } story) return NotFound();
        return story.IsEditable ? Page(await FormAsync(step, story, StoryAnswer.Of(story))) : LocalRedirect(desk.To(story));
    }

    [HttpPost(StepPath), HttpPost(MemberAddresses.English + StepPath)]
    public async Task<IActionResult> Write([FromRoute] Guid id, [FromRoute] string step, [FromForm] StoryAnswer sent)
    {
        if (await desk.FindAsync(HttpContext, id) is not { } story) return NotFound();
        var problem = await desk.School.RefusesAsync(HttpContext);
        var visit = desk.School.Visit;
        var done = problem is null ? await write.ExecuteAsync(visit.School, visit.Member, story.Id, sent.Revision, PartOf(step, sent), HttpContext.RequestAborted) : StoryErrors.NotFound;
        if (sent.Wish == Keep) return Kept(done);
        if (done.IsOk) return LocalRedirect(sent.Wish == Later ? $"{desk.To(story)}?klaar={StoriesController.Saved}" : desk.To(story, StorySteps.After(step)));
        // who saves once more after reading this means it
        var shown = done.Error == StoryErrors.ChangedMeanwhile ? sent with { Revision = story.Revision } : sent;
        return Page(await FormAsync(step, story, shown) with { Problems = [problem ?? desk.Problem(done.Error)] });
    }

    [HttpGet(SubmitPath), HttpGet(MemberAddresses.English + SubmitPath)]
    public async Task<IActionResult> ShowSubmit([FromRoute] Guid id)
    {
        if (await desk.FindAsync(HttpContext, id) is not { } story) return NotFound();
        return story.IsEditable ? Page(await SubmitFormAsync(story)) : LocalRedirect(desk.To(story));
    }

    [HttpPost(SubmitPath), HttpPost(MemberAddresses.English + SubmitPath)]
    public async Task<IActionResult> Submit([FromRoute] Guid id, [FromServices] SubmitStory submit)
    {
        if (await desk.FindAsync(HttpContext, id) is not { } story) return NotFound();
        if (await desk.School.RefusesAsync(HttpContext) is { } stale) return Page(await SubmitFormAsync(story) with { Problems = [stale] });
        var done = await submit.ExecuteAsync(desk.School.Visit.School, desk.School.Visit.Member, story.Id, HttpContext.RequestAborted);
        return done.IsOk ? LocalRedirect($"{desk.To(story)}?klaar={StoriesController.Submitted}")
            : Page(await SubmitFormAsync(story) with { Problems = [desk.Problem(done.Error) with { Field = done.Error == StoryErrors.TextMissing ? "ontbreekt" : null }] });
    }

    private StoryPart PartOf(string step, StoryAnswer sent) => step switch
    {
        StorySteps.Basics => new StoryBasics(sent.Kind, sent.Title ?? "", sent.Intro ?? "", sent.Sector),
        StorySteps.What => new StoryWhat(sent.Situation ?? "", sent.Dilemma ?? "", sent.Approach ?? ""),
        StorySteps.Outcome => new StoryOutcome(sent.Result ?? "", sent.Lessons ?? ""),
        _ => new StoryLinks(
            PageKeys.Of((sent.Interventions ?? []).Where(key => desk.Site.Tree.Find(key, desk.Site.Reading)?.ContentType.Alias == Intervention.Alias)),
            PageKeys.Of((sent.Layers ?? []).Where(key => desk.Site.Layers.Any(layer => layer.Page.Key == key)))),
    };

    // the script reads the revision, and sends it along the next time
    private IActionResult Kept(Result<int> done) => done.IsOk ? Ok(done.Value) : StatusCode(
        done.Error.Kind == ErrorKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);

    /// <param name="typed">What to fill in. A step sends only its own fields: the kind decides what is asked.</param>
    private async Task<StepForm> FormAsync(string step, SchoolStory story, StoryAnswer typed)
    {
        var form = new StepForm(step, story.Id, story, step == StorySteps.Basics ? typed : typed with { Kind = story.Kind });
        return step == StorySteps.Links ? form with { Interventions = await ChoicesAsync(), Layers = desk.Site.Layers } : form;
    }

    private async Task<IReadOnlyList<StoryChoice>> ChoicesAsync()
    {
        var (site, kept) = (desk.Site, await saved.KeysAsync(desk.School.Visit.School, HttpContext.RequestAborted));
        if (site.Tree.One("toolbox", site.Reading) is not { } toolbox) return [];
        return [.. site.Tree.DescendantsOfType(toolbox.Key, Intervention.Alias, site.Reading).Select(page => Core.Pages.Page.From(page, site.Reading))
            .OrderBy(page => page.Title, site.Reading.ByName).Select(page => new StoryChoice(page, kept.Contains(page.Key)))];
    }

    private async Task<SubmitForm> SubmitFormAsync(SchoolStory story)
    {
        var site = desk.Site;
        var used = story.Interventions.Keys.Select(key => site.Tree.Find(key, site.Reading)).Where(page => page is not null).Select(page => site.Reading.NameOf(page!));
        return new SubmitForm(story, await stories.PicturesAsync(story.Id, HttpContext.RequestAborted), [.. SubmitStory.Missing(story)], [.. used]);
    }

    private ViewResult Page(StepForm form) => desk.Show(this, "Step", desk.Site[$"Stories.Step.{form.Step}"], form, form.Story);

    private ViewResult Page(SubmitForm form) => desk.Show(this, "Submit", desk.Site["Stories.Step.insturen"], form, form.Story);
}
