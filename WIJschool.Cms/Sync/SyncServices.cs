using Microsoft.Extensions.DependencyInjection;
using WIJschool.Cms.Sync.Kinds;

namespace WIJschool.Cms.Sync;

/// <summary>The site as uSync files. Kinds stand in the order in which they are imported.</summary>
internal static class SyncServices
{
    public static IServiceCollection AddUsync(this IServiceCollection services) => services
        .AddSingleton<ISyncKind, LanguageKind>()
        .AddSingleton<ISyncKind, DictionaryKind>()
        .AddSingleton<ISyncKind, DataTypeKind>()
        .AddSingleton<ISyncKind, TemplateKind>()
        .AddSingleton<ISyncKind, DocumentTypeKind>()
        .AddSingleton<ISyncKind, MediaTypeKind>()
        .AddSingleton<ISyncKind, MemberTypeKind>()
        .AddSingleton<ISyncKind, RelationTypeKind>()
        .AddSingleton<ISyncKind, MediaKind>()
        .AddSingleton<ISyncKind, DocumentKind>()
        .AddSingleton<ISyncKind, DomainKind>()
        .AddSingleton<ISyncKind, BlueprintKind>()
        .AddSingleton<SyncContainers>()
        .AddSingleton<SyncTransaction>()
        .AddSingleton<SyncMediaFiles>()
        .AddSingleton(provider => new UsyncFolder(
            provider.GetServices<ISyncKind>(), provider.GetRequiredService<SyncTransaction>(), provider.GetRequiredService<SyncMediaFiles>()));
}
