using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.PublishedContent.Domains;

namespace WIJschool.Cms.PublishedContent;

/// <summary>Published content in memory.</summary>
internal static class PublishedContentServices
{
    public static void AddPublishedContentHandlers(this IUmbracoBuilder builder) => builder
        .AddNotificationHandler<DictionaryCacheRefresherNotification, SharedTextsHandler>()
        .AddNotificationHandler<LanguageCacheRefresherNotification, SharedTextsHandler>()
        .AddNotificationHandler<DomainCacheRefresherNotification, SharedTextsHandler>()
        .AddNotificationHandler<PublicAccessCacheRefresherNotification, SharedTextsHandler>()
        .AddNotificationHandler<TemplateCacheRefresherNotification, SharedTextsHandler>()
        .AddNotificationHandler<ContentCacheRefresherNotification, SharedTextsHandler>()
        .AddNotificationHandler<MediaCacheRefresherNotification, SharedTextsHandler>();

    public static IServiceCollection AddPublishedContent(this IServiceCollection services) => services
        .AddSingleton<SnapshotVersion>()
        .AddSingleton<SnapshotReader>()
        .AddSingleton<PublishedContentMaker>()
        .AddSingleton<PublishedSnapshotStore>()
        .AddSingleton<IPublishedContentVersion>(provider => provider.GetRequiredService<PublishedSnapshotStore>())
        .AddSingleton<ContentMemory>()
        .AddSingleton<IPublishedContentTypeCache, PublishedContentTypeCache>()
        .AddSingleton<IPreviewService, SitePreview>()
        .AddSingleton<PreviewedContent>()
        .AddSingleton<IPublishedContentCache, PublishedContentCache>()
        .AddSingleton<IPublishedMediaCache, PublishedMediaCache>()
        .AddSingleton<IPublishedMemberCache, PublishedMemberCache>()
        .AddSingleton<IDomainCacheService, DomainCacheService>()
        .AddSingleton<IDomainCache, DomainCache>()
        .AddSingleton<ICacheManager, CacheManager>()
        .AddSingleton<IDatabaseCacheRebuilder, SnapshotRebuild>()
        .AddSingleton<IDocumentCacheService, DocumentCacheService>()
        .AddSingleton<IMediaCacheService, MediaCacheService>();
}
