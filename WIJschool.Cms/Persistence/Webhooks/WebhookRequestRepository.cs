using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Webhooks;

/// <summary>Webhook calls that wait to be made, in the order of their events.</summary>
/// <remarks>Answers at once, without awaiting the database: Core ends the scope before it awaits <see cref="GetAllAsync"/>.</remarks>
internal sealed class WebhookRequestRepository(IScopedDatabase database) : IWebhookRequestRepository
{
    private CmsDbContext Db => database.Db;

    public Task<WebhookRequest> CreateAsync(WebhookRequest webhookRequest)
    {
        var row = ToRow(webhookRequest);
        Db.Add(row);
        Db.SaveChanges();
        webhookRequest.Id = row.Id;
        return Task.FromResult(webhookRequest);
    }

    public Task<WebhookRequest> UpdateAsync(WebhookRequest webhookRequest)
    {
        Db.Update(ToRow(webhookRequest));
        Db.SaveChanges();
        return Task.FromResult(webhookRequest);
    }

    public Task DeleteAsync(WebhookRequest webhookRequest)
    {
        Db.WebhookRequests.Where(r => r.Id == webhookRequest.Id).ExecuteDelete();
        return Task.CompletedTask;
    }

    public Task<IEnumerable<WebhookRequest>> GetAllAsync() => Task.FromResult<IEnumerable<WebhookRequest>>(
        Db.WebhookRequests.OrderBy(r => r.Id).ToList().ConvertAll(row => new WebhookRequest
        {
            Id = row.Id,
            WebhookKey = row.WebhookKey,
            EventAlias = row.EventName,
            RequestObject = row.RequestObject,
            RetryCount = row.RetryCount,
        }));

    private static WebhookRequestRow ToRow(WebhookRequest request) => new()
    {
        Id = request.Id,
        WebhookKey = request.WebhookKey,
        EventName = request.EventAlias,
        RequestObject = request.RequestObject,
        RetryCount = request.RetryCount,
    };
}
