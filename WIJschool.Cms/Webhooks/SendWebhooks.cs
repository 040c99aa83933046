using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Jobs;

namespace WIJschool.Cms.Webhooks;

/// <summary>Makes the webhook calls that wait, writes down what came back, and tries a failed one again at its next turn.</summary>
internal sealed partial class SendWebhooks(
    IWebhookRequestService requests, IWebhookService webhooks, IWebhookLogFactory logFactory, IWebhookLogRepository logs,
    ICoreScopeProvider scopes, IHttpClientFactory clients, IOptionsMonitor<WebhookSettings> settings, ILogger<SendWebhooks> logger) : IScheduledJob
{
    public const string ClientName = "WIJschool.Webhooks";

    public string Name => "WebhookFiring";

    public TimeSpan Period => settings.CurrentValue.Period;

    public async Task RunAsync(CancellationToken ct)
    {
        if (!settings.CurrentValue.Enabled) return;
        foreach (var request in (await requests.GetAllAsync()).ToList())
        {
            ct.ThrowIfCancellationRequested();
            var webhook = await webhooks.GetAsync(request.WebhookKey);
            if (webhook is null or { Enabled: false } || await SendAsync(request, webhook, ct) || request.RetryCount >= settings.CurrentValue.MaximumRetries)
            {
                await requests.DeleteAsync(request);
                continue;
            }
            request.RetryCount++;
            await requests.UpdateAsync(request);
        }
    }

    /// <returns>Whether the other side took it.</returns>
    private async Task<bool> SendAsync(WebhookRequest request, IWebhook webhook, CancellationToken ct)
    {
        using var message = Message(request, webhook);
        HttpResponseMessage? response = null;
        Exception? failure = null;
        try
        {
            using var client = clients.CreateClient(ClientName);
            response = await client.SendAsync(message, ct);
        }
        catch (Exception thrown) when (thrown is HttpRequestException or InvalidOperationException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            failure = thrown;
            LogFailed(thrown, webhook.Key);
        }
        using (response)
        {
            await LogAsync(await logFactory.CreateAsync(request.EventAlias, message, response, request.RetryCount, failure, webhook, ct));
            return response?.IsSuccessStatusCode == true;
        }
    }

    private static HttpRequestMessage Message(WebhookRequest request, IWebhook webhook)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = new StringContent(request.RequestObject ?? "", Encoding.UTF8, "application/json"),
        };
        message.Headers.TryAddWithoutValidation("Umb-Webhook-Event", request.EventAlias);
        message.Headers.TryAddWithoutValidation("Umb-Webhook-RetryCount", request.RetryCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (name, value) in webhook.Headers)
        {
            if (message.Headers.TryAddWithoutValidation(name, value)) continue;
            message.Content.Headers.Remove(name); // such as Content-Type, which the receiver may want otherwise
            message.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }

    private async Task LogAsync(WebhookLog log)
    {
        using var scope = scopes.CreateCoreScope();
        await logs.CreateAsync(log);
        scope.Complete();
    }

    [LoggerMessage(LogLevel.Warning, "Webhook {Key} could not be called.")]
    private partial void LogFailed(Exception failure, Guid key);
}
