using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class DocumentRecycleBinApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private const string Thrown = "c634b7aa-a427-5ff0-b82f-89281622898e";
    private const string ThrownChild = "ef93d879-47b6-520e-abd5-993169646e0f";
    private const string Archive = "a45ec06e-e73e-51c5-be3f-7b4f8a4928f2";
    private const string Year2024 = "0356e6c4-9b8b-5302-baff-9f0798b6340d";
    private const string Year2023 = "0443ebfa-022b-5ee0-b6e6-7574c3fee0b6";

    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task The_bin_keeps_the_tree_that_was_thrown_away()
    {
        var root = await client.GetJsonAsync("recycle-bin/document/root");
        var below = await client.GetJsonAsync($"recycle-bin/document/children?parentId={Thrown}");
        var counted = await client.GetJsonAsync("recycle-bin/document/root?take=0");
        var around = await client.GetJsonAsync($"recycle-bin/document/siblings?target={ThrownChild}&before=1&after=1");

        var item = Assert.Single(root["items"]!.AsArray(), item => (string?)item!["id"] == Thrown)!;
        Assert.Equal((true, "Trashed", null), ((bool)item["hasChildren"]!, (string?)item["variants"]![0]!["state"], item["parent"]));
        Assert.Equal((ThrownChild, Thrown), ((string?)below["items"]![0]!["id"], (string?)below["items"]![0]!["parent"]!["id"]));
        Assert.Equal(((int)root["total"]!, 0), ((int)counted["total"]!, counted["items"]!.AsArray().Count));
        Assert.Equal(Thrown, (string?)Assert.Single(around["items"]!.AsArray())!["parent"]!["id"]);
    }

    [Fact]
    public async Task What_is_not_in_the_bin_has_nothing_there()
    {
        Assert.Empty((await client.GetJsonAsync($"recycle-bin/document/children?parentId={Archive}"))["items"]!.AsArray());
        Assert.Empty((await client.GetJsonAsync($"recycle-bin/document/siblings?target={Archive}&before=2&after=2"))["items"]!.AsArray());
        Assert.Empty((await client.GetJsonAsync("recycle-bin/document/siblings"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_document_is_thrown_away_with_what_is_below_it_and_brought_back_to_where_it_was()
    {
        var thrown = await client.AskAsync("PUT", $"document/{Year2024}/move-to-recycle-bin");
        var parent = await client.GetJsonAsync($"recycle-bin/document/{Year2024}/original-parent");
        var again = await client.AskAsync("PUT", $"document/{Year2024}/move-to-recycle-bin");
        var restored = await client.AskAsync("PUT", $"recycle-bin/document/{Year2024}/restore", $$"""{"target":{"id":"{{Archive}}"} }""");
        var gone = await client.AskAsync("GET", $"recycle-bin/document/{Year2024}/original-parent");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (thrown.Status, restored.Status));
        Assert.Equal(Archive, (string?)parent["id"]);
        Assert.Equal((HttpStatusCode.BadRequest, "InTrash"), (again.Status, again.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "NotTrashed"), (gone.Status, gone.Operation));
        Assert.False(site.Services.GetRequiredService<IContentService>().GetById(Guid.Parse(Year2024))!.Trashed);
    }

    [Fact]
    public async Task What_lay_at_the_root_has_no_original_parent()
    {
        await client.AskAsync("PUT", $"document/{Archive}/move-to-recycle-bin");

        var parent = await client.AskAsync("GET", $"recycle-bin/document/{Archive}/original-parent");
        var restored = await client.AskAsync("PUT", $"recycle-bin/document/{Archive}/restore", """{"target":null}""");

        Assert.Equal((HttpStatusCode.OK, "null"), (parent.Status, parent.Text));
        Assert.Equal(HttpStatusCode.OK, restored.Status);
    }

    [Theory]
    [InlineData("PUT", "document/{0}/move-to-recycle-bin", null, "NotFound")]
    [InlineData("DELETE", "recycle-bin/document/{0}", null, "NotFound")]
    [InlineData("GET", "recycle-bin/document/{0}/original-parent", null, "NotFound")]
    [InlineData("PUT", "recycle-bin/document/{0}/restore", "{}", "NotFound")]
    public async Task What_is_not_there_is_a_404(string method, string url, string? body, string status)
    {
        var told = await client.AskAsync(method, string.Format(System.Globalization.CultureInfo.InvariantCulture, url, Guid.NewGuid()), body);

        Assert.Equal((HttpStatusCode.NotFound, status), (told.Status, told.Operation));
    }

    [Fact]
    public async Task Only_what_was_thrown_away_is_deleted_for_good()
    {
        var refused = await client.AskAsync("DELETE", $"recycle-bin/document/{Year2023}");
        await client.AskAsync("PUT", $"document/{Year2023}/move-to-recycle-bin");
        var deleted = await client.AskAsync("DELETE", $"recycle-bin/document/{Year2023}");

        Assert.Equal((HttpStatusCode.BadRequest, "NotInTrash"), (refused.Status, refused.Operation));
        Assert.Equal(HttpStatusCode.OK, deleted.Status);
        Assert.Null(site.Services.GetRequiredService<IContentService>().GetById(Guid.Parse(Year2023)));
    }

    [Fact]
    public async Task Emptying_the_bin_leaves_nothing_in_it_and_all_else_where_it_is()
    {
        await using var bin = new EmptiedBin();
        using var admin = await bin.StartAsync();
        var before = (int)(await admin.GetJsonAsync("recycle-bin/document/root"))["total"]!;

        var emptied = await admin.AskAsync("DELETE", "recycle-bin/document");

        Assert.Equal((1, HttpStatusCode.OK), (before, emptied.Status));
        Assert.Equal(0, (int)(await admin.GetJsonAsync("recycle-bin/document/root"))["total"]!);
        Assert.NotNull(bin.Services.GetRequiredService<IContentService>().GetById(Guid.Parse(Archive)));
    }

    [Fact]
    public async Task A_user_who_sees_a_part_of_the_documents_sees_nothing_of_the_bin()
    {
        using var limited = site.As(await site.UserInAsync(await GroupAsync(start: Archive, "Umb.Document.Read", "Umb.Document.Delete", "Umb.Document.Move", "Umb.Document.Create")));

        foreach (var (method, url) in new[]
        {
            ("GET", "root"), ("GET", $"children?parentId={Thrown}"), ("GET", $"siblings?target={Thrown}"), ("GET", "referenced-by"), ("GET", $"{Thrown}/original-parent"),
            ("DELETE", Thrown), ("DELETE", ""),
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await limited.AskAsync(method, $"recycle-bin/document/{url}".TrimEnd('/'))).Status);
        }
    }

    [Fact]
    public async Task Whoever_may_not_delete_throws_nothing_away_and_whoever_may_not_create_brings_nothing_back()
    {
        using var reader = site.As(await site.UserInAsync(await GroupAsync(start: null, "Umb.Document.Read", "Umb.Document.Move")));

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.AskAsync("PUT", $"document/{Year2024}/move-to-recycle-bin")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.AskAsync("PUT", $"recycle-bin/document/{Thrown}/restore", $$"""{"target":{"id":"{{Archive}}"} }""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.AskAsync("DELETE", $"recycle-bin/document/{Thrown}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await reader.AskAsync("GET", "recycle-bin/document/root")).Status);
    }

    private Task<Guid> GroupAsync(string? start, params string[] permissions) => site.GroupAsync(start is null ? null : Guid.Parse(start), permissions);

    /// <summary>A site of its own: the others still want what lies in the bin.</summary>
    private sealed class EmptiedBin() : ManagementSite("umbraco17-rich.sqlite.db.gz"), IAsyncDisposable
    {
        public async Task<HttpClient> StartAsync()
        {
            await InitializeAsync();
            return As(Administrator);
        }

        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }
}
