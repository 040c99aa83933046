using Microsoft.AspNetCore.Mvc;
using WIJschool.Core.Results;
using WIJschool.Core.Stories;
using WIJschool.Web.Http;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;
using WIJschool.Web.Site;

namespace WIJschool.Web.Stories;

/// <summary>What the pages on which a school writes have in common: finding its story, and saying what is wrong.</summary>
public sealed class StoryDesk(SchoolDesk desk, SchoolStories stories)
{
    public SchoolDesk School => desk;

    public SiteContext Site => desk.Site;

    /// <returns>The story; null for another school's, as for one that is not there.</returns>
    public async Task<SchoolStory?> FindAsync(HttpContext http, Guid id)
    {
        await desk.PrepareAsync(http);
        return await stories.FindAsync(desk.Visit.School, new StoryId(id), http.RequestAborted);
    }

    public FormProblem Problem(DomainError error) => new(error.Subject, Site.Labels.For(error));

    public string To(SchoolStory story, string? step = null) => To(story.Id, step);

    public string To(StoryId story, string? step = null) => desk.To($"{StoriesController.Path}/{story.Value}{(step is null ? "" : $"/{step}")}");

    public ViewResult Show<T>(Controller controller, string view, string title, T form, SchoolStory? story = null)
        where T : MemberForm
    {
        List<(string Text, string Address)> crumbs = [(Site["Stories.Title"], StoriesController.Path)];
        if (story is not null) crumbs.Add((story.Title, $"{StoriesController.Path}/{story.Id.Value}"));
        return desk.Show(controller, $"/Views/Stories/{view}.cshtml", title, form, [.. crumbs]);
    }
}
