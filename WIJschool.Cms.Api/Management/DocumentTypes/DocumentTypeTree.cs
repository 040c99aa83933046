using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.DocumentTypes;

/// <summary>Document types in their folders.</summary>
internal sealed class DocumentTypeTree(IEntityService entities, IContentTypeService types)
    : FolderTree<DocumentTypeTreeItem>(entities, UmbracoObjectTypes.DocumentType, UmbracoObjectTypes.DocumentTypeContainer)
{
    /// <inheritdoc />
    protected override DocumentTypeTreeItem Show(TreePlace place) => new(place, IsElement: false, Icon: "");

    /// <inheritdoc />
    protected override Task<IEnumerable<DocumentTypeTreeItem>> DetailAsync(IReadOnlyCollection<TreePlace> places) => Task.FromResult(
        types.GetMany(places.Select(place => place.Id))
            .Join(places, type => type.Key, place => place.Id, (type, place) => new DocumentTypeTreeItem(place, type.IsElement, type.Icon ?? "")));
}
