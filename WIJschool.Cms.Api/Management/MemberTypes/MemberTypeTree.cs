using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.ContentTypes;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.MemberTypes;

/// <summary>Member types in their folders.</summary>
internal sealed class MemberTypeTree(IEntityService entities, IMemberTypeService types)
    : FolderTree<TypeTreeItem>(entities, UmbracoObjectTypes.MemberType, UmbracoObjectTypes.MemberTypeContainer)
{
    /// <inheritdoc />
    protected override TypeTreeItem Show(TreePlace place) => new(place, Icon: "");

    /// <inheritdoc />
    protected override Task<IEnumerable<TypeTreeItem>> DetailAsync(IReadOnlyCollection<TreePlace> places) => Task.FromResult(
        types.GetMany(places.Select(place => place.Id)).Join(places, type => type.Key, place => place.Id, (type, place) => new TypeTreeItem(place, type.Icon ?? "")));
}
