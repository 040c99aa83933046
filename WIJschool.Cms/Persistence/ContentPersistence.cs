using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DynamicRoot.QuerySteps;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Documents;
using WIJschool.Cms.Persistence.Media;
using WIJschool.Cms.Persistence.Members;
using WIJschool.Cms.Persistence.Tags;

namespace WIJschool.Cms.Persistence;

/// <summary>The repositories of documents, media, members, their versions, URLs and places in the tree.</summary>
internal static class ContentPersistence
{
    public static IServiceCollection AddContentPersistence(this IServiceCollection services) => services
        .AddContentTree()
        .AddDocuments()
        .AddSingleton<IMediaRepository, MediaRepository>()
        .AddSingleton<IMemberRepository, MemberRepository>()
        .AddSingleton<IMemberFilterRepository, MemberFilterRepository>()
        .AddSingleton<ITagRepository, TagRepository>()
        .AddSingleton<TagWriter>();

    private static IServiceCollection AddContentTree(this IServiceCollection services) => services
        .AddSingleton<NodeTree>()
        .AddSingleton<TreeIntegrity>()
        .AddSingleton<CachedSets>()
        .AddSingleton<ContentDeletion>()
        .AddSingleton<ContentTypeSource>()
        .AddSingleton<PropertyRows>()
        .AddSingleton<PropertyReader>()
        .AddSingleton<PlainContentWriter>()
        .AddSingleton<ContentRepositoryTools>()
        .AddSingleton<INavigationRepository, NavigationRepository>()
        .AddSingleton<IIdKeyMapRepository, IdKeyMapRepository>()
        .AddSingleton<IDynamicRootRepository, DynamicRootRepository>()
        .AddSingleton<ITrackedReferencesRepository, TrackedReferencesRepository>();

    private static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<DocumentReader>()
        .AddSingleton<DocumentNames>()
        .AddSingleton<DocumentCultureRows>()
        .AddSingleton<DocumentWriter>()
        .AddSingleton<DocumentSchedules>()
        .AddSingleton<DocumentPermissions>()
        .AddSingleton<DocumentRepositoryTools>()
        .AddSingleton<IDocumentRepository, DocumentRepository>()
        .AddSingleton<IDocumentBlueprintRepository, DocumentBlueprintRepository>()
        .AddSingleton<IDocumentVersionRepository, DocumentVersionRepository>()
        .AddSingleton<IDocumentUrlRepository, DocumentUrlRepository>()
        .AddSingleton<IDocumentUrlAliasRepository, DocumentUrlAliasRepository>()
        .AddSingleton<IPublishStatusRepository, PublishStatusRepository>();
}
