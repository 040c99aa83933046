using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Relations;

/// <summary>
/// Keeps the relations that follow from what properties refer to (a picked image, a linked page) equal to what was saved or
/// published, so that editors are warned before they remove what is in use.
/// </summary>
internal sealed partial class ContentReferences(
    ICoreScopeProvider scopes, IScopedDatabase database, DataValueReferenceFactoryCollection references, PropertyEditorCollection editors,
    IRelationTypeRepository relationTypes, ILogger<ContentReferences> logger)
    : INotificationHandler<ContentSavedNotification>,
        INotificationHandler<ContentPublishedNotification>,
        INotificationHandler<MediaSavedNotification>,
        INotificationHandler<MemberSavedNotification>
{
    private CmsDbContext Db => database.Db;

    public void Handle(ContentSavedNotification notification) => Track(notification.SavedEntities);

    public void Handle(ContentPublishedNotification notification) => Track(notification.PublishedEntities);

    public void Handle(MediaSavedNotification notification) => Track(notification.SavedEntities);

    public void Handle(MemberSavedNotification notification) => Track(notification.SavedEntities);

    /// <remarks>What is tracked is already saved: a reference that cannot be stored must not make the save look failed.</remarks>
    public void Track(IEnumerable<IContentBase> entities)
    {
        try
        {
            TrackAll(entities);
        }
        catch (DbUpdateException failure)
        {
            LogNotTracked(logger, failure);
        }
    }

    private void TrackAll(IEnumerable<IContentBase> entities)
    {
        using var scope = scopes.CreateCoreScope();
        var types = AutomaticTypes();
        foreach (var some in entities.Where(e => e.HasIdentity).Chunk(Batches.Size)) TrackSome(scope, some, types);
        scope.Complete();
    }

    private void TrackSome(ICoreScope scope, IContentBase[] entities, Dictionary<string, int> types)
    {
        IEnumerable<int> typeIds = types.Values;
        IEnumerable<int> ids = [.. entities.Select(e => e.Id)];
        var wanted = Wanted(entities, types);
        var stored = Db.Relations.Where(r => ids.Contains(r.ParentId) && typeIds.Contains(r.RelationTypeId))
            .Select(r => new { r.ParentId, r.ChildId, r.RelationTypeId }).ToLookup(r => r.ParentId, r => (r.ChildId, r.RelationTypeId));
        foreach (var entity in entities)
        {
            if (stored[entity.Id].ToHashSet().SetEquals(wanted[entity.Id])) continue; // most saves: nothing to write, nobody to wait for
            scope.WriteLock(Constants.Locks.ContentTree); // two editors of one document would add the same relation
            Replace(entity.Id, wanted[entity.Id], typeIds);
        }
    }

    private Dictionary<string, int> AutomaticTypes()
    {
        var aliases = references.GetAllAutomaticRelationTypesAliases(editors);
        return relationTypes.GetMany(Array.Empty<int>()).Where(t => aliases.Contains(t.Alias)).ToDictionary(t => t.Alias, t => t.Id, StringComparer.OrdinalIgnoreCase);
    }

    private Dictionary<int, HashSet<(int ChildId, int TypeId)>> Wanted(IContentBase[] entities, Dictionary<string, int> types)
    {
        var found = entities.SelectMany(entity => references.GetAllReferences(entity.Properties, editors)
            .Where(r => r.Udi is GuidUdi && types.ContainsKey(r.RelationTypeAlias ?? ""))
            .Select(r => (Parent: entity.Id, Key: ((GuidUdi)r.Udi).Guid, TypeId: types[r.RelationTypeAlias]))).ToList();
        var ids = found.Select(r => r.Key).Distinct().Chunk(Batches.Size).SelectMany(Ids).ToDictionary(n => n.Key, n => n.Id);
        var wanted = entities.DistinctBy(entity => entity.Id).ToDictionary(entity => entity.Id, _ => new HashSet<(int, int)>());
        foreach (var (parent, key, typeId) in found)
        {
            if (ids.TryGetValue(key, out var id)) wanted[parent].Add((id, typeId));
        }
        return wanted;
    }

    private IEnumerable<(Guid Key, int Id)> Ids(Guid[] keys) =>
        Db.Nodes.Where(n => ((IEnumerable<Guid>)keys).Contains(n.UniqueId)).Select(n => new { n.UniqueId, n.Id }).AsEnumerable().Select(n => (n.UniqueId, n.Id));

    private List<RelationRow> Stored(int parentId, IEnumerable<int> typeIds) =>
        Db.Relations.Where(r => r.ParentId == parentId && typeIds.Contains(r.RelationTypeId)).ToList();

    private void Replace(int parentId, HashSet<(int ChildId, int TypeId)> wanted, IEnumerable<int> typeIds)
    {
        var stored = Stored(parentId, typeIds);
        Db.Relations.RemoveRange(stored.Where(r => !wanted.Contains((r.ChildId, r.RelationTypeId))));
        wanted.ExceptWith(stored.Select(r => (r.ChildId, r.RelationTypeId)));
        Db.Relations.AddRange(wanted.Select(w => new RelationRow
        {
            ParentId = parentId,
            ChildId = w.ChildId,
            RelationTypeId = w.TypeId,
            DateTime = DateTime.UtcNow,
        }));
        Db.SaveChanges();
    }

    [LoggerMessage(LogLevel.Warning, "What saved content refers to could not be noted; something it refers to may just have been deleted.")]
    private static partial void LogNotTracked(ILogger logger, Exception failure);
}
