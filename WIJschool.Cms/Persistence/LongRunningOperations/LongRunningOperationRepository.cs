using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Serialization;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.LongRunningOperations;

/// <summary>Work that runs on after its request has ended. What was promised by a process that died counts as stale when its time is up.</summary>
internal sealed class LongRunningOperationRepository(IScopedDatabase database, IJsonSerializer json, TimeProvider clock) : ILongRunningOperationRepository
{
    private CmsDbContext Db => database.Db;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task CreateAsync(LongRunningOperation operation, DateTimeOffset expirationDate)
    {
        Db.Add(new LongRunningOperationRow
        {
            Id = operation.Id,
            Type = operation.Type,
            Status = operation.Status.ToString(),
            CreateDate = Now,
            UpdateDate = Now,
            ExpirationDate = expirationDate.UtcDateTime,
        });
        await Db.SaveChangesAsync();
    }

    public async Task<LongRunningOperation?> GetAsync(Guid id) => await Find(id) is { } row
        ? new LongRunningOperation { Id = row.Id, Type = row.Type, Status = StatusOf(row) }
        : null;

    public async Task<LongRunningOperation<T>?> GetAsync<T>(Guid id) => await Find(id) is { } row
        ? new LongRunningOperation<T>
        {
            Id = row.Id,
            Type = row.Type,
            Status = StatusOf(row),
            Result = row.Result is null ? default : json.Deserialize<T>(row.Result),
        }
        : null;

    public async Task<LongRunningOperationStatus?> GetStatusAsync(Guid id) => await Find(id) is { } row ? StatusOf(row) : null;

    public async Task<PagedModel<LongRunningOperation>> GetByTypeAsync(string type, LongRunningOperationStatus[] statuses, int skip, int take)
    {
        var rows = InStatus(Db.LongRunningOperations.Where(o => o.Type == type), statuses);
        var total = await rows.LongCountAsync();
        var page = take == 0 ? [] : await rows.OrderBy(o => o.CreateDate).ThenBy(o => o.Id).Skip(skip).Take(take).ToListAsync();
        return new PagedModel<LongRunningOperation>(
            total, page.Select(row => new LongRunningOperation { Id = row.Id, Type = row.Type, Status = StatusOf(row) }));
    }

    public Task UpdateStatusAsync(Guid id, LongRunningOperationStatus status, DateTimeOffset expirationDate)
    {
        var (name, now, expires) = (status.ToString(), Now, expirationDate.UtcDateTime);
        return Db.LongRunningOperations.Where(o => o.Id == id).ExecuteUpdateAsync(o => o
            .SetProperty(x => x.Status, name).SetProperty(x => x.UpdateDate, now).SetProperty(x => x.ExpirationDate, expires));
    }

    public Task SetResultAsync<T>(Guid id, T result)
    {
        var (text, now) = (json.Serialize(result), Now);
        return Db.LongRunningOperations.Where(o => o.Id == id)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Result, text).SetProperty(x => x.UpdateDate, now));
    }

    public Task CleanOperationsAsync(DateTimeOffset olderThan)
    {
        var oldest = olderThan.UtcDateTime;
        return Db.LongRunningOperations.Where(o => o.UpdateDate < oldest).ExecuteDeleteAsync();
    }

    private Task<LongRunningOperationRow?> Find(Guid id) => Db.LongRunningOperations.FirstOrDefaultAsync(o => o.Id == id);

    // stale is not stored: it is what waiting or running becomes when nobody has renewed it in time
    private IQueryable<LongRunningOperationRow> InStatus(IQueryable<LongRunningOperationRow> rows, LongRunningOperationStatus[] statuses)
    {
        var now = Now;
        var stale = statuses.Contains(LongRunningOperationStatus.Stale);
        var ended = statuses.Where(s => !IsOpen(s)).Select(s => s.ToString()).ToList();
        var open = statuses.Where(IsOpen).Select(s => s.ToString()).ToList();
        string[] anyOpen = [nameof(LongRunningOperationStatus.Enqueued), nameof(LongRunningOperationStatus.Running)];
        return rows.Where(o => ended.Contains(o.Status)
            || (open.Contains(o.Status) && o.ExpirationDate >= now)
            || (stale && anyOpen.Contains(o.Status) && o.ExpirationDate < now));
    }

    private LongRunningOperationStatus StatusOf(LongRunningOperationRow row)
    {
        var status = Enum.Parse<LongRunningOperationStatus>(row.Status);
        return IsOpen(status) && row.ExpirationDate < Now ? LongRunningOperationStatus.Stale : status;
    }

    private static bool IsOpen(LongRunningOperationStatus status) =>
        status is LongRunningOperationStatus.Enqueued or LongRunningOperationStatus.Running;
}
