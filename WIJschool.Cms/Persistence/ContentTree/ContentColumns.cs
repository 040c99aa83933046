using System.Linq.Expressions;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Persistence.Querying;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>The columns that answer for the members all content has.</summary>
internal sealed class ContentColumns<TEntity, TRows>(ContentShape<TRows> shape)
    where TEntity : IContentBase
{
    public RowMap<TEntity, TRows> Common(Expression<Func<TRows, string?>> name) => new RowMap<TEntity, TRows>()
        .Map(nameof(IContentBase.Id), shape.OfNode(n => n.Id))
        .Map(nameof(IContentBase.Key), shape.OfNode(n => n.UniqueId))
        .Map(nameof(IContentBase.ParentId), shape.OfNode(n => n.ParentId))
        .Map(nameof(IContentBase.Level), shape.OfNode(n => n.Level))
        .Map(nameof(IContentBase.Path), shape.OfNode(n => n.Path))
        .Map(nameof(IContentBase.SortOrder), shape.OfNode(n => n.SortOrder))
        .Map(nameof(IContentBase.Trashed), shape.OfNode(n => n.Trashed))
        .Map(nameof(IContentBase.Name), name)
        .Map(nameof(IContentBase.CreatorId), shape.OfNode(n => n.NodeUser))
        .Map(nameof(IContentBase.CreateDate), shape.OfNode(n => n.CreateDate))
        .Map(nameof(IContentBase.ContentTypeId), shape.OfContent(c => c.ContentTypeId))
        .Map(nameof(IContentBase.VersionId), shape.OfVersion(v => v.Id))
        .Map(nameof(IContentBase.WriterId), shape.OfVersion(v => v.UserId))
        .Map(nameof(IContentBase.UpdateDate), shape.OfVersion(v => v.VersionDate));
}
