using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.PublishedCache;
using WIJschool.Cms.PublishedContent.Domains;

namespace WIJschool.Cms.PublishedContent;

/// <summary>Published content in memory.</summary>
internal static class PublishedContentServices
{
    public static IServiceCollection AddPublishedContent(this IServiceCollection services) => services
        .AddSingleton<SnapshotVersion>()
        .AddSingleton<SnapshotReader>()
        .AddSingleton<PublishedContentMaker>()
        .AddSingleton<PublishedSnapshotStore>()
        .AddSingleton<IPublishedContentVersion>(provider => provider.GetRequiredService<PublishedSnapshotStore>())
        .AddSingleton<IPublishedContentTypeCache, PublishedContentTypeCache>()
        .AddSingleton<IPublishedContentCache, PublishedContentCache>()
        .AddSingleton<IPublishedMediaCache, PublishedMediaCache>()
        .AddSingleton<IPublishedMemberCache, PublishedMemberCache>()
        .AddSingleton<IDomainCacheService, DomainCacheService>()
        .AddSingleton<IDomainCache, DomainCache>()
        .AddSingleton<ICacheManager, CacheManager>()
        .AddSingleton<IDocumentCacheService, DocumentCacheService>()
        .AddSingleton<IMediaCacheService, MediaCacheService>();
}
