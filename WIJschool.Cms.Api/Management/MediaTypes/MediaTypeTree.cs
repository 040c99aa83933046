using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.MediaTypes;

/// <summary>Media types in their folders.</summary>
internal sealed class MediaTypeTree(IEntityService entities, IMediaTypeService types)
    : FolderTree<MediaTypeTreeItem>(entities, UmbracoObjectTypes.MediaType, UmbracoObjectTypes.MediaTypeContainer)
{
    /// <inheritdoc />
    protected override MediaTypeTreeItem Show(TreePlace place) => new(place, Icon: "", IsDeletable: false);

    /// <inheritdoc />
    protected override Task<IEnumerable<MediaTypeTreeItem>> DetailAsync(IReadOnlyCollection<TreePlace> places) => Task.FromResult(
        types.GetMany(places.Select(place => place.Id))
            .Join(places, type => type.Key, place => place.Id, (type, place) => new MediaTypeTreeItem(place, type.Icon ?? "", !type.IsSystemMediaType())));
}
