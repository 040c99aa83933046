using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Audit;

/// <summary>The log of who did what to which node. An item's id is the id of the node, as Core has it.</summary>
internal sealed class AuditRepository(IScopedDatabase database, TimeProvider clock) : IAuditRepository
{
    private static readonly RowMap<IAuditItem, AuditLogRow> Map = new RowMap<IAuditItem, AuditLogRow>()
        .Map(nameof(IAuditItem.Id), r => r.NodeId)
        .Map(nameof(IAuditItem.UserId), r => r.UserId)
        .Map(nameof(IAuditItem.EntityType), r => r.EntityType)
        .Map(nameof(IAuditItem.Comment), r => r.LogComment)
        .Map(nameof(IAuditItem.Parameters), r => r.Parameters)
        .Map(nameof(IAuditItem.CreateDate), r => r.DateStamp)
        .Map(nameof(IAuditItem.UpdateDate), r => r.DateStamp)
        .Map(nameof(IAuditItem.AuditType), NumberOfType());

    private CmsDbContext Db => database.Db;

    /// <summary>The newest item about the node.</summary>
    public IAuditItem? Get(int id) =>
        Newest(Db.AuditLog.Where(r => r.NodeId == id)).FirstOrDefault() is { } row ? Build(row) : null;

    /// <summary>Every item about the nodes, newest first; every item there is when none is given.</summary>
    public IEnumerable<IAuditItem> GetMany(params int[]? ids) =>
        Build(Newest(ids is { Length: > 0 } ? Db.AuditLog.Where(r => ids.Contains(r.NodeId)) : Db.AuditLog));

    public bool Exists(int id) => Db.AuditLog.Any(r => r.NodeId == id);

    public IEnumerable<IAuditItem> Get(IQuery<IAuditItem> query) => Build(Newest(Map.Apply(Db.AuditLog, query)));

    public IEnumerable<IAuditItem> Get(AuditType type, IQuery<IAuditItem> query)
    {
        var header = type.ToString();
        return Build(Newest(Map.Apply(Db.AuditLog.Where(r => r.LogHeader == header), query)));
    }

    public int Count(IQuery<IAuditItem>? query) => Map.Apply(Db.AuditLog, query).Count();

    public IEnumerable<IAuditItem> GetPagedResultsByQuery(
        IQuery<IAuditItem> query, long pageIndex, int pageSize, out long totalRecords, Direction orderDirection,
        AuditType[]? auditTypeFilter, IQuery<IAuditItem>? customFilter)
    {
        var rows = Map.Apply(Map.Apply(Db.AuditLog, query), customFilter);
        if (auditTypeFilter is { Length: > 0 })
        {
            var headers = auditTypeFilter.Select(t => t.ToString()).ToList();
            rows = rows.Where(r => headers.Contains(r.LogHeader));
        }
        totalRecords = rows.LongCount();
        var ordered = orderDirection == Direction.Descending ? Newest(rows) : rows.OrderBy(r => r.DateStamp).ThenBy(r => r.Id);
        return Build(ordered.Page(pageIndex, pageSize));
    }

    public void Save(IAuditItem entity)
    {
        Db.Add(new AuditLogRow
        {
            NodeId = entity.Id,
            UserId = entity.UserId == 0 ? null : entity.UserId,
            EntityType = entity.EntityType,
            DateStamp = entity.CreateDate == default ? clock.GetUtcNow().UtcDateTime : entity.CreateDate,
            LogHeader = entity.AuditType.ToString(),
            LogComment = entity.Comment,
            Parameters = entity.Parameters,
        });
        Db.SaveChanges();
    }

    /// <exception cref="NotSupportedException">Always: the log is only ever shortened by age.</exception>
    public void Delete(IAuditItem entity) => throw new NotSupportedException("An audit item is not deleted by itself; use CleanLogs.");

    /// <summary>Forgets old items that say only that somebody opened something; what changed content stays.</summary>
    public void CleanLogs(int maximumAgeOfLogsInMinutes)
    {
        var oldest = clock.GetUtcNow().UtcDateTime.AddMinutes(-maximumAgeOfLogsInMinutes);
        string[] passing = [nameof(AuditType.Open), nameof(AuditType.System)];
        Db.AuditLog.Where(r => r.DateStamp < oldest && passing.Contains(r.LogHeader)).ExecuteDelete();
    }

    private static IQueryable<AuditLogRow> Newest(IQueryable<AuditLogRow> rows) =>
        rows.OrderByDescending(r => r.DateStamp).ThenByDescending(r => r.Id);

    private static List<IAuditItem> Build(IQueryable<AuditLogRow> rows) => rows.ToList().ConvertAll(Build);

    private static IAuditItem Build(AuditLogRow row) => new AuditItem(
        row.NodeId,
        Enum.TryParse<AuditType>(row.LogHeader, ignoreCase: true, out var type) ? type : AuditType.Custom,
        row.UserId ?? 0, row.EntityType, row.LogComment, row.Parameters, row.DateStamp);

    // Core compares the number of the type; the column holds its name
    private static Expression<Func<AuditLogRow, int>> NumberOfType()
    {
        Expression<Func<AuditLogRow, string>> header = r => r.LogHeader;
        var number = Enum.GetValues<AuditType>().Aggregate<AuditType, Expression>(Expression.Constant(-1), (otherwise, type) =>
            Expression.Condition(Expression.Equal(header.Body, Expression.Constant(type.ToString())), Expression.Constant((int)type), otherwise));
        return Expression.Lambda<Func<AuditLogRow, int>>(number, header.Parameters);
    }
}
