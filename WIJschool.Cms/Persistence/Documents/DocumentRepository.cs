using System.Globalization;
using System.Linq.Expressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>What the repositories of documents and of blueprints are made of.</summary>
internal sealed record DocumentRepositoryTools(
    ContentRepositoryTools Common, DocumentReader Reader, DocumentWriter Writer, DocumentSchedules Schedules,
    DocumentPermissions Permissions, IEventAggregator Events);

/// <summary>Documents of the site.</summary>
internal class DocumentRepository(DocumentRepositoryTools tools)
    : ContentRepository<IContent, DocumentRows>(tools.Common, DocumentRows.Shape), IDocumentRepository
{
    private static readonly DocumentKind Pages = new(Constants.ObjectTypes.Document, UniqueNames: true);

    public override int RecycleBinId => Constants.System.RecycleBinContent;

    protected virtual DocumentKind Kind => Pages;

    protected sealed override Guid ObjectType => Kind.ObjectType;

    public override IContent? Get(int id) => Find(id, () => Nodes.Where(n => n.Id == id));

    public override IContent? Get(Guid id)
    {
        if (Aftermath is { } aftermath && aftermath.Find<StoredDocument>((Kind, id)) is null && aftermath.With(id) is { Count: > 1 } keys) ReadTogether(aftermath, keys);
        return Find(id, () => Nodes.Where(n => n.UniqueId == id));
    }

    /// <remarks>Templates are ids here, so that leaving them out would save nothing.</remarks>
    public IEnumerable<IContent> GetPage(
        IQuery<IContent>? query, long pageIndex, int pageSize, out long totalRecords, string[]? propertyAliases,
        IQuery<IContent>? filter, Ordering? ordering, bool loadTemplates) =>
        GetPage(query, pageIndex, pageSize, out totalRecords, propertyAliases, filter, ordering);

    public ContentScheduleCollection GetContentSchedule(int contentId) => tools.Schedules.Of(contentId);

    public IDictionary<int, IEnumerable<ContentSchedule>> GetContentSchedulesByIds(int[] documentIds) => tools.Schedules.Of(documentIds);

    public void PersistContentSchedule(IContent content, ContentScheduleCollection schedule) => tools.Schedules.Replace(content.Id, schedule);

    public void ClearSchedule(DateTime date) => tools.Schedules.Clear(date, null);

    public void ClearSchedule(DateTime date, ContentScheduleAction action) => tools.Schedules.Clear(date, action);

    public bool HasContentForExpiration(DateTime date) => tools.Schedules.Due(date, ContentScheduleAction.Expire).Any();

    public bool HasContentForRelease(DateTime date) => tools.Schedules.Due(date, ContentScheduleAction.Release).Any();

    public IEnumerable<IContent> GetContentForExpiration(DateTime date) => Due(date, ContentScheduleAction.Expire);

    public IEnumerable<IContent> GetContentForRelease(DateTime date) => Due(date, ContentScheduleAction.Release);

    public int CountPublished(string? contentTypeAlias = null)
    {
        var type = ObjectType;
        return Db.Nodes.Count(n => n.NodeObjectType == type && !n.Trashed && Db.Documents.Any(d => d.NodeId == n.Id && d.Published)
            && (string.IsNullOrWhiteSpace(contentTypeAlias) || Db.Contents.Any(c => c.NodeId == n.Id
                && Db.ContentTypes.Any(t => t.NodeId == c.ContentTypeId && t.Alias == contentTypeAlias))));
    }

    /// <summary>Whether a document and all above it are published, so that visitors can reach it.</summary>
    public bool IsPathPublished(IContent? content)
    {
        if (content is null || content.Path.StartsWith("-1,-20,", StringComparison.Ordinal)) return false;
        if (content.ParentId == Constants.System.Root) return content.Published;
        IEnumerable<int> ids = content.Path.Split(',').Skip(1).Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToList();
        return Db.Documents.Count(d => d.Published && ids.Contains(d.NodeId)) == content.Level;
    }

    public void ReplaceContentPermissions(EntityPermissionSet permissionSet) => tools.Permissions.Replace(permissionSet);

    public void AssignEntityPermission(IContent entity, string permission, IEnumerable<int> groupIds) =>
        tools.Permissions.Assign(entity.Id, permission, groupIds.ToList());

    public EntityPermissionCollection GetPermissionsForEntity(int entityId) => tools.Permissions.Of(entityId);

    public void AddOrUpdatePermissions(ContentPermissionSet permission) => tools.Permissions.Replace(permission);

    public override void Delete(IContent entity)
    {
#pragma warning disable CS0618 // Umbraco's own repositories announce a removal by this notification and by no other
        tools.Events.Publish(new ScopedEntityRemoveNotification(entity, new EventMessages()));
#pragma warning restore CS0618
        base.Delete(entity);
    }

    protected override void Insert(IContent entity) => tools.Writer.Insert(entity, Kind);

    protected override void Update(IContent entity) => tools.Writer.Update(entity, Kind);

    protected override IReadOnlyList<IContent> BuildBatch(IReadOnlyList<DocumentRows> rows, ContentParts parts) =>
        tools.Reader.Build(rows, parts, isBlueprint: Kind != Pages);

    protected override IQueryable<DocumentRows> Rows(IQueryable<NodeRow> nodes, bool currentOnly = true) =>
        from node in nodes
        join content in Db.Contents on node.Id equals content.NodeId
        join document in Db.Documents on node.Id equals document.NodeId
        join version in currentOnly ? Db.ContentVersions.Where(v => v.Current) : Db.ContentVersions on node.Id equals version.NodeId
        join documentVersion in Db.DocumentVersions on version.Id equals documentVersion.Id
        select new DocumentRows
        {
            Node = node,
            Content = content,
            Version = version,
            Document = document,
            DocumentVersion = documentVersion,
        };

    protected override RowMap<IContent, DocumentRows> Map(int? languageId) => new ContentColumns<IContent, DocumentRows>(Shape)
        .Common(NameIn(languageId))
        .Map(nameof(IContent.Published), r => r.Document.Published)
        .Map(nameof(IContent.Edited), r => r.Document.Edited)
        .Map(nameof(IContent.TemplateId), r => r.DocumentVersion.TemplateId);

    protected override Expression<Func<DocumentRows, string?>> NameIn(int? languageId)
    {
        if (languageId is null) return r => r.Node.Text;
        var names = Db.ContentVersionCultureVariations.Where(c => c.LanguageId == languageId);
        return r => names.Where(c => c.VersionId == r.Version.Id).Select(c => c.Name).FirstOrDefault() ?? r.Node.Text;
    }

    protected override LambdaExpression? OwnOrdering(string orderBy, int? languageId)
    {
        if (!orderBy.Equals("published", StringComparison.OrdinalIgnoreCase)) return null;
        if (languageId is null) return (Expression<Func<DocumentRows, bool>>)(r => r.Document.Published);
        var states = Db.DocumentCultureVariations.Where(c => c.LanguageId == languageId);
        return (Expression<Func<DocumentRows, bool>>)(r => states.Any(c => c.NodeId == r.Node.Id)
            ? states.Any(c => c.NodeId == r.Node.Id && c.Published)
            : r.Document.Published);
    }

    // every handler of a publication asks for the document again, by id or by key
    private IContent? Find<TKey>(TKey key, Func<IQueryable<NodeRow>> nodes)
        where TKey : struct
    {
        if (Aftermath is not { } aftermath) return One(Rows(nodes()));
        if (aftermath.Find<StoredDocument>((Kind, key)) is { } known) return tools.Reader.Make(known, isBlueprint: Kind != Pages);

        var before = aftermath.Changes;
        if (Rows(nodes()).FirstOrDefault() is not { } rows) return null;
        var stored = tools.Reader.Read([rows], ContentParts.All)[0];
        aftermath.Keep((Kind, rows.Node.Id), stored, before);
        aftermath.Keep((Kind, rows.Node.UniqueId), stored, before);
        return tools.Reader.Make(stored, isBlueprint: Kind != Pages);
    }

    private void ReadTogether(Aftermath aftermath, IReadOnlyList<Guid> keys)
    {
        var before = aftermath.Changes;
        var found = new Dictionary<object, object>();
        foreach (var stored in tools.Reader.Read(Rows(Nodes.Where(n => keys.Contains(n.UniqueId))).ToList(), ContentParts.All))
        {
            found[(Kind, stored.Rows.Node.Id)] = stored;
            found[(Kind, stored.Rows.Node.UniqueId)] = stored;
        }
        aftermath.KeepTogether(Kind, found, before);
    }

    private IReadOnlyList<IContent> Due(DateTime until, ContentScheduleAction action)
    {
        var type = ObjectType;
        var due = tools.Schedules.Due(until, action);
        return Build(InTreeOrder(Rows(Db.Nodes.Where(n => n.NodeObjectType == type && due.Contains(n.Id)))));
    }
}
