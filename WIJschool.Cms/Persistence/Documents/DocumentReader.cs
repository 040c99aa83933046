using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>Makes documents of rows: for a whole batch one query each for published versions, properties and cultures.</summary>
internal sealed class DocumentReader(
    IScopedDatabase database, PropertyReader propertyReader, PropertyRows propertyRows, ContentTypeSource types, ILanguageRepository languages)
{
    private CmsDbContext Db => database.Db;

    public IReadOnlyList<IContent> Build(IReadOnlyList<DocumentRows> batch, ContentParts parts, bool isBlueprint) =>
        Read(batch, parts).ConvertAll(stored => Make(stored, isBlueprint));

    /// <summary>All rows that the documents stand on.</summary>
    public List<StoredDocument> Read(IReadOnlyList<DocumentRows> batch, ContentParts parts)
    {
        var published = PublishedVersions(batch);
        var typeOf = batch.Select(r => r.Content.ContentTypeId).Distinct().ToDictionary(id => id, types.Document);
        var properties = propertyReader.Read(VersionsToRead(batch, published), parts.PropertyTypesOf(typeOf.Values));
        var cultures = Cultures.Read(Db, batch.Where(r => typeOf[r.Content.ContentTypeId].VariesByCulture()).ToList(), published);

        return batch.Select(rows =>
        {
            var live = published.GetValueOrDefault(rows.Node.Id);
            return new StoredDocument(
                rows, live, [.. properties[rows.Version.Id]], live is not null && rows.Document.Published ? [.. properties[live.Version.Id]] : [], cultures);
        }).ToList();
    }

    /// <summary>A document of its own for whoever asks; the rows may be used again.</summary>
    public IContent Make(StoredDocument stored, bool isBlueprint)
    {
        var (rows, live, current, published, cultures) = stored;
        var type = types.Document(rows.Content.ContentTypeId);
        var document = Describe(rows, live, type, isBlueprint);
        document.Properties = propertyRows.Read(type.CompositionPropertyTypes, current, published);
        cultures.ApplyTo(document, rows, live, languages);
        document.ResetDirtyProperties(false);
        document.EnableChangeTracking();
        return document;
    }

    private static Content Describe(DocumentRows rows, PublishedRows? live, IContentType type, bool isBlueprint)
    {
        var document = new Content(rows.Version.Text, rows.Node.ParentId, type);
        document.DisableChangeTracking();
        rows.Describe(document);
        document.TemplateId = rows.DocumentVersion.TemplateId;
        document.Published = rows.Document.Published;
        document.Edited = rows.Document.Edited;
        document.Blueprint = isBlueprint;
        if (live is not null) DescribePublished(document, live);
        return document;
    }

    private static void DescribePublished(Content document, PublishedRows live)
    {
        document.PublishedVersionId = live.Version.Id;
        if (!document.Published) return; // it was, once: the next publishing replaces that version
        document.PublishDate = live.Version.VersionDate;
        document.PublishName = live.Version.Text;
        document.PublisherId = live.Version.UserId;
        document.PublishTemplateId = live.DocumentVersion.TemplateId;
    }

    private Dictionary<int, PublishedRows> PublishedVersions(IReadOnlyList<DocumentRows> batch)
    {
        IEnumerable<int> ids = batch.Select(r => r.Node.Id).Distinct().ToList();
        var rows =
            from version in Db.ContentVersions.Where(v => ids.Contains(v.NodeId))
            join document in Db.DocumentVersions.Where(d => d.Published) on version.Id equals document.Id
            select new PublishedRows { Version = version, DocumentVersion = document };
        var found = new Dictionary<int, PublishedRows>();
        foreach (var row in rows.OrderBy(r => r.Version.Id)) found[row.Version.NodeId] = row;
        return found;
    }

    private static HashSet<int> VersionsToRead(IReadOnlyList<DocumentRows> batch, Dictionary<int, PublishedRows> published)
    {
        var ids = batch.Select(r => r.Version.Id).ToHashSet();
        foreach (var rows in batch.Where(r => r.Document.Published))
        {
            if (published.TryGetValue(rows.Node.Id, out var live)) ids.Add(live.Version.Id);
        }
        return ids;
    }

    /// <summary>The names, dates and states that the documents of a batch have in each culture.</summary>
    internal sealed record Cultures(
        ILookup<int, ContentVersionCultureVariationRow> OfVersion, ILookup<int, DocumentCultureVariationRow> OfNode)
    {
        public static Cultures Read(CmsDbContext db, IReadOnlyList<DocumentRows> varying, Dictionary<int, PublishedRows> published)
        {
            IEnumerable<int> versionIds = VersionsToRead(varying, published);
            IEnumerable<int> nodeIds = varying.Select(r => r.Node.Id).Distinct().ToList();
            var ofVersion = varying.Count == 0 ? [] : db.ContentVersionCultureVariations.Where(c => versionIds.Contains(c.VersionId)).ToList();
            var ofNode = varying.Count == 0 ? [] : db.DocumentCultureVariations.Where(c => nodeIds.Contains(c.NodeId)).ToList();
            return new Cultures(ofVersion.ToLookup(c => c.VersionId), ofNode.ToLookup(c => c.NodeId));
        }

        public void ApplyTo(Content document, DocumentRows rows, PublishedRows? live, ILanguageRepository languages)
        {
            if (!document.ContentType.VariesByCulture()) return;
            foreach (var culture in Known(OfVersion[rows.Version.Id]))
                document.SetCultureInfo(languages.GetIsoCodeById(culture.LanguageId), culture.Name, culture.Date);
            if (live is not null && document.Published)
            {
                foreach (var culture in Known(OfVersion[live.Version.Id]))
                    document.SetPublishInfo(languages.GetIsoCodeById(culture.LanguageId), culture.Name, culture.Date);
            }
            document.SetCultureEdited(OfNode[rows.Node.Id].Where(c => c.Edited).Select(c => languages.GetIsoCodeById(c.LanguageId, throwOnNotFound: false)).OfType<string>());

            // a language that was taken away may have left names behind
            IEnumerable<ContentVersionCultureVariationRow> Known(IEnumerable<ContentVersionCultureVariationRow> all) =>
                all.Where(c => languages.GetIsoCodeById(c.LanguageId, throwOnNotFound: false) is not null);
        }
    }
}

/// <summary>What one document was made of, as the database held it.</summary>
internal sealed record StoredDocument(
    DocumentRows Rows, PublishedRows? Live, IReadOnlyList<PropertyDataRow> Current, IReadOnlyList<PropertyDataRow> Published, DocumentReader.Cultures Cultures);
