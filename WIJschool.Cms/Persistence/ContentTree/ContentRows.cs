using System.Linq.Expressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>What one version of a document, media item or member stands on, joined.</summary>
internal class ContentRows
{
    public NodeRow Node { get; set; } = null!;
    public ContentRow Content { get; set; } = null!;
    public ContentVersionRow Version { get; set; } = null!;

    /// <summary>Tells the entity what all content has. Change tracking must be off.</summary>
    public void Describe(IContentBase entity)
    {
        entity.Id = Node.Id;
        entity.Key = Node.UniqueId;
        entity.VersionId = Version.Id;
        entity.Name = Version.Text;
        entity.ParentId = Node.ParentId;
        entity.Path = Node.Path;
        entity.Level = Node.Level;
        entity.SortOrder = Node.SortOrder;
        ((TreeEntityBase)entity).Trashed = Node.Trashed;
        entity.CreatorId = Node.NodeUser ?? Constants.Security.UnknownUserId;
        entity.WriterId = Version.UserId ?? Constants.Security.UnknownUserId;
        entity.CreateDate = Node.CreateDate;
        entity.UpdateDate = Version.VersionDate;
    }
}

/// <summary>
/// Where a joined row keeps the three rows that all content has, so that a condition on a node can be written once for
/// every kind of content.
/// </summary>
internal sealed record ContentShape<TRows>(
    Expression<Func<TRows, NodeRow>> Node,
    Expression<Func<TRows, ContentRow>> Content,
    Expression<Func<TRows, ContentVersionRow>> Version)
{
    public Expression<Func<TRows, T>> OfNode<T>(Expression<Func<NodeRow, T>> column) => Through(Node, column);

    public Expression<Func<TRows, T>> OfContent<T>(Expression<Func<ContentRow, T>> column) => Through(Content, column);

    public Expression<Func<TRows, T>> OfVersion<T>(Expression<Func<ContentVersionRow, T>> column) => Through(Version, column);

    public static Expression<Func<TRows, T>> Through<TPart, T>(Expression<Func<TRows, TPart>> part, Expression<Func<TPart, T>> column) =>
        Expression.Lambda<Func<TRows, T>>(ParameterSwap.In(column, part.Body), part.Parameters);
}
