using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Cms.Imaging;
using WIJschool.Core.Results;
using WIJschool.Core.Stories;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Stories;

/// <summary>What somebody sent who adds a picture.</summary>
/// <param name="Consent">Whether everybody on it agrees.</param>
public sealed record PictureAnswer(IFormFile? Picture, string? AltText, bool Consent);

/// <summary>The step in which a school puts pictures with its story, and the pictures themselves for whoever writes it.</summary>
[Authorize(SchoolPolicies.Staff)]
public sealed class StoryPicturesController(StoryDesk desk, SchoolStories stories, IPictureIntake intake) : Controller
{
    private const string PicturesPath = StoriesController.Path + "/{id:guid}/" + StorySteps.Pictures;
    private const string RemovePath = PicturesPath + "/weg";
    private const string OnePath = PicturesPath + "/{picture:guid}.webp";
    private const int LargestFile = 10 * 1024 * 1024;
    private const string Added = "toegevoegd", Removed = "weg";

    [HttpGet(PicturesPath), HttpGet(MemberAddresses.English + PicturesPath)]
    public async Task<IActionResult> Show([FromRoute] Guid id, [FromQuery] string? klaar)
    {
        if (await desk.FindAsync(HttpContext, id) is not { } story) return NotFound();
        if (!story.IsEditable) return LocalRedirect(desk.To(story));
        var notice = klaar switch { Added => desk.Site["Stories.PictureAdded"], Removed => desk.Site["Stories.PictureRemoved"], _ => null };
        return Page(await FormAsync(story, "") with { Notice = notice });
    }

    [HttpPost(PicturesPath), HttpPost(MemberAddresses.English + PicturesPath)]
    public async Task<IActionResult> Add([FromRoute] Guid id, [FromForm] PictureAnswer sent, [FromServices] AddPicture add)
    {
        if (await desk.FindAsync(HttpContext, id) is not { } story) return NotFound();
        if (await desk.School.RefusesAsync(HttpContext) is { } stale) return Page(await FormAsync(story, sent.AltText) with { Problems = [stale] });
        var visit = desk.School.Visit;
        var done = await add.ExecuteAsync(visit.School, visit.Member, story.Id, await TakeAsync(sent.Picture), sent.AltText ?? "", sent.Consent, HttpContext.RequestAborted);
        if (done.IsOk) return LocalRedirect($"{desk.To(story, StorySteps.Pictures)}?klaar={Added}");
        return done.Error == StoryErrors.NotEditable ? LocalRedirect(desk.To(story)) : Page(await FormAsync(story, sent.AltText) with { Problems = [desk.Problem(done.Error)] });
    }

    [HttpPost(RemovePath), HttpPost(MemberAddresses.English + RemovePath)]
    public async Task<IActionResult> Remove([FromRoute] Guid id, [FromForm] Guid picture, [FromServices] RemovePicture remove)
    {
        if (await desk.FindAsync(HttpContext, id) is not { } story) return NotFound();
        if (await desk.School.RefusesAsync(HttpContext) is { } stale) return Page(await FormAsync(story, "") with { Problems = [stale] });
        var done = await remove.ExecuteAsync(desk.School.Visit.School, desk.School.Visit.Member, story.Id, new StoryPictureId(picture), HttpContext.RequestAborted);
        if (done.Error is { Kind: ErrorKind.Conflict }) return LocalRedirect(desk.To(story));
        return LocalRedirect($"{desk.To(story, StorySteps.Pictures)}?klaar={Removed}");
    }

    /// <summary>A picture of a story that is not on the site yet: for the people of its school alone.</summary>
    [HttpGet(OnePath), HttpGet(MemberAddresses.English + OnePath)]
    public async Task<IActionResult> ShowOne([FromRoute] Guid id, [FromRoute] Guid picture)
    {
        await desk.School.PrepareAsync(HttpContext);
        if (await stories.PictureAsync(desk.School.Visit.School, new StoryId(id), new StoryPictureId(picture), HttpContext.RequestAborted) is not { } content) return NotFound();
        Response.Headers.CacheControl = "private, max-age=600";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(content, "image/webp");
    }

    // what is too large is not even looked at
    private async Task<PictureFile?> TakeAsync(IFormFile? file)
    {
        if (file is not { Length: > 0 and <= LargestFile }) return null;
        await using var upload = file.OpenReadStream();
        return await intake.TakeAsync(upload, HttpContext.RequestAborted) is { } taken ? new PictureFile(taken.Content, taken.Width, taken.Height) : null;
    }

    private async Task<PicturesForm> FormAsync(SchoolStory story, string? altText) => new(story, await stories.PicturesAsync(story.Id, HttpContext.RequestAborted), altText ?? "");

    private ViewResult Page(PicturesForm form) => desk.Show(this, "Pictures", desk.Site["Stories.Step.fotos"], form, form.Story);
}
