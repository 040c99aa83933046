using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Content;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.Blueprints;

/// <summary>Blueprints in their folders.</summary>
internal sealed class BlueprintTree(IEntityService entities)
    : FolderTree<BlueprintTreeItem>(entities, UmbracoObjectTypes.DocumentBlueprint, UmbracoObjectTypes.DocumentBlueprintContainer)
{
    /// <inheritdoc />
    protected override BlueprintTreeItem Show(TreePlace place) => new(place, DocumentType: null);

    /// <inheritdoc />
    protected override Task<IEnumerable<BlueprintTreeItem>> DetailAsync(IReadOnlyCollection<TreePlace> places) => Task.FromResult(
        Entities.GetAll(UmbracoObjectTypes.DocumentBlueprint, [.. places.Select(place => place.Id)]).OfType<IDocumentEntitySlim>()
            .Join(places, blueprint => blueprint.Key, place => place.Id, (blueprint, place) => new BlueprintTreeItem(place, ContentTypeReference.From(blueprint))));
}
