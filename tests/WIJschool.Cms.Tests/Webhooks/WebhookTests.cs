using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Jobs;
using WIJschool.Cms.Webhooks;

namespace WIJschool.Cms.Tests.Webhooks;

[Collection(OnSqlite.Name)]
public sealed class WebhookTestsOnSqlite(SqliteCms site) : WebhookTests(site);

[Collection(OnPostgres.Name)]
public sealed class WebhookTestsOnPostgres(PostgresCms site) : WebhookTests(site);

public abstract class WebhookTests(CmsFixture site)
{
    private IWebhookService Webhooks => site.Get<IWebhookService>();

    [Fact]
    public async Task A_webhook_is_read_back_with_its_events_types_and_headers_and_found_by_event()
    {
        var type = Guid.NewGuid();
        var created = await CreateAsync("https://school.nl/haak", [type], "Umbraco.ContentPublish");

        var read = (await Webhooks.GetAsync(created.Key))!;

        Assert.Equal(("https://school.nl/haak", true), (read.Url, read.Enabled));
        Assert.Equal([type], read.ContentTypeKeys);
        Assert.Equal("waarde", read.Headers["X-School"]);
        Assert.Contains(await Webhooks.GetByAliasAsync("Umbraco.ContentPublish"), w => w.Key == created.Key);
        Assert.DoesNotContain(await Webhooks.GetByAliasAsync("Umbraco.ContentDelete"), w => w.Key == created.Key);
    }

    [Fact]
    public async Task A_changed_webhook_has_only_what_it_was_given_last()
    {
        var created = await CreateAsync("https://school.nl/oud", [Guid.NewGuid()], "Umbraco.ContentPublish");
        created.Url = "https://school.nl/nieuw";
        created.Events = ["Umbraco.ContentDelete"];
        created.ContentTypeKeys = [];

        Assert.Equal(WebhookOperationStatus.Success, (await Webhooks.UpdateAsync(created)).Status);

        var read = (await Webhooks.GetAsync(created.Key))!;
        Assert.Equal("https://school.nl/nieuw", read.Url);
        Assert.Equal(["Umbraco.ContentDelete"], read.Events);
        Assert.Empty(read.ContentTypeKeys);
    }

    [Fact]
    public async Task A_deleted_webhook_is_not_called_any_more()
    {
        await using var receiver = await Receiver.StartAsync();
        var created = await CreateAsync(receiver.Url, [], "Umbraco.ContentPublish");
        await site.Get<IWebhookFiringService>().FireAsync(created, "Umbraco.ContentPublish", new { }, CancellationToken.None);

        Assert.True((await Webhooks.DeleteAsync(created.Key)).Success);
        await SendAsync();

        Assert.Empty(receiver.Got);
    }

    [Fact]
    public async Task A_call_arrives_with_its_event_body_and_headers_and_is_written_down()
    {
        await using var receiver = await Receiver.StartAsync();
        var webhook = await CreateAsync(receiver.Url, [], "Umbraco.ContentPublish");
        await site.Get<IWebhookFiringService>().FireAsync(webhook, "Umbraco.ContentPublish", new { Name = "Een les" }, CancellationToken.None);

        await SendAsync();

        var call = Assert.Single(receiver.Got);
        Assert.Equal("Umbraco.ContentPublish", call.Event);
        Assert.Equal("waarde", call.Header);
        Assert.Contains("Een les", call.Body, StringComparison.Ordinal);
        var log = await site.Get<IWebhookLogService>().Get(webhook.Key, 0, 10);
        Assert.Equal("OK (200)", Assert.Single(log.Items).StatusCode);
        Assert.True(log.Items.Single().IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_call_that_fails_is_tried_again_and_given_up_after_the_last_try()
    {
        await using var receiver = await Receiver.StartAsync(HttpStatusCode.InternalServerError);
        var webhook = await CreateAsync(receiver.Url, [], "Umbraco.ContentPublish");
        await site.Get<IWebhookFiringService>().FireAsync(webhook, "Umbraco.ContentPublish", new { }, CancellationToken.None);

        for (var round = 0; round < 8; round++) await SendAsync();

        Assert.Equal(6, receiver.Got.Count); // the first time and five retries
        Assert.DoesNotContain(await site.Get<IWebhookRequestService>().GetAllAsync(), r => r.WebhookKey == webhook.Key);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_entry_in_the_log_and_not_an_error()
    {
        var webhook = await CreateAsync("http://127.0.0.1:9/dicht", [], "Umbraco.ContentPublish");
        await site.Get<IWebhookFiringService>().FireAsync(webhook, "Umbraco.ContentPublish", new { }, CancellationToken.None);

        await SendAsync();

        var log = await site.Get<IWebhookLogService>().Get(webhook.Key, 0, 10);
        Assert.True(Assert.Single(log.Items).ExceptionOccured);
        Assert.True((await Webhooks.DeleteAsync(webhook.Key)).Success);
    }

    private Task SendAsync() => site.Services.GetServices<IScheduledJob>().OfType<SendWebhooks>().Single().RunAsync(CancellationToken.None);

    private async Task<IWebhook> CreateAsync(string url, Guid[] types, params string[] events)
    {
        var created = await Webhooks.CreateAsync(new Webhook(
            url, enabled: true, types, events, new Dictionary<string, string>(StringComparer.Ordinal) { ["X-School"] = "waarde" }));
        Assert.Equal(WebhookOperationStatus.Success, created.Status);
        return created.Result;
    }

    private sealed record Call(string Event, string Header, string Body);

    private sealed class Receiver(WebApplication app, List<Call> got) : IAsyncDisposable
    {
        public string Url => app.Urls.Single();

        public List<Call> Got => got;

        public static async Task<Receiver> StartAsync(HttpStatusCode answer = HttpStatusCode.OK)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            List<Call> got = [];
            app.MapPost("/", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body);
                got.Add(new Call(request.Headers["Umb-Webhook-Event"]!, request.Headers["X-School"]!, await reader.ReadToEndAsync()));
                return Results.StatusCode((int)answer);
            });
            await app.StartAsync();
            return new Receiver(app, got);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
