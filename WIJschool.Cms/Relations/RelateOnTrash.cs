using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Relations;

/// <summary>
/// Remembers by a relation where something in the recycle bin came from, so that it can be put back there, and forgets it
/// once it has left the bin.
/// </summary>
internal sealed class RelateOnTrash(ICoreScopeProvider scopes, IRelationService relations, IEntityService entities)
    : INotificationHandler<ContentMovedToRecycleBinNotification>,
        INotificationHandler<ContentMovedNotification>,
        INotificationHandler<MediaMovedToRecycleBinNotification>,
        INotificationHandler<MediaMovedNotification>
{
    private const string DocumentAlias = Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias;
    private const string MediaAlias = Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias;

    public void Handle(ContentMovedToRecycleBinNotification notification) => Remember(
        notification.MoveInfoCollection.Select(m => (m.Entity.Id, m.OriginalPath)), DocumentAlias,
        Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteName, Constants.ObjectTypes.Document);

    public void Handle(MediaMovedToRecycleBinNotification notification) => Remember(
        notification.MoveInfoCollection.Select(m => (m.Entity.Id, m.OriginalPath)), MediaAlias,
        Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteName, Constants.ObjectTypes.Media);

    public void Handle(ContentMovedNotification notification) => Forget(
        notification.MoveInfoCollection.Select(m => (m.Entity.Id, m.OriginalPath, m.Entity.Trashed)), Constants.System.RecycleBinContentPathPrefix, DocumentAlias);

    public void Handle(MediaMovedNotification notification) => Forget(
        notification.MoveInfoCollection.Select(m => (m.Entity.Id, m.OriginalPath, m.Entity.Trashed)), Constants.System.RecycleBinMediaPathPrefix, MediaAlias);

    private void Remember(IEnumerable<(int Id, string OriginalPath)> moved, string alias, string name, Guid objectType)
    {
        using var scope = scopes.CreateCoreScope();
        var type = relations.GetRelationTypeByAlias(alias);
        if (type is null)
        {
            type = new RelationType(name, alias, isBidrectional: false, objectType, objectType, isDependency: false);
            relations.Save(type);
        }
        foreach (var (id, path) in moved)
        {
            var parentId = ParentIn(path);
            if (!entities.Exists(parentId)) continue; // it went with its parent, which is gone for good
            relations.Save(relations.GetByParentAndChildId(parentId, id, type) ?? new Relation(parentId, id, type));
        }
        scope.Complete();
    }

    private void Forget(IEnumerable<(int Id, string OriginalPath, bool Trashed)> moved, string binPath, string alias)
    {
        foreach (var (id, _, _) in moved.Where(m => !m.Trashed && m.OriginalPath.StartsWith(binPath, StringComparison.Ordinal)))
        {
            foreach (var relation in relations.GetByChildId(id).Where(r => r.RelationType.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase)))
                relations.Delete(relation);
        }
    }

    private static int ParentIn(string path)
    {
        var ids = path.Split(',');
        return ids.Length > 2 ? int.Parse(ids[^2], CultureInfo.InvariantCulture) : Constants.System.Root;
    }
}
