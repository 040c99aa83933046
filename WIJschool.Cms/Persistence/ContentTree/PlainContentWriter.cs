using System.Globalization;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>What is stored of content that is not published apart: media and members, which have one version.</summary>
internal sealed record PlainContentRows(NodeRow Node, ContentVersionRow Version);

/// <summary>Stores the node, version and properties of media and members; what is theirs alone they add before it is saved.</summary>
internal sealed class PlainContentWriter(IScopedDatabase database, NodeTree tree, PropertyRows propertyRows, PropertyReader propertyReader)
{
    private CmsDbContext Db => database.Db;

    /// <summary>Adds node, version and property rows. The caller adds its own rows and saves.</summary>
    public void Insert(IContentBase entity, Guid objectType, bool keepSortOrder)
    {
        entity.SanitizeEntityPropertiesForXmlStorage();
        tree.Insert(entity, objectType, keepSortOrder);
        Db.Contents.Add(new ContentRow { NodeId = entity.Id, ContentTypeId = entity.ContentTypeId });
        var version = Describe(new ContentVersionRow { NodeId = entity.Id, Current = true }, entity);
        Db.ContentVersions.Add(version);
        Db.SaveChanges(); // gives the version its id
        entity.VersionId = version.Id;
        Db.PropertyData.AddRange(Rows(entity));
    }

    /// <summary>Changes node, version and property rows. The caller changes its own rows and saves.</summary>
    /// <exception cref="InvalidOperationException">The entity's version is not stored.</exception>
    public void Update(IContentBase entity, Guid objectType)
    {
        entity.SanitizeEntityPropertiesForXmlStorage();
        var versionId = entity.VersionId;
        var stored = (
            from version in Db.ContentVersions.Where(v => v.Id == versionId && v.Current)
            join node in Db.Nodes on version.NodeId equals node.Id
            join content in Db.Contents on version.NodeId equals content.NodeId
            select new { node, content, version }).FirstOrDefault()
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Version {versionId} of {entity.Id} is not its current one."));
        if (entity.IsPropertyDirty(nameof(entity.ParentId)) && !entity.IsMoving()) tree.Reparent(entity, objectType);

        Db.AttachRange(stored.node, stored.content, stored.version);
        NodeTree.Update(stored.node, entity);
        stored.content.ContentTypeId = entity.ContentTypeId;
        Describe(stored.version, entity);
        propertyReader.Replace(versionId, Rows(entity));
    }

    private List<PropertyDataRow> Rows(IContentBase entity) =>
        propertyRows.Build(entity.ContentType.Variations, entity.VersionId, 0, entity.Properties).Rows;

    private static ContentVersionRow Describe(ContentVersionRow version, IContentBase entity)
    {
        version.VersionDate = entity.UpdateDate;
        version.UserId = entity.WriterId == Umbraco.Cms.Core.Constants.Security.UnknownUserId ? null : entity.WriterId;
        version.Text = entity.Name;
        return version;
    }
}
