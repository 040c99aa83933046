using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Tags;

/// <summary>Tags, and which property of which content carries them.</summary>
internal sealed class TagRepository(IScopedDatabase database, ILanguageRepository languages) : ITagRepository
{
    private static readonly RowMap<ITag, TagRow> Map = new RowMap<ITag, TagRow>()
        .Map(nameof(ITag.Id), r => r.Id)
        .Map(nameof(ITag.Group), r => r.Group)
        .Map(nameof(ITag.Text), r => r.Tag)
        .Map(nameof(ITag.LanguageId), r => r.LanguageId);

    private CmsDbContext Db => database.Db;

    public ITag? Get(int id) => Db.Tags.Where(t => t.Id == id).Select(t => Tag(t, 0)).FirstOrDefault();

    public IEnumerable<ITag> GetMany(params int[]? ids)
    {
        IEnumerable<int> wanted = ids ?? [];
        var rows = ids is { Length: > 0 } ? Db.Tags.Where(t => wanted.Contains(t.Id)) : Db.Tags;
        return rows.ToList().Select(t => Tag(t, 0)).ToList();
    }

    public bool Exists(int id) => Db.Tags.Any(t => t.Id == id);

    public IEnumerable<ITag> Get(IQuery<ITag> query) => Map.Apply(Db.Tags, query).ToList().Select(t => Tag(t, 0)).ToList();

    public int Count(IQuery<ITag>? query) => Map.Apply(Db.Tags, query).Count();

    public void Save(ITag entity)
    {
        if (entity.HasIdentity) entity.UpdatingEntity();
        else entity.AddingEntity();
        var row = new TagRow { Id = entity.Id, Group = entity.Group, Tag = entity.Text, LanguageId = entity.LanguageId };
        if (entity.HasIdentity) Db.Tags.Update(row);
        else Db.Tags.Add(row);
        Db.SaveChanges();
        entity.Id = row.Id;
        entity.ResetDirtyProperties();
    }

    public void Delete(ITag entity)
    {
        Db.TagRelationships.Where(r => r.TagId == entity.Id).ExecuteDelete();
        Db.Tags.Where(t => t.Id == entity.Id).ExecuteDelete();
    }

    public void Assign(int contentId, int propertyTypeId, IEnumerable<ITag> tags, bool replaceTags = true)
    {
        var wanted = Distinct(tags);
        var carried = Carried(contentId, propertyTypeId).ToList();
        if (wanted.Count == 0 && carried.Count == 0) return;
        var ids = IdsOf(wanted);
        Db.TagRelationships.AddRange(ids.Except(carried)
            .Select(id => new TagRelationshipRow { NodeId = contentId, PropertyTypeId = propertyTypeId, TagId = id }));
        Db.SaveChanges();
        var dropped = carried.Except(ids).ToList();
        if (replaceTags && dropped.Count > 0) Drop(contentId, propertyTypeId, dropped);
    }

    public void Remove(int contentId, int propertyTypeId, IEnumerable<ITag> tags)
    {
        var keys = Distinct(tags).Select(Key).ToHashSet();
        var carried = Carried(contentId, propertyTypeId);
        var rows = Db.Tags.Where(t => carried.Contains(t.Id)).ToList();
        Drop(contentId, propertyTypeId, rows.Where(t => keys.Contains(Key(t))).Select(t => t.Id).ToList());
    }

    public void RemoveAll(int contentId) => Db.TagRelationships.Where(r => r.NodeId == contentId).ExecuteDelete();

    public void RemoveAll(int contentId, int propertyTypeId) =>
        Db.TagRelationships.Where(r => r.NodeId == contentId && r.PropertyTypeId == propertyTypeId).ExecuteDelete();

    public TaggedEntity? GetTaggedEntityByKey(Guid key) => Entities(Joined().Where(j => j.Node.UniqueId == key)).FirstOrDefault();

    public TaggedEntity? GetTaggedEntityById(int id) => Entities(Joined().Where(j => j.Node.Id == id)).FirstOrDefault();

    public IEnumerable<TaggedEntity> GetTaggedEntitiesByTagGroup(TaggableObjectTypes objectType, string group, string? culture = null)
    {
        var nodes = OfType(Joined(), objectType, group, culture).Select(j => j.Node.Id);
        return Entities(Chosen(Joined().Where(j => nodes.Contains(j.Node.Id)), group, culture));
    }

    public IEnumerable<TaggedEntity> GetTaggedEntitiesByTag(
        TaggableObjectTypes objectType, string tag, string? group = null, string? culture = null) =>
        Entities(OfType(Joined(), objectType, group, culture).Where(j => j.Tag.Tag == tag));

    public IEnumerable<ITag> GetTagsForEntityType(TaggableObjectTypes objectType, string? group = null, string? culture = null)
    {
        var counted = OfType(Joined(), objectType, group, culture).Where(j => !j.Node.Trashed)
            .GroupBy(j => new { j.Tag.Id, j.Tag.Group, j.Tag.Tag, j.Tag.LanguageId })
            .Select(g => new { g.Key, Count = g.Select(j => j.Node.Id).Distinct().Count() })
            .OrderBy(g => g.Key.Tag).ToList();
        return counted.Select(g => (ITag)new Tag(g.Key.Id, g.Key.Group, g.Key.Tag, g.Key.LanguageId) { NodeCount = g.Count }).ToList();
    }

    public IEnumerable<ITag> GetTagsForEntity(int contentId, string? group = null, string? culture = null) =>
        Tags(Chosen(Joined().Where(j => j.Node.Id == contentId), group, culture));

