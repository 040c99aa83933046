using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.DataTypes;

/// <summary>Data types in their folders.</summary>
internal sealed class DataTypeTree(IEntityService entities, IDataTypeService types)
    : FolderTree<DataTypeTreeItem>(entities, UmbracoObjectTypes.DataType, UmbracoObjectTypes.DataTypeContainer)
{
    /// <inheritdoc />
    protected override DataTypeTreeItem Show(TreePlace place) => new(place, EditorUiAlias: null, IsDeletable: false);

    /// <inheritdoc />
    protected override async Task<IEnumerable<DataTypeTreeItem>> DetailAsync(IReadOnlyCollection<TreePlace> places) =>
        (await types.GetAllAsync([.. places.Select(place => place.Id)]))
            .Join(places, type => type.Key, place => place.Id, (type, place) => new DataTypeTreeItem(place, type.EditorUiAlias, type.IsDeletableDataType()));
}
