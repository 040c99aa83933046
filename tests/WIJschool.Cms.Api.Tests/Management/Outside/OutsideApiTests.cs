using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.Api.Tests.Management.Outside;

/// <summary>What the back office asks of other sites, and what it tells them.</summary>
public sealed class OutsideApiTests(OutsideManagement site) : IClassFixture<OutsideManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task News_is_fetched_once_and_without_telling_which_site_asks()
    {
        site.Other.Answers["/api/News"] = http => http.Response.WriteAsync("""[{"priority":"High","header":"Nieuw","body":null,"url":"https://umbraco.com"}]""");

        var first = await client.GetJsonAsync("news-dashboard");
        var second = await client.GetJsonAsync("news-dashboard");

        Assert.Equal("Nieuw", (string?)Assert.Single(first["items"]!.AsArray())!["header"]);
        Assert.Single(second["items"]!.AsArray());
        var asked = Assert.Single(site.Other.Got, asked => asked.Path == "/api/News" && asked.Query.EndsWith("=en-US", StringComparison.Ordinal));
        Assert.DoesNotContain("site", asked.Query, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("geen json")]
    [InlineData(null)] // no answer at all, until the site gives up
    public async Task News_that_does_not_come_is_no_news_and_nobody_waits_for_it(string? answer)
    {
        site.Other.Answers["/api/News"] = http => answer is null ? Task.Delay(Timeout.Infinite, http.RequestAborted) : http.Response.WriteAsync(answer);
        using var another = site.As(await EditorOfAsync(answer is null ? "da-DK" : "fr-FR")); // a language that was not asked before

        var news = await another.GetJsonAsync("news-dashboard");

        Assert.Empty(news["items"]!.AsArray());
    }

    [Fact]
    public async Task A_video_of_a_site_that_is_known_gives_what_shows_it()
    {
        site.Other.Answers["/oembed"] = http => http.Response.WriteAsync("<iframe></iframe>");

        var found = await client.GetJsonAsync("oembed/query?url=https%3A%2F%2Fvideo.nl%2F1&maxWidth=360");

        Assert.Equal("<iframe></iframe>", (string?)found["markup"]);
        Assert.Contains(site.Other.Got, asked => asked.Query == "?url=https%3A%2F%2Fvideo.nl%2F1&width=360");
    }

    [Theory]
    [InlineData("https://video.nl/kapot", "UnexpectedException")]
    [InlineData("https://onbekend.nl/1", "NoSupportedProvider")]
    [InlineData("http://169.254.169.254/latest/meta-data", "NoSupportedProvider")]
    [InlineData("http://localhost/https://video.nl/1", "NoSupportedProvider")]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("video", null)]
    [InlineData("", null)]
    public async Task An_address_that_gives_nothing_to_show_is_refused(string url, string? status)
    {
        site.Other.Answers["/oembed"] = http => Task.FromResult(http.Response.StatusCode = 500);

        var told = await client.AskAsync("GET", $"oembed/query?url={Uri.EscapeDataString(url)}");

        Assert.Equal((HttpStatusCode.BadRequest, status), (told.Status, told.Operation));
    }

    [Fact]
    public async Task An_address_that_an_editor_types_is_never_fetched()
    {
        var told = await client.AskAsync("GET", $"oembed/query?url={Uri.EscapeDataString($"{site.Other.Address}binnen")}");

        Assert.Equal("NoSupportedProvider", told.Operation);
        Assert.DoesNotContain(site.Other.Got, asked => asked.Path == "/binnen");
    }

    [Fact]
    public async Task A_webhook_is_called_when_a_page_is_published_again_until_it_is_taken_and_each_call_is_logged()
    {
        var tries = 0;
        site.Other.Answers["/haak"] = http => Task.FromResult(http.Response.StatusCode = ++tries < 3 ? 503 : 204);
        var id = await CreateAsync("haak", "Umbraco.ContentPublish");

        await PublishAsync();
        await site.Other.UntilAskedAsync("/haak", times: 3);
        var logs = await UntilLoggedAsync(id, times: 3);

        var calls = site.Other.Got.Where(asked => asked.Path == "/haak").ToList();
        var all = await client.GetJsonAsync("webhook/logs?skip=1&take=1");
        Assert.Equal(["0", "1", "2"], calls.Select(call => call.Headers["Umb-Webhook-RetryCount"]));
        Assert.All(calls, call => Assert.Equal(("Umbraco.ContentPublish", "waarde"), (call.Headers["Umb-Webhook-Event"], call.Headers["X-School"])));
        Assert.Equal(3, (int)logs["total"]!);
        Assert.Equal([true, false, false], logs["items"]!.AsArray().Select(log => (bool)log!["isSuccessStatusCode"]!)); // the newest first
        Assert.Equal("ServiceUnavailable (503)", (string?)logs["items"]![1]!["statusCode"]);
        Assert.Single(all["items"]!.AsArray());
        await client.AskAsync("DELETE", $"webhook/{id}");
    }

    [Fact]
    public async Task A_webhook_is_made_changed_switched_off_and_deleted()
    {
        var id = await CreateAsync("uit", "Umbraco.ContentPublish");
        var updated = await client.AskAsync("PUT", $"webhook/{id}", Body("uit", enabled: false, "Umbraco.ContentPublish", "Onbekend.Iets"));
        var other = await CreateAsync("aan", "Umbraco.ContentPublish");
        await PublishAsync();
        await site.Other.UntilAskedAsync("/aan", times: 1);
        var read = await client.GetJsonAsync($"webhook/{id}");
        var items = await client.GetJsonAsync($"item/webhook?id={id}");
        var deleted = await client.AskAsync("DELETE", $"webhook/{id}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (updated.Status, deleted.Status));
        Assert.DoesNotContain(site.Other.Got, asked => asked.Path == "/uit");
        Assert.Contains(read["events"]!.AsArray(), happening => (string?)happening!["eventName"] == "Onbekend.Iets" && (string?)happening["eventType"] == "Other");
        Assert.False((bool)Assert.Single(items.AsArray())!["enabled"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"webhook/{id}")).Status);
        await client.AskAsync("DELETE", $"webhook/{other}");
    }

    [Fact]
    public async Task A_webhook_that_cannot_be_is_refused()
    {
        var id = await CreateAsync("eerst", "Umbraco.MediaSave");

        var noEvents = await client.AskAsync("POST", "webhook", Body("x", enabled: true));
        var sameId = await client.AskAsync("POST", "webhook", Body("x", enabled: true, "Umbraco.MediaSave").Replace("{\"url\"", $"{{\"id\":\"{id}\",\"url\"", StringComparison.Ordinal));
        var nothing = await client.AskAsync("PUT", $"webhook/{Guid.NewGuid()}", Body("x", enabled: true, "Umbraco.MediaSave"));
        var unreadable = await client.AskAsync("POST", "webhook", """{"enabled":true,"url":""}""");

        Assert.Equal((HttpStatusCode.BadRequest, "NoEvents"), (noEvents.Status, noEvents.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "Duplicate id"), (sameId.Status, (string?)sameId.Body!["title"]));
        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (nothing.Status, nothing.Operation));
        Assert.Equal(["$.contentTypeKeys", "$.events", "$.headers", "$.url"], unreadable.Wrong.Order(StringComparer.Ordinal));
        await client.AskAsync("DELETE", $"webhook/{id}");
    }

    private async Task<string> CreateAsync(string path, params string[] events)
    {
        var made = await client.AskAsync("POST", "webhook", Body(path, enabled: true, events));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return made.Headers["Umb-Generated-Resource"];
    }

    private string Body(string path, bool enabled, params string[] events) => System.Text.Json.JsonSerializer.Serialize(new
    {
        url = site.Other.Address + path,
        enabled,
        contentTypeKeys = Array.Empty<Guid>(),
        headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-School"] = "waarde" },
        events,
    });

    private async Task PublishAsync()
    {
        using var core = site.Services.GetRequiredService<IUmbracoContextFactory>().EnsureUmbracoContext();
        site.Services.GetRequiredService<IDocumentNavigationQueryService>().TryGetRootKeys(out var roots);
        var documents = site.Services.GetRequiredService<IContentService>();
        var page = documents.GetByIds(roots).First(document => document.Published);
        string?[] cultures = page.ContentType.Variations == ContentVariation.Nothing ? [null] : [.. page.PublishedCultures];
        var published = await site.Services.GetRequiredService<IContentPublishingService>().PublishAsync(page.Key, [.. cultures.Select(culture => new CulturePublishScheduleModel { Culture = culture })], ManagementSite.Administrator);
        Assert.True(published.Success, published.Status.ToString());
    }

    private async Task<System.Text.Json.Nodes.JsonNode> UntilLoggedAsync(string webhook, int times)
    {
        for (var round = 0; round < 100 && (int)(await client.GetJsonAsync($"webhook/{webhook}/logs"))["total"]! < times; round++) await Task.Delay(50);
        return await client.GetJsonAsync($"webhook/{webhook}/logs");
    }

    private async Task<Guid> EditorOfAsync(string language)
    {
        var key = await site.UserInAsync(Umbraco.Cms.Core.Constants.Security.EditorGroupKey);
        var users = site.Services.GetRequiredService<IUserService>();
        var user = (await users.GetAsync(key))!;
        user.Language = language;
        users.Save(user);
        return key;
    }
}