    public IEnumerable<ITag> GetTagsForEntity(Guid contentId, string? group = null, string? culture = null) =>
        Tags(Chosen(Joined().Where(j => j.Node.UniqueId == contentId), group, culture));

    public IEnumerable<ITag> GetTagsForProperty(int contentId, string propertyTypeAlias, string? group = null, string? culture = null) =>
        Tags(Chosen(Joined().Where(j => j.Node.Id == contentId && j.Property.Alias == propertyTypeAlias), group, culture));

    public IEnumerable<ITag> GetTagsForProperty(Guid contentId, string propertyTypeAlias, string? group = null, string? culture = null) =>
        Tags(Chosen(Joined().Where(j => j.Node.UniqueId == contentId && j.Property.Alias == propertyTypeAlias), group, culture));

    private IQueryable<TaggedRows> Joined() =>
        from relation in Db.TagRelationships
        join tag in Db.Tags on relation.TagId equals tag.Id
        join node in Db.Nodes on relation.NodeId equals node.Id
        join property in Db.PropertyTypes on relation.PropertyTypeId equals property.Id
        select new TaggedRows { Tag = tag, Node = node, Property = property };

    // Umbraco's rule: no culture asks for tags without a language, "*" for those of any
    private IQueryable<TaggedRows> Chosen(IQueryable<TaggedRows> rows, string? group, string? culture)
    {
        if (!string.IsNullOrWhiteSpace(group)) rows = rows.Where(j => j.Tag.Group == group);
        if (culture == "*") return rows;
        var languageId = string.IsNullOrWhiteSpace(culture) ? null : languages.GetIdByIsoCode(culture, throwOnNotFound: false);
        return rows.Where(j => j.Tag.LanguageId == languageId);
    }

    private IQueryable<TaggedRows> OfType(IQueryable<TaggedRows> rows, TaggableObjectTypes objectType, string? group, string? culture)
    {
        rows = Chosen(rows, group, culture);
        if (objectType == TaggableObjectTypes.All) return rows;
        var type = ObjectType(objectType);
        return rows.Where(j => j.Node.NodeObjectType == type);
    }

    private static Guid ObjectType(TaggableObjectTypes type) => type switch
    {
        TaggableObjectTypes.Content => Umbraco.Cms.Core.Constants.ObjectTypes.Document,
        TaggableObjectTypes.Media => Umbraco.Cms.Core.Constants.ObjectTypes.Media,
        TaggableObjectTypes.Member => Umbraco.Cms.Core.Constants.ObjectTypes.Member,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static List<ITag> Tags(IQueryable<TaggedRows> rows) =>
        rows.Select(j => j.Tag).Distinct().OrderBy(t => t.Tag).ToList().Select(t => Tag(t, 0)).ToList();

    private static List<TaggedEntity> Entities(IQueryable<TaggedRows> rows) => rows.ToList()
        .GroupBy(j => j.Node.Id)
        .Select(node => new TaggedEntity(node.Key, node.GroupBy(j => (j.Property.Id, j.Property.Alias))
            .Select(property => new TaggedProperty(property.Key.Id, property.Key.Alias, property.Select(j => Tag(j.Tag, 0)).ToList()))
            .ToList()))
        .ToList();

    private IQueryable<int> Carried(int contentId, int propertyTypeId) =>
        Db.TagRelationships.Where(r => r.NodeId == contentId && r.PropertyTypeId == propertyTypeId).Select(r => r.TagId);

    private void Drop(int contentId, int propertyTypeId, IReadOnlyCollection<int> tagIds) => Db.TagRelationships
        .Where(r => r.NodeId == contentId && r.PropertyTypeId == propertyTypeId && tagIds.Contains(r.TagId)).ExecuteDelete();

    /// <summary>The ids of tags, those that are new included.</summary>
    private List<int> IdsOf(IReadOnlyList<ITag> tags)
    {
        if (tags.Count == 0) return [];
        var texts = tags.Select(t => t.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var known = Db.Tags.Where(t => texts.Contains(t.Tag)).ToList().ToDictionary(Key);
        var rows = tags.Select(t => known.GetValueOrDefault(Key(t)) ?? new TagRow { Group = t.Group, Tag = t.Text, LanguageId = t.LanguageId }).ToList();
        Db.Tags.AddRange(rows.Where(r => r.Id == 0));
        Db.SaveChanges();
        return rows.ConvertAll(r => r.Id);
    }

    private static List<ITag> Distinct(IEnumerable<ITag> tags) => tags
        .Select(t => new Tag(t.Id, t.Group, t.Text.Trim(), t.LanguageId))
        .Where(t => t.Text.Length > 0)
        .DistinctBy(Key).ToList<ITag>();

    private static (string Group, string Tag, int? LanguageId) Key(ITag tag) =>
        (tag.Group.ToUpperInvariant(), tag.Text.ToUpperInvariant(), tag.LanguageId);

    private static (string Group, string Tag, int? LanguageId) Key(TagRow row) =>
        (row.Group.ToUpperInvariant(), row.Tag.ToUpperInvariant(), row.LanguageId);

    private static ITag Tag(TagRow row, int count) => new Tag(row.Id, row.Group, row.Tag, row.LanguageId) { NodeCount = count };

    private sealed class TaggedRows
    {
        public TagRow Tag { get; set; } = null!;
        public NodeRow Node { get; set; } = null!;
        public PropertyTypeRow Property { get; set; } = null!;
    }
}
