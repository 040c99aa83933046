using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Containers;
using WIJschool.Cms.Persistence.ContentTypes;
using WIJschool.Cms.Persistence.DataTypes;
using WIJschool.Cms.Persistence.Dictionary;
using WIJschool.Cms.Persistence.Domains;
using WIJschool.Cms.Persistence.Entities;
using WIJschool.Cms.Persistence.Files;
using WIJschool.Cms.Persistence.KeyValues;
using WIJschool.Cms.Persistence.Languages;
using WIJschool.Cms.Persistence.Templates;

namespace WIJschool.Cms.Persistence;

/// <summary>The repositories of document, media, member and data types, templates, languages, dictionary, domains and the entity tree.</summary>
internal static class TypePersistence
{
    public static IServiceCollection AddTypePersistence(this IServiceCollection services) => services
        .AddTypes()
        .AddContainers()
        .AddLanguages()
        .AddSingleton<EntityFactory>()
        .AddSingleton<IEntityRepository, EntityRepository>()
        .AddSingleton<IEntitySearchService, EntitySearch>()
        .AddSingleton<IKeyValueRepository, KeyValueRepository>()
        .AddSingleton<IPartialViewRepository, PartialViewRepository>()
        .AddSingleton<IScriptRepository, ScriptRepository>()
        .AddSingleton<IStylesheetRepository, StylesheetRepository>();

    private static IServiceCollection AddTypes(this IServiceCollection services) => services
        .AddSingleton<NodeStore>()
        .AddSingleton(provider => new Lazy<PropertyEditorCollection>(provider.GetRequiredService<PropertyEditorCollection>))
        .AddSingleton(provider => new Lazy<IDataValueEditorFactory>(provider.GetRequiredService<IDataValueEditorFactory>))
        .AddSingleton<DataTypeFactory>()
        .AddBoth<IDataTypeRepository, DataTypeRepository>()
        .AddSingleton<IDataTypeUsageRepository, DataTypeUsageRepository>()
        .AddSingleton<IPropertyTypeUsageRepository, PropertyTypeUsageRepository>()
        .AddSingleton<ViewFiles>()
        .AddBoth<ITemplateRepository, TemplateRepository>()
        .AddSingleton<ContentTypeReader>()
        .AddSingleton<PropertyWriter>()
        .AddSingleton<ContentTypeWriter>()
        .AddSingleton<VariationData>()
        .AddSingleton<EditedFlags>()
        .AddSingleton<ContentTypeDataKeeper>()
        .AddBoth<IContentTypeCommonRepository, ContentTypeCommonRepository>()
        .AddSingleton<IContentTypeRepository, ContentTypeRepository>()
        .AddSingleton<IContentTypeSearchService, ContentTypeSearch>()
        .AddSingleton<IMediaTypeRepository, MediaTypeRepository>()
        .AddSingleton<IMemberTypeRepository, MemberTypeRepository>();

    private static IServiceCollection AddContainers(this IServiceCollection services) => services
        .AddSingleton<IDocumentTypeContainerRepository, DocumentTypeContainerRepository>()
        .AddSingleton<IMediaTypeContainerRepository, MediaTypeContainerRepository>()
        .AddSingleton<IMemberTypeContainerRepository, MemberTypeContainerRepository>()
        .AddSingleton<IDataTypeContainerRepository, DataTypeContainerRepository>()
        .AddSingleton<IDocumentBlueprintContainerRepository, DocumentBlueprintContainerRepository>();

    private static IServiceCollection AddLanguages(this IServiceCollection services) => services
        .AddBoth<ILanguageRepository, LanguageRepository>()
        .AddSingleton<IDictionaryRepository, DictionaryRepository>()
        .AddSingleton<IDomainRepository, DomainRepository>();

    // our own repositories use each other for more than Core's contracts offer; there must be one of each
    private static IServiceCollection AddBoth<TContract, TImplementation>(this IServiceCollection services)
        where TContract : class where TImplementation : class, TContract => services
        .AddSingleton<TImplementation>()
        .AddSingleton<TContract>(provider => provider.GetRequiredService<TImplementation>());
}
