using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Search.Content;
using WIJschool.Cms.Search.Entities;

namespace WIJschool.Cms.Search;

/// <summary>The search of content, media and members.</summary>
internal static class SearchServices
{
    public static IUmbracoBuilder AddSearchHandlers(this IUmbracoBuilder builder) => builder
        .AddNotificationHandler<UmbracoApplicationStartedNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<ContentCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<MediaCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<ContentTypeCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<DataTypeCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<DomainCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<LanguageCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<PublicAccessCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<UmbracoApplicationStartedNotification, MemberIndexingHandlers>()
        .AddNotificationHandler<MemberCacheRefresherNotification, MemberIndexingHandlers>()
        .AddNotificationHandler<DictionaryCacheRefresherNotification, SynonymChanges>()
        .AddNotificationHandler<LanguageCacheRefresherNotification, SynonymChanges>();

    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddOptions<SearchOptions>().BindConfiguration("WIJschool:Search").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<SearchIndexFiles>()
            .AddSingleton(provider => provider.GetRequiredService<SearchIndexFiles>().Open(SearchIndexNames.External))
            .AddSingleton<DictionarySynonyms>()
            .AddSingleton<ContentDocuments>()
            .AddTransient<ContentDependents>()
            .AddSingleton<ContentStamp>()
            .AddSingleton<DraftDocuments>()
            .AddSingleton<MemberDocuments>()
            .AddSingleton<ContentIndexing>()
            .AddSingleton<DraftIndexing>()
            .AddSingleton<MemberIndexing>()
            .AddSingleton<IndexRebuilds>()
            .AddSingleton<NamedEntities>()
            .AddSingleton<IIndexedEntitySearchService, EntitySearch>()
            .AddSingleton(provider => new SearchIndexes(
            [
                provider.GetRequiredService<ContentIndexing>(), provider.GetRequiredService<DraftIndexing>(), provider.GetRequiredService<MemberIndexing>(),
            ]));
    }
}
