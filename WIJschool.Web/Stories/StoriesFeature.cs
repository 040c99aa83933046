using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Cms.Jobs;
using WIJschool.Core.Privacy;
using WIJschool.Core.Schools;
using WIJschool.Core.Stories;
using WIJschool.Web.Schools;

namespace WIJschool.Web.Stories;

/// <summary>Stories and cases that schools write, what editors do with them, and what other schools say of them.</summary>
internal static class StoriesFeature
{
    public static IServiceCollection AddStories(this IServiceCollection services) => services
        .AddOutputCache().AddSingleton<ReactionPages>()
        .AddScoped<BeginStory>().AddScoped<WriteStory>().AddScoped<RemoveStory>().AddScoped<AddPicture>().AddScoped<RemovePicture>().AddScoped<SubmitStory>()
        .AddScoped<AskForChanges>().AddScoped<DeclineStory>().AddScoped<FollowDocument>().AddScoped<SchoolStories>()
        .AddScoped<Appreciate>().AddScoped<AskAboutStory>().AddScoped<AnswerQuestion>().AddScoped<ReportQuestion>().AddScoped<ModerateQuestion>().AddScoped<ReactionsOfStory>()
        .AddScoped<StoryPost>().AddScoped<StoryDocuments>().AddScoped<StoryMedia>().AddScoped<IPersonalData, StoriesPersonalData>()
        .AddSingleton<IScheduledJob, FollowAllDocuments>()
        .AddScoped<ISchoolCard, StoriesCard>()
        .AddSchoolPage(new SchoolPage("Stories.Title", StoriesController.Path, Order: 60, SchoolRole.Staff))
        .AddSchoolPage(new SchoolPage("Questions.Title", QuestionsController.Path, Order: 65, SchoolRole.Staff));

    /// <summary>What only the pages need.</summary>
    public static IServiceCollection AddStoryPages(this IServiceCollection services) => services
        .AddScoped<StoryDesk>().AddSingleton<ReactionReader>()
        .AddSingleton<FollowedDocuments>().AddHostedService<StoryFollowing>();

    /// <summary>Listens to what editors do with documents.</summary>
    public static IUmbracoBuilder AddStoryHandlers(this IUmbracoBuilder builder) => builder
        .AddNotificationHandler<ContentPublishedNotification, StoryDocumentChanges>()
        .AddNotificationHandler<ContentUnpublishedNotification, StoryDocumentChanges>()
        .AddNotificationHandler<ContentMovedToRecycleBinNotification, StoryDocumentChanges>()
        .AddNotificationHandler<ContentMovedNotification, StoryDocumentChanges>()
        .AddNotificationHandler<ContentDeletedNotification, StoryDocumentChanges>();
}

/// <summary>Tells on the first page of a school which of its stories needs something.</summary>
internal sealed class StoriesCard(SchoolStories stories) : ISchoolCard
{
    public int Order => 60;

    public async Task<SchoolCard?> MakeAsync(SchoolVisit visit, SiteWords words, CancellationToken ct)
    {
        if (!visit.May(SchoolRole.Staff)) return null;
        var own = await stories.OfAsync(visit.School, ct);
        var labels = words.Labels;
        var asked = own.FirstOrDefault(story => story.State == StoryState.ChangesAsked);
        var text = asked is not null ? labels.Format("Stories.CardAsked", asked.Title) : own.Count == 0 ? labels["Stories.CardNone"] : labels.Count("Stories.Count", own.Count);
        return new SchoolCard(labels["Stories.Title"], text, labels["Stories.CardLink"], words.To(asked is null ? StoriesController.Path : $"{StoriesController.Path}/{asked.Id.Value}"));
    }
}
