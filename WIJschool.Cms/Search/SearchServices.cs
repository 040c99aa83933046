using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Search.Content;

namespace WIJschool.Cms.Search;

/// <summary>The search of published content.</summary>
internal static class SearchServices
{
    public static IUmbracoBuilder AddSearchHandlers(this IUmbracoBuilder builder) => builder
        .AddNotificationHandler<UmbracoApplicationStartedNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<ContentCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<ContentTypeCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<DataTypeCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<DomainCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<LanguageCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<PublicAccessCacheRefresherNotification, ContentIndexingHandlers>()
        .AddNotificationHandler<DictionaryCacheRefresherNotification, SynonymChanges>()
        .AddNotificationHandler<LanguageCacheRefresherNotification, SynonymChanges>();

    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddOptions<SearchOptions>().BindConfiguration("WIJschool:Search").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ISearchIndex>(provider => SqliteSearchIndex.Open(
                SearchIndexNames.External,
                Path.Combine(Path.GetFullPath(provider.GetRequiredService<CmsDatabaseOptions>().DataDirectory), "search"),
                provider.GetRequiredService<IOptions<SearchOptions>>().Value,
                provider.GetRequiredService<ILogger<SqliteSearchIndex>>(),
                provider.GetRequiredService<DictionarySynonyms>()))
            .AddSingleton<DictionarySynonyms>()
            .AddSingleton<ContentDocuments>()
            .AddSingleton<ContentIndexing>();
    }
}
