using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Server, tags, relations and redirects over the database with every editor.</summary>
public sealed class ReadOnlyResourcesTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private const string RelatedDocument = "0b93e414-5abe-36ec-a6bb-516e56f12238";
    private const string RelatedMedia = "4954ce93-3bf9-3d1e-9cd2-21bf9f9c2abf";
    private const string CopyOfDocument = "4cbeb612-e689-3563-b755-bf3ede295433";

    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task The_server_tells_the_version_of_umbracos_core_and_that_nothing_is_newer()
    {
        var information = await client.GetJsonAsync("server/information");
        var check = await client.GetJsonAsync("server/upgrade-check");

        var core = typeof(Umbraco.Cms.Core.Constants).Assembly.GetName().Version!;
        Assert.StartsWith($"{core.Major}.{core.Minor}.", (string)information["version"]!, StringComparison.Ordinal);
        Assert.Equal(("None", ""), ((string?)check["type"], (string?)check["url"]));
    }

    [Theory, InlineData("GET", "upgrade/settings"), InlineData("POST", "upgrade/authorize")]
    public async Task A_running_site_waits_for_no_upgrade(string method, string url) =>
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await client.AskAsync(method, url)).Status);

    [Theory]
    [InlineData("tag?query=PAG&tagGroup=onderwerp&culture=en-US", "page")]
    [InlineData("tag?query=REK&tagGroup=onderwerp", "rekenen")]
    public async Task Tags_are_found_by_text_group_and_language(string url, string text)
    {
        var tags = await client.GetJsonAsync(url);

        Assert.Equal(text, (string?)Assert.Single(tags["items"]!.AsArray())!["text"]);
        Assert.True((int)tags["items"]![0]!["nodeCount"]! > 0);
    }

    [Fact]
    public async Task Relations_of_a_type_are_read_by_any_part()
    {
        var all = await client.GetJsonAsync($"relation/type/{RelatedDocument}?take=1000");
        var part = await client.GetJsonAsync($"relation/type/{RelatedDocument}?skip=3&take=5"); // no page: three and five have no common measure
        var counted = await client.GetJsonAsync($"relation/type/{RelatedMedia}?take=0");

        Assert.Equal(((int)all["total"]!, 51), (all["items"]!.AsArray().Count, (int)counted["total"]!));
        Assert.Equal(Ends(all).Skip(3).Take(5), Ends(part));

        // a relation has no id of its own in the database
        static IEnumerable<string> Ends(JsonNode page) => page["items"]!.AsArray().Select(item => $"{item!["parent"]!["id"]} {item["child"]!["id"]}");
    }

    [Fact]
    public async Task A_relation_names_both_its_ends()
    {
        var relation = Assert.Single((await client.GetJsonAsync($"relation/type/{CopyOfDocument}"))["items"]!.AsArray())!;

        Assert.NotEqual((string?)relation["parent"]!["id"], (string?)relation["child"]!["id"]);
        Assert.NotEmpty((string)relation["parent"]!["name"]!);
        Assert.NotEmpty((string)relation["child"]!["name"]!);
    }

    [Fact]
    public async Task A_relation_type_that_is_not_there_is_told()
    {
        var type = await client.AskAsync("GET", $"relation-type/{Guid.NewGuid()}");
        var relations = await client.AskAsync("GET", $"relation/type/{Guid.NewGuid()}");

        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (type.Status, type.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "RelationTypeNotFound"), (relations.Status, relations.Operation)); // a 400, as Umbraco answers
        Assert.Equal("umbDocument", (string?)(await client.GetJsonAsync($"relation-type/{RelatedDocument}"))["alias"]);
    }

    [Fact]
    public async Task A_redirect_leads_from_the_old_address_to_the_new_one_until_it_is_deleted()
    {
        var all = await client.GetJsonAsync("redirect-management");
        var first = all["items"]![0]!;
        var found = await client.GetJsonAsync($"redirect-management?filter={Uri.EscapeDataString(((string)first["originalUrl"]!).TrimEnd('/'))}");
        var ofPage = await client.GetJsonAsync($"redirect-management/{first["document"]!["id"]}");

        Assert.Equal(3, (int)all["total"]!);
        Assert.StartsWith("/", (string)first["destinationUrl"]!, StringComparison.Ordinal);
        Assert.Contains(found["items"]!.AsArray(), item => JsonNode.DeepEquals(item, first));
        Assert.Contains(ofPage["items"]!.AsArray(), item => JsonNode.DeepEquals(item, first));

        await client.AskAsync("DELETE", $"redirect-management/{first["id"]}");
        Assert.Equal(2, (int)(await client.GetJsonAsync("redirect-management?take=1"))["total"]!);
        Assert.DoesNotContain(site.Services.GetRequiredService<IRedirectUrlService>().GetAllRedirectUrls(0, 10, out _), redirect => redirect.Key == (Guid)first["id"]!);
    }

    [Fact]
    public async Task Only_an_administrator_is_told_to_be_one()
    {
        using var editor = site.As(await site.UserInAsync(Umbraco.Cms.Core.Constants.Security.EditorGroupKey));

        Assert.True((bool)(await client.GetJsonAsync("redirect-management/status"))["userIsAdmin"]!);
        Assert.False((bool)(await editor.GetJsonAsync("redirect-management/status"))["userIsAdmin"]!);
    }
}
