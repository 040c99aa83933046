using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Webhooks;

/// <summary>What was sent for a webhook and what came back.</summary>
/// <remarks>Answers at once, without awaiting the database: Core ends the scope before it awaits some of these.</remarks>
internal sealed class WebhookLogRepository(IScopedDatabase database) : IWebhookLogRepository
{
    private CmsDbContext Db => database.Db;

    private IQueryable<WebhookLogRow> Newest => Db.WebhookLogs.OrderByDescending(l => l.Date).ThenByDescending(l => l.Id);

    public Task CreateAsync(WebhookLog log)
    {
        var row = ToRow(log);
        Db.Add(row);
        Db.SaveChanges();
        log.Id = row.Id;
        return Task.CompletedTask;
    }

    public Task<PagedModel<WebhookLog>> GetPagedAsync(int skip, int take) => Task.FromResult(Page(Newest, skip, take));

    public Task<PagedModel<WebhookLog>> GetPagedAsync(Guid webhookKey, int skip, int take) =>
        Task.FromResult(Page(Newest.Where(l => l.WebhookKey == webhookKey), skip, take));

    public Task<IEnumerable<WebhookLog>> GetOlderThanDate(DateTime date) =>
        Task.FromResult<IEnumerable<WebhookLog>>(Newest.Where(l => l.Date < date).ToList().ConvertAll(Build));

    public Task DeleteByIds(int[] ids)
    {
        Db.WebhookLogs.Where(l => ids.Contains(l.Id)).ExecuteDelete();
        return Task.CompletedTask;
    }

    private static PagedModel<WebhookLog> Page(IQueryable<WebhookLogRow> rows, int skip, int take) =>
        new(rows.LongCount(), rows.Skip(skip).Take(take).ToList().ConvertAll(Build));

    private static WebhookLog Build(WebhookLogRow row) => new()
    {
        Id = row.Id,
        WebhookKey = row.WebhookKey,
        Key = row.Key,
        StatusCode = row.StatusCode,
        IsSuccessStatusCode = row.StatusCode.Contains("(2", StringComparison.Ordinal), // Core writes "OK (200)"
        Date = row.Date,
        Url = row.Url,
        EventAlias = row.EventAlias,
        RetryCount = row.RetryCount,
        RequestHeaders = row.RequestHeaders,
        RequestBody = row.RequestBody,
        ResponseHeaders = row.ResponseHeaders,
        ResponseBody = row.ResponseBody,
        ExceptionOccured = row.ExceptionOccured,
    };

    private static WebhookLogRow ToRow(WebhookLog log) => new()
    {
        WebhookKey = log.WebhookKey,
        Key = log.Key,
        StatusCode = log.StatusCode,
        Date = log.Date,
        Url = log.Url,
        EventAlias = log.EventAlias,
        RetryCount = log.RetryCount,
        RequestHeaders = log.RequestHeaders,
        RequestBody = log.RequestBody ?? "",
        ResponseHeaders = log.ResponseHeaders,
        ResponseBody = log.ResponseBody,
        ExceptionOccured = log.ExceptionOccured,
    };
}
