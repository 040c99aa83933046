using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Relations;

/// <summary>
/// Remembers by a relation where something in the recycle bin came from, so that it can be put back there, with a line in its
/// history as Umbraco writes it, and forgets the relation once it has left the bin.
/// </summary>
internal sealed class RelateOnTrash(
    ICoreScopeProvider scopes, IRelationService relations, IEntityService entities, IAuditService audit, IUserIdKeyResolver users, ILocalizedTextService texts)
    : INotificationAsyncHandler<ContentMovedToRecycleBinNotification>,
        INotificationHandler<ContentMovedNotification>,
        INotificationAsyncHandler<MediaMovedToRecycleBinNotification>,
        INotificationHandler<MediaMovedNotification>
{
    private const string DocumentAlias = Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias;
    private const string MediaAlias = Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias;

    private static readonly TrashedKind Documents = new(
        DocumentAlias, Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteName, UmbracoObjectTypes.Document, "contentTrashed");

    private static readonly TrashedKind Media = new(
        MediaAlias, Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteName, UmbracoObjectTypes.Media, "mediaTrashed");

    public Task HandleAsync(ContentMovedToRecycleBinNotification notification, CancellationToken cancellationToken) =>
        RememberAsync(notification.MoveInfoCollection.Select(m => ((IContentBase)m.Entity, m.OriginalPath)), Documents);

    public Task HandleAsync(MediaMovedToRecycleBinNotification notification, CancellationToken cancellationToken) =>
        RememberAsync(notification.MoveInfoCollection.Select(m => ((IContentBase)m.Entity, m.OriginalPath)), Media);

    public void Handle(ContentMovedNotification notification) => Forget(
        notification.MoveInfoCollection.Select(m => (m.Entity.Id, m.OriginalPath, m.Entity.Trashed)), Constants.System.RecycleBinContentPathPrefix, DocumentAlias);

    public void Handle(MediaMovedNotification notification) => Forget(
        notification.MoveInfoCollection.Select(m => (m.Entity.Id, m.OriginalPath, m.Entity.Trashed)), Constants.System.RecycleBinMediaPathPrefix, MediaAlias);

    private async Task RememberAsync(IEnumerable<(IContentBase Item, string OriginalPath)> moved, TrashedKind kind)
    {
        using var scope = scopes.CreateCoreScope();
        var type = relations.GetRelationTypeByAlias(kind.RelationAlias) ?? MakeType(kind);
        foreach (var (item, path) in moved)
        {
            var parentId = ParentIn(path);
            if (!entities.Exists(parentId)) continue; // it went with its parent, which is gone for good
            if (relations.GetByParentAndChildId(parentId, item.Id, type) is not null) continue;
            relations.Save(new Relation(parentId, item.Id, type));
            var line = string.Format(CultureInfo.InvariantCulture, texts.Localize("recycleBin", kind.Text, CultureInfo.CurrentUICulture), item.Id, parentId);
            await audit.AddAsync(AuditType.Delete, await users.GetAsync(item.WriterId), item.Id, kind.ObjectType.GetName(), line);
        }
        scope.Complete();
    }

    private RelationType MakeType(TrashedKind kind)
    {
        var objectType = kind.ObjectType.GetGuid();
        var type = new RelationType(kind.RelationName, kind.RelationAlias, isBidrectional: false, objectType, objectType, isDependency: false);
        relations.Save(type);
        return type;
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

    private sealed record TrashedKind(string RelationAlias, string RelationName, UmbracoObjectTypes ObjectType, string Text);
}
