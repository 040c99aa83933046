using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Entities;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Containers;

/// <summary>The folders that types of one kind are sorted into.</summary>
/// <param name="database">The database of the ambient scope.</param>
/// <param name="nodes">Where folders take their place.</param>
/// <param name="contained">The object type of what the folders hold.</param>
internal abstract class ContainerRepository(IScopedDatabase database, NodeStore nodes, Guid contained) : IEntityContainerRepository
{
    private readonly Guid container = EntityContainer.GetContainerObjectType(contained);

    private IQueryable<NodeRow> Rows => database.Db.Nodes.Where(r => r.NodeObjectType == container);

    public EntityContainer? Get(int id) => Build(Rows.Where(r => r.Id == id)).FirstOrDefault();

    public EntityContainer? Get(Guid id) => Build(Rows.Where(r => r.UniqueId == id)).FirstOrDefault();

    public IEnumerable<EntityContainer> Get(string name, int level) => Build(Rows.Where(r => r.Text == name && r.Level == level));

    public IEnumerable<EntityContainer> GetMany(params int[]? ids) =>
        Build(ids is { Length: > 0 } ? Rows.Where(r => ids.Contains(r.Id)) : Rows);

    public bool Exists(int id) => Rows.Any(r => r.Id == id);

    public bool HasDuplicateName(Guid parentKey, string name) =>
        Rows.Any(r => r.Text == name && database.Db.Nodes.Any(p => p.Id == r.ParentId && p.UniqueId == parentKey));

    public bool HasDuplicateName(int parentId, string name) => Rows.Any(r => r.Text == name && r.ParentId == parentId);

    public void Save(EntityContainer entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Name)) throw new InvalidOperationException("A folder needs a name.");
        if (entity.ContainedObjectType != contained)
            throw new ArgumentException("The folder is for another kind of types.", nameof(entity));
        entity.Name = entity.Name.Trim();
        if (Rows.Any(r => r.Text == entity.Name && r.ParentId == entity.ParentId && r.Id != entity.Id))
            throw new InvalidOperationException($"There already is a folder {entity.Name} here.");

        if (entity.HasIdentity)
        {
            nodes.Update(entity);
        }
        else
        {
            if (entity.CreateDate == default) entity.CreateDate = DateTime.UtcNow;
            nodes.Add(entity, container);
        }
        entity.ResetDirtyProperties();
    }

    /// <summary>What the folder still holds moves up to the folder's own parent.</summary>
    public void Delete(EntityContainer entity)
    {
        var above = database.Db.Nodes.Where(r => r.Id == entity.ParentId).Select(r => r.Path).Single();
        var from = entity.Path.Length;
        database.Db.Nodes.Where(r => r.Path.StartsWith(entity.Path + ",")).ExecuteUpdate(set => set
            .SetProperty(r => r.Path, r => above + r.Path.Substring(from)).SetProperty(r => r.Level, r => r.Level - 1));
        database.Db.Nodes.Where(r => r.ParentId == entity.Id)
            .ExecuteUpdate(set => set.SetProperty(r => r.ParentId, entity.ParentId));
        nodes.Remove([entity.Id]);
        entity.DeleteDate = DateTime.UtcNow;
    }

    private List<EntityContainer> Build(IQueryable<NodeRow> rows) => rows.OrderBy(r => r.Level).ThenBy(r => r.SortOrder).ThenBy(r => r.Id)
        .AsEnumerable().Select(Build).ToList();

    private EntityContainer Build(NodeRow row)
    {
        var entity = new EntityContainer(
            row.Id, row.UniqueId, row.ParentId, row.Path, row.Level, row.SortOrder, contained, row.Text, row.NodeUser ?? NodeStore.SuperUser)
        {
            CreateDate = row.CreateDate,
            UpdateDate = row.CreateDate,
            Trashed = row.Trashed,
        };
        entity.ResetDirtyProperties(false);
        return entity;
    }
}

internal sealed class DocumentTypeContainerRepository(IScopedDatabase database, NodeStore nodes)
    : ContainerRepository(database, nodes, Constants.ObjectTypes.DocumentType), IDocumentTypeContainerRepository;

internal sealed class MediaTypeContainerRepository(IScopedDatabase database, NodeStore nodes)
    : ContainerRepository(database, nodes, Constants.ObjectTypes.MediaType), IMediaTypeContainerRepository;

internal sealed class MemberTypeContainerRepository(IScopedDatabase database, NodeStore nodes)
    : ContainerRepository(database, nodes, Constants.ObjectTypes.MemberType), IMemberTypeContainerRepository;

internal sealed class DataTypeContainerRepository(IScopedDatabase database, NodeStore nodes)
    : ContainerRepository(database, nodes, Constants.ObjectTypes.DataType), IDataTypeContainerRepository;

internal sealed class DocumentBlueprintContainerRepository(IScopedDatabase database, NodeStore nodes)
    : ContainerRepository(database, nodes, Constants.ObjectTypes.DocumentBlueprint), IDocumentBlueprintContainerRepository;
