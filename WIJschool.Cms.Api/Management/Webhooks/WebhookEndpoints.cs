using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Webhooks;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Webhooks;

/// <summary>Whom the site tells of what happens, and what came of it. The calls themselves are made in the background.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/webhook").WithTags("Webhook").RequireAuthorization(SectionPolicies.Webhooks);
        webhooks.MapGet("", ListAsync);
        webhooks.MapGet("/{id:guid}", ByIdAsync);
        webhooks.MapPost("", CreateAsync);
        webhooks.MapPut("/{id:guid}", UpdateAsync);
        webhooks.MapDelete("/{id:guid}", DeleteAsync);
        webhooks.MapGet("/events", Events);
        webhooks.MapGet("/logs", LogsAsync);
        webhooks.MapGet("/{id:guid}/logs", LogsOfAsync);
        routes.MapGet("/item/webhook", ItemsAsync).WithTags("Webhook");
    }

    private static async Task<JsonHttpResult<Page<WebhookResponse>>> ListAsync([AsParameters] Paging paging, IWebhookService webhooks, WebhookEventCollection events)
    {
        var all = await webhooks.GetAllAsync(0, int.MaxValue);
        return ManagementJson.Ok(paging.Of([.. all.Items], webhook => WebhookResponse.From(webhook, events)));
    }

    private static async Task<Results<JsonHttpResult<WebhookResponse>, Problem>> ByIdAsync(Guid id, IWebhookService webhooks, WebhookEventCollection events) =>
        await webhooks.GetAsync(id) is { } webhook ? ManagementJson.Ok(WebhookResponse.From(webhook, events)) : Refused(WebhookOperationStatus.NotFound);

    private static async Task<Results<CreatedResource, Problem>> CreateAsync(Body<CreateWebhookRequest> body, IWebhookService webhooks)
    {
        if (body.Value.Id is { } id && await webhooks.GetAsync(id) is not null)
            return new Problem("Error", "Duplicate id", StatusCodes.Status400BadRequest) { Detail = "Another webhook exists with the same id." };

        var created = await webhooks.CreateAsync(body.Value.ToWebhook(body.Value.Id ?? Guid.NewGuid()));
        return created.Success ? new CreatedResource("webhook", created.Result.Key.ToString()) : Refused(created.Status);
    }

    private static async Task<Results<Ok, Problem>> UpdateAsync(Guid id, Body<UpdateWebhookRequest> body, IWebhookService webhooks)
    {
        var updated = await webhooks.UpdateAsync(body.Value.ToWebhook(id));
        return updated.Success ? TypedResults.Ok() : Refused(updated.Status);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, IWebhookService webhooks)
    {
        var deleted = await webhooks.DeleteAsync(id);
        return deleted.Success ? TypedResults.Ok() : Refused(deleted.Status);
    }

    private static JsonHttpResult<Page<WebhookEvent>> Events([AsParameters] Paging paging, WebhookEventCollection events) =>
        ManagementJson.Ok(paging.Of([.. events.OrderBy(happening => happening.EventName, StringComparer.Ordinal)], WebhookEvent.From));

    private static async Task<JsonHttpResult<List<WebhookItem>>> ItemsAsync(Guid[] id, IWebhookService webhooks) =>
        ManagementJson.Ok(id.Length == 0 ? [] : (await webhooks.GetMultipleAsync(id)).OfType<IWebhook>().Select(WebhookItem.From).ToList());

    private static Task<JsonHttpResult<Page<WebhookLogResponse>>> LogsAsync([AsParameters] Paging paging, IWebhookLogService logs, IHostingEnvironment hosting) =>
        ShowAsync(paging, hosting, logs.Get);

    private static Task<JsonHttpResult<Page<WebhookLogResponse>>> LogsOfAsync(
        Guid id, [AsParameters] Paging paging, IWebhookLogService logs, IHostingEnvironment hosting) => ShowAsync(paging, hosting, (skip, take) => logs.Get(id, skip, take));

    private static async Task<JsonHttpResult<Page<WebhookLogResponse>>> ShowAsync(
        Paging paging, IHostingEnvironment hosting, Func<int, int, Task<PagedModel<WebhookLog>>> read) =>
        ManagementJson.Ok(await paging.OfPagesAsync(
            async (skip, take) => (await read(skip, take)) is { Items: var items, Total: var total } ? (items, total) : default,
            log => WebhookLogResponse.From(log, hosting.IsDebugMode)));

    private static Problem Refused(WebhookOperationStatus status) => status switch
    {
        WebhookOperationStatus.NotFound => Problem.Missing(status, "The webhook could not be found"),
        WebhookOperationStatus.NoEvents => Problem.Refused(status, "No events specified", "The webhook must be configured to listen to at least one event."),
        WebhookOperationStatus.CancelledByNotification => Problem.Cancelled(status, "webhook"),
        _ => Problem.Other(status, "webhook"),
    };
}
