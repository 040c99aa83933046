using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.ContentTree;

/// <summary>What a caller wants to have read of content.</summary>
/// <param name="PropertyAliases">Null for all properties, an empty list for none.</param>
internal sealed record ContentParts(IReadOnlyCollection<string>? PropertyAliases = null)
{
    public static readonly ContentParts All = new();
    public static readonly ContentParts Slim = new(PropertyAliases: []);

    /// <summary>The ids of the properties to read; null when that is all of them.</summary>
    public List<int>? PropertyTypesOf(IEnumerable<IContentTypeComposition> types) => PropertyAliases is null
        ? null
        : types.SelectMany(t => t.CompositionPropertyTypes)
            .Where(p => PropertyAliases.Contains(p.Alias, StringComparer.OrdinalIgnoreCase))
            .Select(p => p.Id).Distinct().ToList();
}

/// <summary>What all content repositories need.</summary>
internal sealed record ContentRepositoryTools(
    IScopedDatabase Database, NodeTree Tree, ContentDeletion Deletion, TreeIntegrity Integrity, ILanguageRepository Languages);

/// <summary>
/// What the repositories of documents, media and members share: finding, counting, paging, versions and the recycle bin.
/// Nothing is kept in memory between calls: an entity is a few indexed rows away, and every caller gets one of its own.
/// </summary>
internal abstract class ContentRepository<TEntity, TRows>(ContentRepositoryTools tools, ContentShape<TRows> shape)
    where TEntity : class, IContentBase
    where TRows : ContentRows
{
    public abstract int RecycleBinId { get; }

    protected abstract Guid ObjectType { get; }

    protected CmsDbContext Db => tools.Database.Db;

    protected NodeTree Tree => tools.Tree;

    protected Aftermath? Aftermath => tools.Database.Aftermath;

    protected ContentShape<TRows> Shape => shape;

    protected IQueryable<NodeRow> Nodes
    {
        get
        {
            var type = ObjectType;
            return Db.Nodes.Where(n => n.NodeObjectType == type);
        }
    }

    public virtual TEntity? Get(int id) => One(Rows(Nodes.Where(n => n.Id == id)));

    public virtual TEntity? Get(Guid id) => One(Rows(Nodes.Where(n => n.UniqueId == id)));

    /// <summary>Those with one of the ids, in no particular order; all of them when none is given.</summary>
    public IEnumerable<TEntity> GetMany(params int[]? ids) => ids is null or { Length: 0 }
        ? Build(InTreeOrder(Rows(Nodes)))
        : ids.Distinct().Chunk(Batches.Size).SelectMany(b => Build(Rows(Nodes.Where(n => ((IEnumerable<int>)b).Contains(n.Id))))).ToList();

    /// <inheritdoc cref="GetMany(int[])"/>
    public IEnumerable<TEntity> GetMany(params Guid[]? ids) => ids is null or { Length: 0 }
        ? Build(InTreeOrder(Rows(Nodes)))
        : ids.Distinct().Chunk(Batches.Size).SelectMany(b => Build(Rows(Nodes.Where(n => ((IEnumerable<Guid>)b).Contains(n.UniqueId))))).ToList();

    public bool Exists(int id) => Nodes.Any(n => n.Id == id);

    public bool Exists(Guid id) => Nodes.Any(n => n.UniqueId == id);

    public virtual IEnumerable<TEntity> Get(IQuery<TEntity> query) => Build(InTreeOrder(Map(null).Apply(Rows(Nodes), query)));

    public virtual int Count(IQuery<TEntity>? query) => Map(null).Apply(Rows(Nodes), query).Count();

    public int Count(string? contentTypeAlias = null) => CountOf(Nodes, contentTypeAlias);

    public int CountChildren(int parentId, string? contentTypeAlias = null) => CountOf(Nodes.Where(n => n.ParentId == parentId), contentTypeAlias);

    public int CountDescendants(int parentId, string? contentTypeAlias = null)
    {
        if (parentId == Umbraco.Cms.Core.Constants.System.Root) return CountOf(Nodes, contentTypeAlias);
        var within = string.Create(CultureInfo.InvariantCulture, $",{parentId},");
        return CountOf(Nodes.Where(n => n.Path.Contains(within)), contentTypeAlias);
    }

    public IEnumerable<TEntity> GetAllVersions(int nodeId) => Build(NewestFirst(nodeId));

    public IEnumerable<TEntity> GetAllVersionsSlim(int nodeId, int skip, int take) =>
        Build(NewestFirst(nodeId).Skip(skip).Take(take), ContentParts.Slim);

    public IEnumerable<int> GetVersionIds(int id, int topRows) => Db.ContentVersions.Where(v => v.NodeId == id)
        .OrderByDescending(v => v.Current).ThenByDescending(v => v.VersionDate).ThenByDescending(v => v.Id)
        .Select(v => v.Id).Take(topRows).ToList();

    public TEntity? GetVersion(int versionId)
    {
        var ofVersion = Nodes.Where(n => Db.ContentVersions.Any(v => v.Id == versionId && v.NodeId == n.Id));
        return One(Rows(ofVersion, currentOnly: false).Where(shape.OfVersion(v => v.Id == versionId)));
    }

    /// <summary>Removes a version. The one that is being edited, or that is published, stays.</summary>
    public void DeleteVersion(int versionId) => DeleteVersions(Db.ContentVersions.Where(v => v.Id == versionId));

    /// <summary>Removes versions older than a date, but for the one being edited and the published one.</summary>
    public void DeleteVersions(int nodeId, DateTime versionDate) =>
        DeleteVersions(Db.ContentVersions.Where(v => v.NodeId == nodeId && v.VersionDate < versionDate));

    public IEnumerable<TEntity> GetRecycleBin() => Build(InTreeOrder(Rows(Nodes.Where(n => n.Trashed))));

    public bool RecycleBinSmells()
    {
        var bin = RecycleBinId;
        return Nodes.Any(n => n.ParentId == bin);
    }

    public void UpdateSortOrder(IReadOnlyList<int> orderedNodeIds) => Tree.Sort(orderedNodeIds);

    public ContentDataIntegrityReport CheckDataIntegrity(ContentDataIntegrityReportOptions options) =>
        tools.Integrity.Check(ObjectType, options.FixIssues);

    public IEnumerable<TEntity> GetPage(
        IQuery<TEntity>? query, long pageIndex, int pageSize, out long totalRecords, IQuery<TEntity>? filter, Ordering? ordering) =>
        GetPage(query, pageIndex, pageSize, out totalRecords, null, filter, ordering);

    public IEnumerable<TEntity> GetPage(
        IQuery<TEntity>? query, long pageIndex, int pageSize, out long totalRecords, string[]? propertyAliases,
        IQuery<TEntity>? filter, Ordering? ordering)
    {
        ArgumentNullException.ThrowIfNull(ordering);
        var languageId = LanguageOf(ordering);
        var rows = Map(languageId).Apply(Map(null).Apply(Rows(Nodes), query), filter);
        return Page(Ordered(rows, ordering), pageIndex, pageSize, out totalRecords, new ContentParts(propertyAliases));
    }

    public void Save(TEntity entity)
    {
        if (entity.HasIdentity) Update(entity);
        else Insert(entity);
    }

    public virtual void Delete(TEntity entity)
    {
        tools.Deletion.Delete(entity);
        entity.DeleteDate = DateTime.UtcNow;
    }

    protected abstract void Insert(TEntity entity);

    protected abstract void Update(TEntity entity);

    /// <summary>The joined rows of the nodes' current version, or of all versions.</summary>
    protected abstract IQueryable<TRows> Rows(IQueryable<NodeRow> nodes, bool currentOnly = true);

    /// <param name="languageId">The language whose name counts as the name of content that varies.</param>
    protected abstract RowMap<TEntity, TRows> Map(int? languageId);

    protected abstract IReadOnlyList<TEntity> BuildBatch(IReadOnlyList<TRows> rows, ContentParts parts);

    /// <summary>The name in a language where content varies, or the name of the node.</summary>
    protected virtual Expression<Func<TRows, string?>> NameIn(int? languageId) => shape.OfNode(n => n.Text);

    /// <summary>Columns by which only this kind of content can be ordered; null when there is none of the name.</summary>
    protected virtual LambdaExpression? OwnOrdering(string orderBy, int? languageId) => null;

    /// <summary>Versions, among those chosen for removal, that must stay although they are not current.</summary>
    protected virtual IQueryable<int> Protected() => Db.DocumentVersions.Where(v => v.Published).Select(v => v.Id);

    protected TEntity? One(IQueryable<TRows> rows) => Build(rows) is [var entity, ..] ? entity : null;

    protected IReadOnlyList<TEntity> Build(IQueryable<TRows> rows, ContentParts? parts = null)
    {
        var all = rows.ToList();
        if (all.Count <= Batches.Size) return all.Count == 0 ? [] : BuildBatch(all, parts ?? ContentParts.All);
        return all.Chunk(Batches.Size).SelectMany(batch => BuildBatch(batch, parts ?? ContentParts.All)).ToList();
    }

    protected IReadOnlyList<TEntity> Page(
        IQueryable<TRows> rows, long pageIndex, int pageSize, out long totalRecords, ContentParts parts)
    {
        var skip = (int)Math.Min(pageIndex * pageSize, int.MaxValue);
        var page = Build(skip == 0 ? rows.Take(pageSize) : rows.Skip(skip).Take(pageSize), parts);
        totalRecords = skip == 0 && page.Count < pageSize ? page.Count : rows.LongCount();
        return page;
    }

    protected IOrderedQueryable<TRows> InTreeOrder(IQueryable<TRows> rows) => rows
        .OrderBy(shape.OfNode(n => n.Level)).ThenBy(shape.OfNode(n => n.SortOrder)).ThenBy(shape.OfNode(n => n.Id));

    private IQueryable<TRows> NewestFirst(int nodeId) => Rows(Nodes.Where(n => n.Id == nodeId), currentOnly: false)
        .OrderByDescending(shape.OfVersion(v => v.Current)).ThenByDescending(shape.OfVersion(v => v.VersionDate))
        .ThenByDescending(shape.OfVersion(v => v.Id));

    private void DeleteVersions(IQueryable<ContentVersionRow> versions)
    {
        var kept = Protected();
        tools.Deletion.DeleteVersions(versions.Where(v => !v.Current && !kept.Contains(v.Id)).Select(v => v.Id).ToList());
    }

    private int CountOf(IQueryable<NodeRow> nodes, string? contentTypeAlias)
    {
        if (string.IsNullOrWhiteSpace(contentTypeAlias)) return nodes.Count();
        return nodes.Count(n => Db.Contents.Any(c => c.NodeId == n.Id
            && Db.ContentTypes.Any(t => t.NodeId == c.ContentTypeId && t.Alias == contentTypeAlias)));
    }

    protected IQueryable<TRows> Ordered(IQueryable<TRows> rows, Ordering ordering)
    {
        var languageId = LanguageOf(ordering);
        for (var step = ordering; step is not null; step = step.Next)
        {
            if (step.IsEmpty) continue;
            var columns = step.IsCustomField ? PropertyColumns(step.OrderBy!, languageId) : [Column(step.OrderBy!, languageId)];
            rows = columns.Aggregate(rows, (sorted, column) => Then(sorted, column, step.Direction));
        }
        return Then(rows, shape.OfNode(n => n.Id), Direction.Ascending); // pages must not overlap where all else is equal
    }

    private int? LanguageOf(Ordering ordering) =>
        string.IsNullOrEmpty(ordering.Culture) ? null : tools.Languages.GetIdByIsoCode(ordering.Culture, throwOnNotFound: false);

    private LambdaExpression Column(string orderBy, int? languageId) => OwnOrdering(orderBy, languageId) ?? orderBy.ToUpperInvariant() switch
    {
        "ID" => shape.OfNode(n => n.Id),
        "SORTORDER" => shape.OfNode(n => n.SortOrder),
        "PATH" => shape.OfNode(n => n.Path),
        "LEVEL" => shape.OfNode(n => n.Level),
        "NAME" => NameIn(languageId),
        "CREATEDATE" => shape.OfNode(n => n.CreateDate),
        "UPDATEDATE" or "VERSIONDATE" => shape.OfVersion(v => v.VersionDate),
        "OWNER" => shape.OfNode(n => Db.Users.Where(u => u.Id == n.NodeUser).Select(u => u.UserName).FirstOrDefault()),
        "UPDATER" => shape.OfVersion(v => Db.Users.Where(u => u.Id == v.UserId).Select(u => u.UserName).FirstOrDefault()),
        "CONTENTTYPEALIAS" => shape.OfContent(c => Db.ContentTypes.Where(t => t.NodeId == c.ContentTypeId).Select(t => t.Alias).FirstOrDefault()),
        _ => throw new NotSupportedException($"Content cannot be ordered by {orderBy}."),
    };

    // a property keeps its values in one of these columns; content without a value comes first, on either database
    private LambdaExpression[] PropertyColumns(string alias, int? languageId)
    {
        var values = Db.PropertyData.Where(p => Db.PropertyTypes.Any(t => t.Id == p.PropertyTypeId && t.Alias == alias)
            && (p.LanguageId == null || p.LanguageId == languageId) && p.Segment == null);
        return
        [
            shape.OfVersion(v => values.Where(p => p.VersionId == v.Id).Max(p => p.SortableValue) ?? ""),
            shape.OfVersion(v => values.Where(p => p.VersionId == v.Id).Max(p => p.IntValue) ?? int.MinValue),
            shape.OfVersion(v => values.Where(p => p.VersionId == v.Id).Max(p => (double?)p.DecimalValue) ?? double.MinValue),
            shape.OfVersion(v => values.Where(p => p.VersionId == v.Id).Max(p => p.DateValue) ?? DateTime.MinValue),
            shape.OfVersion(v => values.Where(p => p.VersionId == v.Id).Max(p => p.VarcharValue) ?? ""),
        ];
    }

    private static IQueryable<TRows> Then(IQueryable<TRows> rows, LambdaExpression column, Direction direction)
    {
        var ordered = rows is IOrderedQueryable<TRows> && rows.Expression.Type.IsAssignableTo(typeof(IOrderedQueryable<TRows>));
        var method = (ordered, direction) switch
        {
            (false, Direction.Ascending) => nameof(Queryable.OrderBy),
            (false, _) => nameof(Queryable.OrderByDescending),
            (true, Direction.Ascending) => nameof(Queryable.ThenBy),
            (true, _) => nameof(Queryable.ThenByDescending),
        };
        var call = Expression.Call(typeof(Queryable), method, [typeof(TRows), column.ReturnType], rows.Expression, Expression.Quote(column));
        return rows.Provider.CreateQuery<TRows>(call);
    }
}
