using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Entities;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>The place of content in the tree: path, level, order among siblings and names that siblings do not share.</summary>
internal sealed class NodeTree(IScopedDatabase database)
{
    private CmsDbContext Db => database.Db;

    /// <summary>Stores a new node below its parent and tells the entity its id, path, level and sort order.</summary>
    /// <exception cref="InvalidOperationException">The parent does not exist.</exception>
    public void Insert(ITreeEntity entity, Guid objectType, bool keepSortOrder)
    {
        var key = entity.Key;
        var parentId = entity.ParentId;
        var around = Db.Nodes.Where(n => n.Id == parentId || n.UniqueId == key).ToList();
        var parent = around.Find(n => n.Id == parentId) ?? throw NoParent(parentId);
        var reserved = around.Find(n => n.UniqueId == key && n.NodeObjectType == Constants.ObjectTypes.IdReservation);

        var node = reserved ?? new NodeRow { UniqueId = key, Path = parent.Path };
        node.SortOrder = keepSortOrder && !IsTaken(objectType, parentId, entity.SortOrder)
            ? entity.SortOrder
            : NextSortOrder(objectType, parentId);
        node.Level = parent.Level + 1;
        node.NodeObjectType = objectType;
        Describe(node, entity);
        InsertWithPath(node, parent, isReserved: reserved is not null);

        entity.Id = node.Id;
        entity.Path = node.Path;
        entity.SortOrder = node.SortOrder;
        entity.Level = node.Level;
    }

    /// <summary>Computes path, level and sort order anew for an entity that got another parent.</summary>
    /// <exception cref="InvalidOperationException">The parent does not exist.</exception>
    public void Reparent(ITreeEntity entity, Guid objectType)
    {
        var parentId = entity.ParentId;
        var parent = Db.Nodes.FirstOrDefault(n => n.Id == parentId) ?? throw NoParent(parentId);
        entity.Path = PathBelow(parent, entity.Id);
        entity.Level = parent.Level + 1;
        entity.SortOrder = NextSortOrder(objectType, parentId);
    }

    /// <summary>Copies to the row what the entity says of its place, its name and its maker.</summary>
    public static void Describe(NodeRow node, ITreeEntity entity)
    {
        node.ParentId = entity.ParentId;
        node.Trashed = entity is IUmbracoEntity { Trashed: true };
        node.Text = entity.Name;
        node.NodeUser = entity.CreatorId == Constants.Security.UnknownUserId ? null : entity.CreatorId;
        node.CreateDate = entity.CreateDate;
    }

    /// <summary>Writes a changed place, name or key to the row that is stored.</summary>
    public static void Update(NodeRow node, ITreeEntity entity)
    {
        Describe(node, entity);
        node.UniqueId = entity.Key;
        node.Path = entity.Path;
        node.Level = entity.Level;
        node.SortOrder = entity.SortOrder;
    }

    /// <summary>The name itself, or with a number behind it when a sibling has it already.</summary>
    public string? UniqueAmongSiblings(string? name, Guid objectType, int parentId, int id)
    {
        if (string.IsNullOrEmpty(name)) return name;
        var stem = UniqueName.Stem(name);
        var taken = Db.Nodes
            .Where(n => n.ParentId == parentId && n.NodeObjectType == objectType && n.Id != id && n.Text!.StartsWith(stem))
            .Select(n => n.Text)
            .ToList();
        return UniqueName.For(name, taken);
    }

    /// <summary>Gives each node the position it has in the list.</summary>
    public void Sort(IReadOnlyList<int> orderedIds)
    {
        var nodes = new Dictionary<int, NodeRow>(orderedIds.Count);
        foreach (var batch in orderedIds.Chunk(Batches.Size))
        {
            foreach (var node in Db.Nodes.AsTracking().Where(n => ((IEnumerable<int>)batch).Contains(n.Id))) nodes[node.Id] = node;
        }
        for (var position = 0; position < orderedIds.Count; position++)
        {
            if (nodes.TryGetValue(orderedIds[position], out var node)) node.SortOrder = position;
        }
        Db.SaveChanges();
    }

    private void InsertWithPath(NodeRow node, NodeRow parent, bool isReserved)
    {
        if (isReserved)
        {
            node.Path = PathBelow(parent, node.Id);
            Db.Nodes.Update(node);
            Db.SaveChanges();
            return;
        }
        Db.Nodes.Add(node);
        Db.SaveChanges();
        var path = node.Path = PathBelow(parent, node.Id); // the path ends in the id, which the database gives
        Db.Nodes.Where(n => n.Id == node.Id).ExecuteUpdate(set => set.SetProperty(n => n.Path, path));
    }

    private bool IsTaken(Guid objectType, int parentId, int sortOrder) =>
        Db.Nodes.Any(n => n.NodeObjectType == objectType && n.ParentId == parentId && n.SortOrder == sortOrder);

    private int NextSortOrder(Guid objectType, int parentId) =>
        Db.Nodes.Where(n => n.NodeObjectType == objectType && n.ParentId == parentId).Max(n => (int?)n.SortOrder) + 1 ?? 0;

    private static string PathBelow(NodeRow parent, int id) => string.Create(CultureInfo.InvariantCulture, $"{parent.Path},{id}");

    private static InvalidOperationException NoParent(int parentId) =>
        new(string.Create(CultureInfo.InvariantCulture, $"There is no node {parentId} to put anything under."));
}

/// <summary>How many ids one query may ask for: few enough for SQLite's parameters, enough to make round trips rare.</summary>
internal static class Batches
{
    public const int Size = 500;
}
