using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Delivery;

/// <summary>Kept answers are those that would be made anew.</summary>
public sealed class DeliveryCacheTests(RichSite site) : IClassFixture<RichSite>
{
    private static readonly Uri page = new("/umbraco/delivery/api/v2/content/item/over-ons", UriKind.Relative);

    private HttpClient Client()
    {
        site.Use([new("Enabled", "true"), new("PublicAccess", "true")]);
        return site.Client();
    }

    [Fact]
    public async Task A_second_answer_has_the_same_bytes_and_headers()
    {
        using var client = Client();

        using var first = await client.GetAsync(page);
        using var second = await client.GetAsync(page);

        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(first.Headers.Vary, second.Headers.Vary);
        Assert.Equal(first.Headers.GetValues("api-supported-versions"), second.Headers.GetValues("api-supported-versions"));
    }

    [Fact]
    public async Task Another_culture_is_another_answer()
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/umbraco/delivery/api/v2/content/item/aae5bddd-c110-51de-a991-eabc74296aaa", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Language", "en-US");

        var dutch = await client.GetStringAsync(request.RequestUri);
        using var english = await client.SendAsync(request);

        Assert.Equal("Startpagina", (string?)JsonNode.Parse(dutch)!["name"]);
        Assert.Equal("Home", (string?)JsonNode.Parse(await english.Content.ReadAsStringAsync())!["name"]);
    }

    [Fact]
    public async Task A_published_change_is_seen_by_the_next_reader()
    {
        using var client = Client();
        var address = new Uri("/umbraco/delivery/api/v2/content/item/6de188d7-b849-5119-ab4f-bc467243baba", UriKind.Relative);
        var before = JsonNode.Parse(await client.GetStringAsync(address))!;
        var contents = site.Services.GetRequiredService<IContentService>();
        var person = contents.GetById(Guid.Parse("6de188d7-b849-5119-ab4f-bc467243baba"))!;

        person.SetValue("epost", "nieuw@peer.test");
        contents.Save(person);
        contents.Publish(person, ["*"]);

        Assert.NotEqual("nieuw@peer.test", (string?)before["properties"]!["epost"]);
        Assert.Equal("nieuw@peer.test", (string?)JsonNode.Parse(await client.GetStringAsync(address))!["properties"]!["epost"]);
    }

    [Fact]
    public async Task A_setting_that_closes_the_api_closes_what_was_kept()
    {
        using var client = Client();
        await client.GetStringAsync(page);

        site.Use([new("Enabled", "true"), new("PublicAccess", "false"), new("ApiKey", "sleutel")]);

        using var closed = await client.GetAsync(page);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, closed.StatusCode);
    }
}
