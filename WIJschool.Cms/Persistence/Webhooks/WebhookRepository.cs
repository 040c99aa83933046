using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence.Caching;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Webhooks;

/// <summary>Whom to tell of which events, kept whole in memory: Core asks at every publish and every delete.</summary>
internal sealed class WebhookRepository : IWebhookRepository
{
    private readonly IScopedDatabase database;
    private readonly RepositoryCache<IWebhook> cache;

    public WebhookRepository(IScopedDatabase database, AppCaches caches)
    {
        this.database = database;
        cache = new RepositoryCache<IWebhook>(database, caches, Read);
    }

    private CmsDbContext Db => database.Db;

    public Task<PagedModel<IWebhook>> GetAllAsync(int skip, int take)
    {
        var all = cache.Shared.All;
        return Task.FromResult(new PagedModel<IWebhook>(all.Count, all.Skip(skip).Take(take).Select(Copy).ToList()));
    }

    public Task<IWebhook?> GetAsync(Guid key) => Task.FromResult(cache.Shared.Find(key) is { } found ? Copy(found) : null);

    public Task<PagedModel<IWebhook>> GetByIdsAsync(IEnumerable<Guid> keys)
    {
        var wanted = keys.ToHashSet();
        return Task.FromResult(Matching(w => wanted.Contains(w.Key)));
    }

    public Task<PagedModel<IWebhook>> GetByAliasAsync(string alias) =>
        Task.FromResult(Matching(w => w.Events.Contains(alias, StringComparer.OrdinalIgnoreCase)));

    public Task<IWebhook> CreateAsync(IWebhook webhook)
    {
        webhook.AddingEntity();
        var row = ToRow(webhook);
        Db.Add(row);
        Db.SaveChanges();
        webhook.Id = row.Id;
        AddParts(webhook);
        return Task.FromResult(webhook);
    }

    public Task UpdateAsync(IWebhook webhook)
    {
        webhook.UpdatingEntity();
        Db.Update(ToRow(webhook));
        Db.SaveChanges();
        DeleteParts(webhook.Id);
        AddParts(webhook);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(IWebhook webhook)
    {
        DeleteParts(webhook.Id);
        Db.WebhookRequests.Where(r => r.WebhookKey == webhook.Key).ExecuteDelete();
        Db.Webhooks.Where(w => w.Key == webhook.Key).ExecuteDelete();
        cache.Changed();
        return Task.CompletedTask;
    }

    private PagedModel<IWebhook> Matching(Func<IWebhook, bool> condition)
    {
        var found = cache.Shared.All.Where(condition).Select(Copy).ToList();
        return new PagedModel<IWebhook>(found.Count, found);
    }

    // by hand: Core's own deep clone fails on a webhook's array of keys
    private static IWebhook Copy(IWebhook webhook)
    {
        var copy = new Webhook(
            webhook.Url, webhook.Enabled, [.. webhook.ContentTypeKeys], [.. webhook.Events],
            new Dictionary<string, string>(webhook.Headers, StringComparer.OrdinalIgnoreCase))
        {
            Id = webhook.Id,
            Key = webhook.Key,
            Name = webhook.Name,
            Description = webhook.Description,
        };
        copy.ResetDirtyProperties(rememberDirty: false);
        return copy;
    }

    private void DeleteParts(int id)
    {
        Db.WebhookEvents.Where(e => e.WebhookId == id).ExecuteDelete();
        Db.WebhookContentTypes.Where(e => e.WebhookId == id).ExecuteDelete();
        Db.WebhookHeaders.Where(e => e.WebhookId == id).ExecuteDelete();
    }

    private void AddParts(IWebhook webhook)
    {
        Db.AddRange(webhook.Events.Distinct(StringComparer.OrdinalIgnoreCase).Select(e => new WebhookEventRow { WebhookId = webhook.Id, Event = e }));
        Db.AddRange(webhook.ContentTypeKeys.Distinct().Select(k => new WebhookContentTypeRow { WebhookId = webhook.Id, EntityKey = k }));
        Db.AddRange(webhook.Headers.Select(h => new WebhookHeaderRow { WebhookId = webhook.Id, Key = h.Key, Value = h.Value }));
        Db.SaveChanges();
        cache.Changed();
    }

    private List<IWebhook> Read()
    {
        var events = Db.WebhookEvents.OrderBy(e => e.Event).ToLookup(e => e.WebhookId, e => e.Event);
        var types = Db.WebhookContentTypes.ToLookup(e => e.WebhookId, e => e.EntityKey);
        var headers = Db.WebhookHeaders.OrderBy(h => h.Key).ToLookup(h => h.WebhookId);
        return Db.Webhooks.OrderBy(w => w.Id).ToList().ConvertAll<IWebhook>(row =>
        {
            var webhook = new Webhook(
                row.Url, row.Enabled, [.. types[row.Id]], [.. events[row.Id]],
                headers[row.Id].ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase))
            {
                Id = row.Id,
                Key = row.Key,
                Name = row.Name,
                Description = row.Description,
            };
            webhook.ResetDirtyProperties(rememberDirty: false);
            return webhook;
        });
    }

    private static WebhookRow ToRow(IWebhook webhook) => new()
    {
        Id = webhook.Id,
        Key = webhook.Key,
        Name = webhook.Name,
        Description = webhook.Description,
        Url = webhook.Url,
        Enabled = webhook.Enabled,
    };
}
