using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.ContentTypes;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.PublishedContent;

/// <summary>Reads documents and media from the tables, all of them or some, in one query a table.</summary>
internal sealed class SnapshotReader(
    ICoreScopeProvider scopes, IScopedDatabase database, ContentTypeCommonRepository types, ILanguageRepository isoCodes)
{
    // an IN list longer than this is no faster than reading in turns, and SQLite limits its length
    private const int KeysAtOnce = 500;

    public List<NodeData> ReadAll()
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return Read(nodes => nodes);
    }

    public List<NodeData> Read(IReadOnlyCollection<Guid> keys)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        // one is asked for by itself: a database that expects more reads whole tables for it
        return keys.Chunk(KeysAtOnce).SelectMany(some => some is [var only]
            ? Read(nodes => nodes.Where(n => n.Key == only)) : Read(nodes => nodes.Where(n => some.Contains(n.Key)))).ToList();
    }

    private List<NodeData> Read(Func<IQueryable<NodeRecord>, IQueryable<NodeRecord>> filter)
    {
        var db = database.Db;
        var languages = isoCodes.GetMany().ToDictionary(l => l.Id, l => l.IsoCode);
        var aliases = types.Shared.All.SelectMany(type => type.PropertyTypes).ToDictionary(p => p.Id, p => p.Alias);
        var nodes = filter(Nodes(db));
        var versions = Versions(db, nodes, withSaveDates: true).ToList();
        var values = Values(db, nodes, aliases, languages);
        var cultures = Cultures(db, nodes, languages);
        var byNode = versions.ToLookup(v => v.NodeId);

        VersionData? ToData(VersionRecord? version) => version is null ? null : new VersionData(
            version.Name ?? "", version.Date, version.WriterId ?? Constants.Security.UnknownUserId, version.TemplateId,
            cultures.GetValueOrDefault(version.Id) ?? EmptyCultures, values.GetValueOrDefault(version.Id) ?? EmptyProperties);

        return nodes.AsEnumerable().Select(node =>
        {
            var current = byNode[node.Id].FirstOrDefault(v => v.Current);
            var published = node.IsMedia ? current : byNode[node.Id].FirstOrDefault(v => v.Published && node.Published);
            var draft = node.IsMedia || (published is not null && !node.Edited) ? null : current;
            return new NodeData(
                node.Id, node.Key, node.ParentId, node.Level, node.Path, node.SortOrder, node.CreateDate, node.CreatorId ?? -1, node.ContentTypeId,
                node.IsMedia ? PublishedItemType.Media : PublishedItemType.Content, ToData(draft), ToData(published), current?.Date ?? default);
        }).ToList();
    }

    private static readonly Dictionary<string, CultureData> EmptyCultures = [];
    private static readonly Dictionary<string, PropertyValue[]> EmptyProperties = [];

    private static IQueryable<NodeRecord> Nodes(CmsDbContext db) =>
        from node in db.Nodes
        join content in db.Contents on node.Id equals content.NodeId
        join document in db.Documents on node.Id equals document.NodeId into documents
        from document in documents.DefaultIfEmpty()
        where !node.Trashed && (node.NodeObjectType == Constants.ObjectTypes.Document || node.NodeObjectType == Constants.ObjectTypes.Media)
        select new NodeRecord
        {
            Id = node.Id,
            Key = node.UniqueId,
            ParentId = node.ParentId,
            Level = node.Level,
            Path = node.Path,
            SortOrder = node.SortOrder,
            CreateDate = node.CreateDate,
            CreatorId = node.NodeUser,
            ContentTypeId = content.ContentTypeId,
            IsMedia = node.NodeObjectType == Constants.ObjectTypes.Media,
            Published = document != null && document.Published,
            Edited = document != null && document.Edited,
        };

    // the published version, and the draft where it differs: other versions are history. When a page was last saved stands in its
    // draft, whether that differs or not
    private static IQueryable<VersionRecord> Versions(CmsDbContext db, IQueryable<NodeRecord> nodes, bool withSaveDates = false) =>
        from node in nodes
        join version in db.ContentVersions on node.Id equals version.NodeId
        join document in db.DocumentVersions on version.Id equals document.Id into documents
        from document in documents.DefaultIfEmpty()
        where (version.Current && (withSaveDates || node.IsMedia || node.Edited || !node.Published)) || (document != null && document.Published && node.Published)
        select new VersionRecord
        {
            Id = version.Id,
            NodeId = node.Id,
            Name = version.Text,
            Date = version.VersionDate,
            WriterId = version.UserId,
            TemplateId = document == null ? null : document.TemplateId,
            Current = version.Current,
            Published = document != null && document.Published,
        };

    private static Dictionary<int, IReadOnlyDictionary<string, PropertyValue[]>> Values(
        CmsDbContext db, IQueryable<NodeRecord> nodes, Dictionary<int, string> aliases, Dictionary<int, string> languages)
    {
        var rows = from version in Versions(db, nodes)
                   join value in db.PropertyData on version.Id equals value.VersionId
                   orderby value.VersionId, value.PropertyTypeId
                   select new { value.VersionId, value.PropertyTypeId, value.LanguageId, value.Segment, value.IntValue, value.DecimalValue, value.DateValue, value.VarcharValue, value.TextValue };
        var known = rows.AsEnumerable().Where(row => aliases.ContainsKey(row.PropertyTypeId) && (row.LanguageId is not { } id || languages.ContainsKey(id)));
        return known.GroupBy(row => row.VersionId).ToDictionary( // what a property type or a language has left behind belongs to nothing
            group => group.Key,
            IReadOnlyDictionary<string, PropertyValue[]> (group) => group.GroupBy(row => row.PropertyTypeId).ToDictionary(
                ofType => aliases[ofType.Key],
                ofType => ofType.Select(row => new PropertyValue(
                    row.LanguageId is { } language ? languages[language] : "",
                    row.Segment ?? "",
                    row.TextValue ?? row.VarcharValue ?? row.IntValue ?? row.DecimalValue ?? (object?)row.DateValue)).ToArray(),
                StringComparer.OrdinalIgnoreCase));
    }

    private static Dictionary<int, IReadOnlyDictionary<string, CultureData>> Cultures(
        CmsDbContext db, IQueryable<NodeRecord> nodes, Dictionary<int, string> languages)
    {
        var rows = from version in Versions(db, nodes)
                   join variation in db.ContentVersionCultureVariations on version.Id equals variation.VersionId
                   select new { variation.VersionId, variation.LanguageId, variation.Name, variation.Date };
        return rows.AsEnumerable().Where(row => languages.ContainsKey(row.LanguageId)).GroupBy(row => row.VersionId).ToDictionary(
            group => group.Key,
            IReadOnlyDictionary<string, CultureData> (group) => group.ToDictionary(
                row => languages[row.LanguageId], row => new CultureData(languages[row.LanguageId], row.Name, row.Date), StringComparer.OrdinalIgnoreCase));
    }

    private sealed class NodeRecord
    {
        public int Id { get; init; }
        public Guid Key { get; init; }
        public int ParentId { get; init; }
        public int Level { get; init; }
        public string Path { get; init; } = "";
        public int SortOrder { get; init; }
        public DateTime CreateDate { get; init; }
        public int? CreatorId { get; init; }
        public int ContentTypeId { get; init; }
        public bool IsMedia { get; init; }
        public bool Published { get; init; }
        public bool Edited { get; init; }
    }

    private sealed class VersionRecord
    {
        public int Id { get; init; }
        public int NodeId { get; init; }
        public string? Name { get; init; }
        public DateTime Date { get; init; }
        public int? WriterId { get; init; }
        public int? TemplateId { get; init; }
        public bool Current { get; init; }
        public bool Published { get; init; }
    }
}
