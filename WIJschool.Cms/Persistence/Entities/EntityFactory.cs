using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using WIJschool.Cms.Persistence.ContentTypes;
using WIJschool.Cms.Persistence.Languages;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Entities;

/// <summary>Makes tree entities of rows, with what their type says and, for documents, what each culture has.</summary>
internal sealed class EntityFactory(IScopedDatabase database, ContentTypeCommonRepository types, LanguageRepository languages)
{
    // what comes without an owner was made by somebody no longer known
    private const int UnknownUser = 0;

    // a statement takes only so many parameters
    private const int BatchSize = 1000;

    public IReadOnlyList<IEntitySlim> Build(IEnumerable<EntityRow> rows)
    {
        var entities = rows.Select(Build).ToList();
        AddCultures(entities.OfType<DocumentEntitySlim>().Where(e => e.Variations.HasFlag(ContentVariation.Culture)).ToList());
        return entities;
    }

    private EntitySlim Build(EntityRow row)
    {
        EntitySlim entity = row.Node.NodeObjectType switch
        {
            var t when t == Constants.ObjectTypes.Document || t == Constants.ObjectTypes.DocumentBlueprint => new DocumentEntitySlim
            {
                Published = row.Published == true,
                Edited = row.Edited == true,
            },
            var t when t == Constants.ObjectTypes.Media => new MediaEntitySlim { MediaPath = row.MediaPath },
            var t when t == Constants.ObjectTypes.Member => new MemberEntitySlim(),
            _ => new EntitySlim(),
        };
        Fill(entity, row);
        if (entity is ContentEntitySlim content && row.ContentTypeId is { } typeId) Describe(content, types.Shared.Find(typeId));
        return entity;
    }

    private static void Fill(EntitySlim entity, EntityRow row)
    {
        var node = row.Node;
        entity.Id = node.Id;
        entity.Key = node.UniqueId;
        entity.Name = node.Text;
        entity.ParentId = node.ParentId;
        entity.Level = node.Level;
        entity.Path = node.Path;
        entity.SortOrder = node.SortOrder;
        entity.Trashed = node.Trashed;
        entity.CreatorId = node.NodeUser ?? UnknownUser;
        entity.NodeObjectType = node.NodeObjectType ?? Guid.Empty;
        entity.CreateDate = node.CreateDate;
        entity.UpdateDate = row.VersionDate ?? node.CreateDate;
        entity.HasChildren = row.HasChildren;
    }

    private static void Describe(ContentEntitySlim entity, IContentTypeComposition? type)
    {
        if (type is null) return;
        entity.ContentTypeAlias = type.Alias;
        entity.ContentTypeKey = type.Key;
        entity.ContentTypeIcon = type.Icon;
        entity.ContentTypeThumbnail = type.Thumbnail;
        entity.ListViewKey = type.ListView;
        if (entity is DocumentEntitySlim document) document.Variations = type.Variations;
    }

    private void AddCultures(List<DocumentEntitySlim> documents)
    {
        foreach (var batch in documents.Chunk(BatchSize))
        {
            var ids = batch.Select(d => d.Id).ToList();
            var rows = database.Db.DocumentCultureVariations.Where(r => ids.Contains(r.NodeId)).OrderBy(r => r.LanguageId)
                .AsEnumerable().ToLookup(r => r.NodeId);
            foreach (var document in batch) AddCultures(document, rows[document.Id]);
        }
    }

    private void AddCultures(DocumentEntitySlim document, IEnumerable<DocumentCultureVariationRow> rows)
    {
        var known = rows.Select(r => (Culture: languages.GetIsoCodeById(r.LanguageId, throwOnNotFound: false), Row: r))
            .Where(r => r.Culture is not null).ToList();
        document.CultureNames = known.Where(r => r.Row.Available).ToDictionary(r => r.Culture!, r => r.Row.Name ?? "");
        document.PublishedCultures = known.Where(r => r.Row.Published).Select(r => r.Culture!).ToList();
        document.EditedCultures = known.Where(r => r.Row is { Available: true, Edited: true }).Select(r => r.Culture!).ToList();
    }
}
