using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.Blueprints;

/// <summary>Blueprints with their folders and tree.</summary>
internal static class BlueprintFeature
{
    public static IServiceCollection AddBlueprints(this IServiceCollection services) => services
        .AddSingleton<FolderTree<BlueprintTreeItem>, BlueprintTree>()
        .AddSingleton<IEntityTypeContainerService<IContent>>(provider => provider.GetRequiredService<IContentBlueprintContainerService>());
}
