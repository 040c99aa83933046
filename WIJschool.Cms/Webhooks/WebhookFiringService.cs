using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Webhooks;

/// <summary>Writes a call down instead of making it: whoever publishes never waits for somebody else's server.</summary>
internal sealed class WebhookFiringService(IWebhookRequestService requests) : IWebhookFiringService
{
    public Task FireAsync(IWebhook webhook, string eventAlias, object? payload, CancellationToken cancellationToken) =>
        requests.CreateAsync(webhook.Key, eventAlias, payload);
}
