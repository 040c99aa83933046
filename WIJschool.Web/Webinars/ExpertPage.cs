using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;
using WIJschool.Core.Pages.Blocks;
using WIJschool.Core.Webinars;
using WIJschool.Web.Site;

namespace WIJschool.Web.Webinars;

/// <summary>Somebody who gives webinars and advice, as visitors see this person.</summary>
public sealed record ExpertPage(Page Page, string Role, string Organisation, IReadOnlyList<string> Themes, IReadOnlyList<Block> Body)
{
    public const string Alias = "expert";

    public static ExpertPage From(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        return new ExpertPage(Page.From(content, reading), values.Text("role"), values.Text("organisation"), values.Lines("themes"), BlockMapper.Body(values));
    }
}

/// <param name="Webinars">Public ones that this expert is going to give.</param>
public sealed record ExpertModel(ExpertPage Expert, IReadOnlyList<BookedWebinar> Webinars);

public sealed class ExpertBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = [ExpertPage.Alias];

    public async ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var expert = request.Read(ExpertPage.From);
        Rendering.PageCachePolicy.LeaveOut(request.Http); // webinars come and go without a change of content
        var agenda = request.Http.RequestServices.GetRequiredService<WebinarAgenda>();
        var upcoming = (await agenda.UpcomingAsync(request.Aborted)).Where(booked => booked.Webinar.Expert.Value == expert.Page.Key);
        return new PageModel<ExpertModel>(frames.For(request, expert.Page, [], "profile"), new ExpertModel(expert, [.. upcoming]));
    }
}

/// <summary>What can be signed up for, and what was and can be seen again.</summary>
public sealed record WebinarsModel(Page Page, IReadOnlyList<BookedWebinar> Upcoming, IReadOnlyList<Webinar> Past, IReadOnlyDictionary<Guid, string> Experts);

public sealed class WebinarsBuilder(FrameBuilder frames, IExperts experts) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = ["webinarOverview"];

    public async ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var page = request.Read(Page.From);
        Rendering.PageCachePolicy.LeaveOut(request.Http); // webinars come and go without a change of content
        var agenda = request.Http.RequestServices.GetRequiredService<WebinarAgenda>();
        var model = new WebinarsModel(
            page, await agenda.UpcomingAsync(request.Aborted), await agenda.PastAsync(request.Aborted), experts.All().ToDictionary(expert => expert.Key.Value, expert => expert.Name));
        return new PageModel<WebinarsModel>(frames.For(request, page), model);
    }
}
