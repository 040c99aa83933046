using System.Net;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class MemberGroupApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_group_is_made_renamed_shown_and_deleted()
    {
        var id = (await client.AskAsync("POST", "member-group", """{"name":"Ouders"}""")).Headers["Umb-Generated-Resource"];
        var renamed = await client.AskAsync("PUT", $"member-group/{id}", """{"name":"Ouderraad"}""");
        var read = await client.GetJsonAsync($"member-group/{id}");
        var item = await client.GetJsonAsync($"item/member-group?id={id}&id={Guid.NewGuid()}");
        var tree = await client.GetJsonAsync("tree/member-group/root");
        var list = await client.GetJsonAsync("member-group?skip=0&take=1");
        var deleted = await client.AskAsync("DELETE", $"member-group/{id}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (renamed.Status, deleted.Status));
        Assert.Equal(("Ouderraad", id), ((string?)read["name"], (string?)read["id"]));
        Assert.Equal("Ouderraad", (string?)Assert.Single(item.AsArray())!["name"]);
        Assert.Contains(tree["items"]!.AsArray(), group => (string?)group!["id"] == id && (bool?)group["hasChildren"] == false);
        Assert.Equal(((long)tree["total"]!, 1), ((long)list["total"]!, list["items"]!.AsArray().Count));
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"member-group/{id}")).Status);
    }

    [Fact]
    public async Task A_name_or_key_that_is_taken_is_refused()
    {
        var id = (await client.AskAsync("POST", "member-group", """{"name":"Leraren"}""")).Headers["Umb-Generated-Resource"];
        var other = (await client.AskAsync("POST", "member-group", """{"name":"Schoolleiders"}""")).Headers["Umb-Generated-Resource"];

        var sameName = await client.AskAsync("POST", "member-group", """{"name":"LERAREN"}""");
        var sameKey = await client.AskAsync("POST", "member-group", $$"""{"name":"Anders","id":"{{id}}"}""");
        var renamed = await client.AskAsync("PUT", $"member-group/{other}", """{"name":"Leraren"}""");
        var nameless = await client.AskAsync("PUT", $"member-group/{other}", """{"name":""}""");

        Assert.Equal((HttpStatusCode.BadRequest, "DuplicateName"), (sameName.Status, sameName.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "DuplicateKey"), (sameKey.Status, sameKey.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "DuplicateName"), (renamed.Status, renamed.Operation));
        Assert.Equal("Schoolleiders", (string?)(await client.GetJsonAsync($"member-group/{other}"))["name"]);
        Assert.Equal((HttpStatusCode.BadRequest, "$.name"), (nameless.Status, Assert.Single(nameless.Wrong)));
    }

    [Fact]
    public async Task What_is_not_there_is_a_404()
    {
        var changed = await client.AskAsync("PUT", $"member-group/{Guid.NewGuid()}", """{"name":"x"}""");
        var deleted = await client.AskAsync("DELETE", $"member-group/{Guid.NewGuid()}");

        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (changed.Status, changed.Operation));
        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (deleted.Status, deleted.Operation));
    }
}
