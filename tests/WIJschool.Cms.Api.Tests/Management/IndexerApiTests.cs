using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Search;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>The search indexes and the published content in memory, as the settings section shows them.</summary>
public sealed class IndexerApiTests(RichManagement site) : IClassFixture<RichManagement>
{
    [Fact]
    public async Task Each_index_tells_how_it_is()
    {
        using var client = site.As(ManagementSite.Administrator);
        await site.Services.GetRequiredService<SearchIndexes>().Settled;

        var all = await client.GetJsonAsync("indexer");

        Assert.Equal(["ExternalIndex", "InternalIndex", "MembersIndex"], all["items"]!.AsArray().Select(index => (string)index!["name"]!));
        Assert.All(all["items"]!.AsArray(), index => Assert.Equal("Healthy", (string?)index!["healthStatus"]!["status"]));
        Assert.True((long)(await client.GetJsonAsync("indexer/InternalIndex"))["documentCount"]! > 10);
        Assert.Equal(["ExternalSearcher", "InternalSearcher", "MembersSearcher"], (await client.GetJsonAsync("searcher"))["items"]!.AsArray().Select(searcher => (string)searcher!["name"]!));
    }

    [Fact]
    public async Task A_rebuild_fills_the_index_again_while_nobody_waits()
    {
        using var client = site.As(ManagementSite.Administrator);
        var indexes = site.Services.GetRequiredService<SearchIndexes>();
        await indexes.Settled;
        var index = indexes.Find("InternalIndex")!;
        var count = index.DocumentCount;
        index.Remove([.. site.Services.GetRequiredService<IContentService>().GetRootContent().Select(page => page.Key)]);
        Assert.NotEqual(count, index.DocumentCount);

        var asked = await client.AskAsync("POST", "indexer/internalindex/rebuild");
        await site.Services.GetRequiredService<IndexRebuilds>().Settled;

        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Equal(count, index.DocumentCount);
        Assert.Equal("Healthy", (string?)(await client.GetJsonAsync("indexer/InternalIndex"))["healthStatus"]!["status"]);
    }

    [Fact]
    public async Task An_index_that_is_not_there_is_refused_as_umbraco_does()
    {
        using var client = site.As(ManagementSite.Administrator);

        Assert.Equal(HttpStatusCode.BadRequest, (await client.AskAsync("GET", "indexer/geen")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.AskAsync("POST", "indexer/geen/rebuild")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", "searcher/geen/query?term=x")).Status);
        Assert.Equal(0, (int)(await client.GetJsonAsync("searcher/geen/query"))["total"]!);
    }

    [Fact]
    public async Task A_search_shows_all_that_the_index_keeps_of_what_it_finds()
    {
        using var client = site.As(ManagementSite.Administrator);
        await site.Services.GetRequiredService<SearchIndexes>().Settled;
        var page = site.Services.GetRequiredService<IContentService>().GetRootContent().First(page => page.Published);
        var name = page.CultureInfos?.Values.FirstOrDefault()?.Name ?? page.Name!;

        var found = (await client.GetJsonAsync($"searcher/InternalSearcher/query?term={Uri.EscapeDataString(name)}"))["items"]!.AsArray();
        var one = found.First(item => Value(item!, "__Key") == page.Key.ToString())!;

        Assert.Equal(page.Id.ToString(CultureInfo.InvariantCulture), (string?)one["id"]);
        Assert.Equal(page.ContentType.Alias, Value(one, "__NodeTypeAlias"));
        Assert.Equal("content", Value(one, "__IndexType"));
        Assert.NotNull(Value(one, "nodeName"));
        Assert.Equal((int)one["fieldCount"]!, one["fields"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_search_can_be_by_field()
    {
        using var client = site.As(ManagementSite.Administrator);
        await site.Services.GetRequiredService<SearchIndexes>().Settled;
        var page = site.Services.GetRequiredService<IContentService>().GetRootContent().First(page => page.Published);

        var byId = (await client.GetJsonAsync($"searcher/InternalIndex/query?term=__NodeId:{page.Id}"))["items"]!.AsArray();
        var byKey = (await client.GetJsonAsync($"searcher/InternalIndex/query?term=__Key:{page.Key}"))["items"]!.AsArray();
        var byKind = (await client.GetJsonAsync($"searcher/InternalIndex/query?term=__NodeTypeAlias:{page.ContentType.Alias}"))["items"]!.AsArray();
        var byFacet = await client.GetJsonAsync("searcher/InternalIndex/query?term=item:media");
        var nothing = await client.GetJsonAsync("searcher/InternalIndex/query?term=item:%22geen%20van%20beide%22");

        Assert.All(byId.Concat(byKey), item => Assert.Equal(page.Key.ToString(), Value(item!, "__Key")));
        Assert.NotEmpty(byId);
        Assert.Equal(byId.Count, byKey.Count);
        Assert.All(byKind, item => Assert.Equal(page.ContentType.Alias, Value(item!, "__NodeTypeAlias")));
        Assert.NotEmpty(byKind);
        Assert.True((int)byFacet["total"]! > 0);
        Assert.All(byFacet["items"]!.AsArray(), item => Assert.Equal("media", Value(item!, "__IndexType")));
        Assert.Equal(0, (int)nothing["total"]!);
    }

    [Fact]
    public async Task Published_content_is_read_again_and_says_when_it_is()
    {
        using var client = site.As(ManagementSite.Administrator);
        var version = site.Services.GetRequiredService<Cms.PublishedContent.IPublishedContentVersion>();
        var before = version.Current;

        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("POST", "published-cache/rebuild")).Status);
        while ((bool)(await client.GetJsonAsync("published-cache/rebuild/status"))["isRebuilding"]!) await Task.Delay(20);
        var rebuilt = version.Current;
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("POST", "published-cache/reload")).Status);

        Assert.True(rebuilt > before);
        Assert.True(version.Current > rebuilt);
    }

    private static string? Value(JsonNode item, string field) =>
        (string?)item["fields"]!.AsArray().FirstOrDefault(one => (string?)one!["name"] == field)?["values"]![0];
}
