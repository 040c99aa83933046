using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace WIJschool.Cms.Relations;

/// <summary>Relations that nobody makes by hand: what content refers to, and where something in the recycle bin came from.</summary>
internal static class ContentRelations
{
    public static IUmbracoBuilder AddContentRelations(this IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<ContentReferences>();
        return builder.AddHandlers();
    }

    private static IUmbracoBuilder AddHandlers(this IUmbracoBuilder builder) => builder
        .AddNotificationHandler<ContentSavedNotification, ContentReferences>()
        .AddNotificationHandler<ContentPublishedNotification, ContentReferences>()
        .AddNotificationHandler<MediaSavedNotification, ContentReferences>()
        .AddNotificationHandler<MemberSavedNotification, ContentReferences>()
        .AddNotificationAsyncHandler<ContentMovedToRecycleBinNotification, RelateOnTrash>()
        .AddNotificationHandler<ContentMovedNotification, RelateOnTrash>()
        .AddNotificationAsyncHandler<MediaMovedToRecycleBinNotification, RelateOnTrash>()
        .AddNotificationHandler<MediaMovedNotification, RelateOnTrash>();
}
