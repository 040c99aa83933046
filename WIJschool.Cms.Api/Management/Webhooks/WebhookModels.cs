using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Webhooks;

namespace WIJschool.Cms.Api.Management.Webhooks;

/// <summary>Something that happens on the site and that others can be told of.</summary>
internal sealed record WebhookEvent(string EventName, string EventType, string Alias)
{
    public static WebhookEvent From(IWebhookEvent happening) => new(happening.EventName, happening.EventType, happening.Alias);

    /// <summary>An event by its alias; one that this site does not know goes by its alias alone.</summary>
    public static WebhookEvent Of(string alias, WebhookEventCollection events) =>
        events.FirstOrDefault(known => known.Alias == alias) is { } found ? From(found) : new(alias, Constants.WebhookEvents.Types.Other, alias);
}

internal sealed record WebhookResponse(
    Guid Id, bool Enabled, string? Name, string? Description, string Url, Guid[] ContentTypeKeys, IDictionary<string, string> Headers, IReadOnlyList<WebhookEvent> Events)
{
    public static WebhookResponse From(IWebhook webhook, WebhookEventCollection events) => new(
        webhook.Key, webhook.Enabled, webhook.Name, webhook.Description, webhook.Url, webhook.ContentTypeKeys, webhook.Headers,
        [.. webhook.Events.Select(alias => WebhookEvent.Of(alias, events))]);
}

/// <param name="Events">Aliases with commas between them.</param>
/// <param name="Types">Ids of document types with commas between them.</param>
internal sealed record WebhookItem(string Name, Guid Id, bool Enabled, string Events, string Url, string Types) : NamedItem(Name, Id)
{
    public static WebhookItem From(IWebhook webhook) => new(
        webhook.Name ?? webhook.Url, webhook.Key, webhook.Enabled, string.Join(',', webhook.Events), webhook.Url, string.Join(',', webhook.ContentTypeKeys));
}

internal record UpdateWebhookRequest
{
    public required bool Enabled { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    [Required] public string Url { get; init; } = "";

    [Required] public Guid[]? ContentTypeKeys { get; init; }

    [Required] public Dictionary<string, string>? Headers { get; init; }

    [Required] public string[]? Events { get; init; }

    /// <summary>The webhook that the request describes.</summary>
    public Webhook ToWebhook(Guid key) => new(Url, Enabled, ContentTypeKeys, Events, Headers) { Key = key, Name = Name, Description = Description };
}

internal sealed record CreateWebhookRequest : UpdateWebhookRequest
{
    public Guid? Id { get; init; }
}

/// <summary>A call that was made. What came back is shown while developing only: an address inside the school's network must not be read through the site.</summary>
internal sealed record WebhookLogResponse(
    Guid Key, Guid WebhookKey, string StatusCode, bool IsSuccessStatusCode, DateTimeOffset Date, string EventAlias, string Url, int RetryCount,
    string RequestHeaders, string RequestBody, string ResponseHeaders, string ResponseBody, bool ExceptionOccured)
{
    public static WebhookLogResponse From(WebhookLog log, bool isDebug) => new(
        log.Key, log.WebhookKey, log.StatusCode, log.IsSuccessStatusCode, log.Date.Utc(), log.EventAlias, log.Url, log.RetryCount,
        log.RequestHeaders, log.RequestBody ?? "", isDebug ? log.ResponseHeaders : "", isDebug ? log.ResponseBody : "", log.ExceptionOccured);
}
