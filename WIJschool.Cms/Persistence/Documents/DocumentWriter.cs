using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;
using WIJschool.Cms.Persistence.Tags;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>The kind of document a repository keeps: pages of the site, or blueprints, whose names need not differ.</summary>
internal sealed record DocumentKind(Guid ObjectType, bool UniqueNames);

/// <summary>
/// Stores documents. Publishing makes the draft version the published one and starts a new draft after it, so that each
/// document has at most one published and exactly one current version.
/// </summary>
internal sealed class DocumentWriter(
    IScopedDatabase database, NodeTree tree, DocumentNames names, DocumentCultureRows cultures, PropertyRows propertyRows,
    PropertyReader propertyReader, TagWriter tags, IEventAggregator events)
{
    private static readonly HashSet<string> OfItsPlace = new(StringComparer.Ordinal) { nameof(IContent.SortOrder), nameof(IContent.WriterId), nameof(IContent.UpdateDate) };

    private CmsDbContext Db => database.Db;

    public void Insert(IContent document, DocumentKind kind)
    {
        document.AddingEntity();
        var publishing = document.PublishedState == PublishedState.Publishing;
        var keepSortOrder = document.SortOrder != 0 || document.IsPropertyDirty(nameof(document.SortOrder));
        names.Settle(document, kind.ObjectType, kind.UniqueNames, publishing);
        document.SanitizeEntityPropertiesForXmlStorage();

        tree.Insert(document, kind.ObjectType, keepSortOrder);
        Db.Contents.Add(new ContentRow { NodeId = document.Id, ContentTypeId = document.ContentTypeId });
        InsertVersions(document, publishing);

        var rows = propertyRows.Build(document.ContentType.Variations, document.VersionId, document.PublishedVersionId, document.Properties);
        Db.PropertyData.AddRange(rows.Rows);
        var edited = rows.Edited || (!publishing && document.PublishName != document.Name);
        document.Edited = !publishing || edited;
        Db.Documents.Add(new DocumentRow { NodeId = document.Id, Published = publishing, Edited = document.Edited });
        if (document.ContentType.VariesByCulture())
        {
            cultures.FindEdited(document, rows.EditedCultures, document.UpdateDate, publishing);
            cultures.Insert(document, publishing);
        }
        Db.SaveChanges();
        Finish(document);
    }

    /// <exception cref="InvalidOperationException">The document's version is not its current one: it was read before another change.</exception>
    public void Update(IContent document, DocumentKind kind)
    {
        var nothingToPublish = document.PublishedState is PublishedState.Published or PublishedState.Unpublished;
        if (nothingToPublish && !document.IsDirty()) return; // not even the dates change

        var stored = Stored(document);
        document.UpdatingEntity();
        if (document.IsMoving())
        {
            // a descendant of what is moved: nothing but its place changes
            Db.Nodes.Attach(stored.Node);
            NodeTree.Update(stored.Node, document);
            Db.SaveChanges();
            Announce(document);
            document.ResetDirtyProperties();
            return;
        }
        if (nothingToPublish && document.GetDirtyProperties().All(OfItsPlace.Contains)) UpdatePlace(document, stored);
        else UpdateWhole(document, stored, kind);
    }

    // of siblings that are sorted there may be thousands: what they hold is neither read nor compared
    private void UpdatePlace(IContent document, StoredDocument stored)
    {
        Db.AttachRange(stored.Node, stored.Version);
        NodeTree.Update(stored.Node, document);
        Describe(stored.Version, document);
        Db.SaveChanges();
        Finish(document);
    }

    private void UpdateWhole(IContent document, StoredDocument stored, DocumentKind kind)
    {
        var publishing = document.PublishedState == PublishedState.Publishing;
        var wasEdited = document.Edited;
        names.Settle(document, kind.ObjectType, kind.UniqueNames, publishing);
        document.SanitizeEntityPropertiesForXmlStorage();
        if (document.IsPropertyDirty(nameof(document.ParentId))) tree.Reparent(document, kind.ObjectType);

        var storedVersionId = stored.Version.Id;
        if (publishing) StartDraft(document);
        Db.AttachRange(stored.Node, stored.Content, stored.Version, stored.Document, stored.DocumentVersion);
        NodeTree.Update(stored.Node, document);
        stored.Content.ContentTypeId = document.ContentTypeId;
        Describe(stored.Version, document);
        stored.Version.Current = !publishing;
        stored.DocumentVersion.TemplateId = document.TemplateId;
        stored.DocumentVersion.Published |= publishing;
        var rows = propertyRows.Build(
            document.ContentType.Variations, document.VersionId, publishing ? document.PublishedVersionId : 0, document.Properties);
        propertyReader.Replace(storedVersionId, rows.Rows.Where(r => r.VersionId == storedVersionId));
        if (publishing) Db.PropertyData.AddRange(rows.Rows.Where(r => r.VersionId != storedVersionId));

        var edited = rows.Edited || (!publishing && (wasEdited || document.PublishName != document.Name));
        if (document.ContentType.VariesByCulture())
        {
            edited |= cultures.FindEdited(document, rows.EditedCultures, document.UpdateDate, publishing);
            cultures.Replace(document, storedVersionId, publishing);
        }
        stored.Document.Published = IsPublishedAfter(document);
        stored.Document.Edited = document.Edited = !stored.Document.Published || edited;
        Db.SaveChanges();
        Finish(document);
    }

    private void InsertVersions(IContent document, bool publishing)
    {
        document.TemplateId ??= document.ContentType.DefaultTemplate?.Id;
        var first = Describe(new ContentVersionRow { NodeId = document.Id, Current = !publishing }, document);
        Db.ContentVersions.Add(first);
        var draft = first;
        if (publishing)
        {
            draft = Describe(new ContentVersionRow { NodeId = document.Id, Current = true }, document);
            Db.ContentVersions.Add(draft);
        }
        Db.SaveChanges(); // gives the versions their ids

        document.VersionId = draft.Id;
        document.PublishedVersionId = publishing ? first.Id : 0;
        Db.DocumentVersions.Add(new DocumentVersionRow { Id = first.Id, TemplateId = document.TemplateId, Published = publishing });
        if (publishing) Db.DocumentVersions.Add(new DocumentVersionRow { Id = draft.Id, TemplateId = document.TemplateId });
    }

    // the version that was the draft becomes the published one; a new draft follows it
    private void StartDraft(IContent document)
    {
        var previous = Db.ContentVersions.Where(v => v.NodeId == document.Id).Select(v => v.Id);
        Db.DocumentVersions.Where(v => v.Published && previous.Contains(v.Id)).ExecuteUpdate(set => set.SetProperty(v => v.Published, false));

        var draft = Describe(new ContentVersionRow { NodeId = document.Id, Current = true }, document);
        Db.ContentVersions.Add(draft);
        Db.SaveChanges(); // gives it its id
        Db.DocumentVersions.Add(new DocumentVersionRow { Id = draft.Id, TemplateId = document.TemplateId });
        document.PublishedVersionId = document.VersionId;
        document.VersionId = draft.Id;
    }

    private StoredDocument Stored(IContent document)
    {
        var versionId = document.VersionId;
        var rows =
            from version in Db.ContentVersions.Where(v => v.Id == versionId && v.Current)
            join node in Db.Nodes on version.NodeId equals node.Id
            join content in Db.Contents on version.NodeId equals content.NodeId
            join documentRow in Db.Documents on version.NodeId equals documentRow.NodeId
            join documentVersion in Db.DocumentVersions on version.Id equals documentVersion.Id
            select new StoredDocument(node, content, version, documentRow, documentVersion);
        return rows.FirstOrDefault() ?? throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"Version {versionId} of document {document.Id} is not its current one: it was changed since it was read."));
    }

    private static ContentVersionRow Describe(ContentVersionRow version, IContent document)
    {
        version.VersionDate = document.UpdateDate;
        version.UserId = document.WriterId == Umbraco.Cms.Core.Constants.Security.UnknownUserId ? null : document.WriterId;
        version.Text = document.Name;
        return version;
    }

    private static bool IsPublishedAfter(IContent document) => document.PublishedState switch
    {
        PublishedState.Publishing => true,
        PublishedState.Unpublishing => false,
        _ => document.Published,
    };

    private void Finish(IContent document)
    {
        Announce(document); // before the state changes: whoever listens must see whether it is being published
        if (document.PublishedState == PublishedState.Publishing)
        {
            document.Published = true;
            document.PublishTemplateId = document.TemplateId;
            document.PublisherId = document.WriterId;
            document.PublishName = document.Name;
            document.PublishDate = document.UpdateDate;
            tags.Write(document);
        }
        else if (document.PublishedState == PublishedState.Unpublishing)
        {
            document.Published = false;
            document.PublishTemplateId = null;
            document.PublisherId = null;
            document.PublishName = null;
            document.PublishDate = null;
            tags.Clear(document);
        }
        document.ResetDirtyProperties();
    }

#pragma warning disable CS0618 // Core itself listens to it: it keeps the addresses of a document by it
    private void Announce(IContent document) => events.Publish(new ContentRefreshNotification(document, new EventMessages()));
#pragma warning restore CS0618

    private sealed record StoredDocument(
        NodeRow Node, ContentRow Content, ContentVersionRow Version, DocumentRow Document, DocumentVersionRow DocumentVersion);
}
