using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Entities;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Entities;

/// <summary>The place of types, containers and templates in Umbraco's one tree of nodes.</summary>
internal sealed class NodeStore(IScopedDatabase database)
{
    /// <summary>Id of the first administrator, which is also the owner of what comes without one.</summary>
    public const int SuperUser = -1;

    private CmsDbContext Db => database.Db;

    /// <summary>Puts a new entity below its parent, last among its kind, and gives it id, path, level and sort order.</summary>
    /// <exception cref="InvalidOperationException">The parent does not exist.</exception>
    public void Add(ITreeEntity entity, Guid objectType)
    {
        var row = new NodeRow { UniqueId = entity.Key, ParentId = entity.ParentId, NodeObjectType = objectType };
        Fill(row, entity);
        Add(row);
        entity.Id = row.Id;
        entity.Path = row.Path;
        entity.Level = row.Level;
        entity.SortOrder = row.SortOrder;
    }

    /// <inheritdoc cref="Add(ITreeEntity, Guid)"/>
    public void Add(NodeRow row)
    {
        var parent = Parent(row.ParentId);
        row.Level = parent.Level + 1;
        row.SortOrder = NextSortOrder(row);
        row.Id = Db.Nodes.Where(r => r.UniqueId == row.UniqueId && r.NodeObjectType == Constants.ObjectTypes.IdReservation)
            .Select(r => r.Id).FirstOrDefault();
        if (row.Id == 0)
        {
            Db.Add(row);
            Db.SaveChanges(); // the path ends in the id that only this gives
        }
        row.Path = $"{parent.Path},{row.Id}";
        Db.Update(row);
        Db.SaveChanges();
    }

    /// <summary>Stores what changed. Under another parent it is last there, and all below it move along.</summary>
    public void Update(ITreeEntity entity)
    {
        var row = Db.Nodes.SingleOrDefault(r => r.Id == entity.Id)
            ?? throw new InvalidOperationException($"Node {entity.Id} is gone.");
        var movedFrom = row.ParentId == entity.ParentId ? null : row.Path;
        var levels = -row.Level;
        row.UniqueId = entity.Key;
        Fill(row, entity);
        if (movedFrom is not null) PlaceUnder(row, entity.ParentId);
        Db.Update(row);
        Db.SaveChanges();
        if (movedFrom is not null) MoveBelow(movedFrom, row.Path, levels + row.Level);
        entity.Path = row.Path;
        entity.Level = row.Level;
        entity.SortOrder = row.SortOrder;
    }

    /// <summary>Deletes nodes and what any node may have: relations, notifications, permissions. Their own rows must be gone.</summary>
    public void Remove(IReadOnlyCollection<int> ids)
    {
        Db.UserNotifications.Where(r => ids.Contains(r.NodeId)).ExecuteDelete();
        Db.Relations.Where(r => ids.Contains(r.ParentId) || ids.Contains(r.ChildId)).ExecuteDelete();
        Db.UserGroupGranularPermissions
            .Where(r => Db.Nodes.Any(n => n.UniqueId == r.UniqueId && ids.Contains(n.Id))).ExecuteDelete();
        Db.Nodes.Where(r => ids.Contains(r.Id)).ExecuteDelete();
    }

    /// <summary>The name itself, or with the first free number behind it when another node of the kind has it: "Text (1)".</summary>
    public string UniqueName(Guid objectType, string name, int exceptId)
    {
        var taken = Db.Nodes.Where(r => r.NodeObjectType == objectType && r.Id != exceptId && r.Text!.StartsWith(name))
            .Select(r => r.Text).AsEnumerable().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!taken.Contains(name)) return name;
        return Enumerable.Range(1, taken.Count + 1).Select(n => $"{name} ({n})").First(candidate => !taken.Contains(candidate));
    }

    private void PlaceUnder(NodeRow row, int parentId)
    {
        var parent = Parent(parentId);
        if ($",{parent.Path},".Contains($",{row.Id},", StringComparison.Ordinal))
            throw new InvalidOperationException($"Node {row.Id} cannot be moved below itself.");
        row.ParentId = parentId;
        row.Level = parent.Level + 1;
        row.Path = $"{parent.Path},{row.Id}";
        row.SortOrder = NextSortOrder(row);
    }

    private void MoveBelow(string oldPath, string newPath, int levels)
    {
        var from = oldPath.Length;
        Db.Nodes.Where(r => r.Path.StartsWith(oldPath + ",")).ExecuteUpdate(set => set
            .SetProperty(r => r.Path, r => newPath + r.Path.Substring(from))
            .SetProperty(r => r.Level, r => r.Level + levels));
    }

    private NodeRow Parent(int id) => Db.Nodes.SingleOrDefault(r => r.Id == id)
        ?? throw new InvalidOperationException($"There is no node {id} to be the parent.");

    private int NextSortOrder(NodeRow row) => (Db.Nodes
        .Where(r => r.ParentId == row.ParentId && r.NodeObjectType == row.NodeObjectType && r.Id != row.Id)
        .Max(r => (int?)r.SortOrder) ?? -1) + 1;

    private static void Fill(NodeRow row, ITreeEntity entity)
    {
        row.Text = entity.Name;
        row.SortOrder = entity.SortOrder;
        row.Trashed = entity.Trashed;
        row.CreateDate = entity.CreateDate;
        row.NodeUser = entity.CreatorId == 0 ? null : entity.CreatorId;
    }
}
