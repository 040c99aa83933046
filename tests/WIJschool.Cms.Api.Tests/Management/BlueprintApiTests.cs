using System.Net;
using System.Text.Json.Nodes;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class BlueprintApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private const string Nothing = "00000000-0000-0000-0000-000000000001";
    private const string Template = "563a02c6-0020-577b-ad3d-8bc547e07088";
    private const string NewsType = "a2b11c81-23dd-5af5-9dc1-78cd3be199cb";
    private const string Vacancies = "a6187a39-31b7-56e4-9acd-0eb418423c29";
    private const string Archive = "a45ec06e-e73e-51c5-be3f-7b4f8a4928f2";

    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_blueprint_is_made_changed_moved_into_a_folder_and_deleted()
    {
        var folder = await MadeAsync("document-blueprint/folder", """{"name":"Sjablonen"}""");
        var id = await MadeAsync("document-blueprint", Blueprint("Kort bericht", $$""","documentType":{"id":"{{NewsType}}"}"""));
        var updated = await client.AskAsync("PUT", $"document-blueprint/{id}", Blueprint("Lang bericht"));
        var moved = await client.AskAsync("PUT", $"document-blueprint/{id}/move", $$"""{"target":{"id":"{{folder}}"} }""");
        var read = await client.GetJsonAsync($"document-blueprint/{id}");
        var below = await client.GetJsonAsync($"tree/document-blueprint/children?parentId={folder}");
        var line = await client.GetJsonAsync($"tree/document-blueprint/ancestors?descendantId={id}");
        var full = await client.AskAsync("DELETE", $"document-blueprint/folder/{folder}");
        var deleted = await client.AskAsync("DELETE", $"document-blueprint/{id}");
        var emptied = await client.AskAsync("DELETE", $"document-blueprint/folder/{folder}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (updated.Status, moved.Status, deleted.Status, emptied.Status));
        Assert.Equal(("Lang bericht", "Draft"), ((string?)read["variants"]![0]!["name"], (string?)read["variants"]![0]!["state"]));
        Assert.Equal((id, folder, NewsType), Placed(below["items"]![0]!));
        Assert.Equal([folder, id], line.AsArray().Select(item => (string)item!["id"]!));
        Assert.Equal((HttpStatusCode.BadRequest, "NotEmpty"), (full.Status, full.Operation));
        Assert.Equal("NotFound", (await client.AskAsync("GET", $"document-blueprint/{id}")).Operation);

        static (string?, string?, string?) Placed(JsonNode item) => ((string?)item["id"], (string?)item["parent"]!["id"], (string?)item["documentType"]!["id"]);
    }

    [Fact]
    public async Task A_document_becomes_a_blueprint_in_a_folder_and_a_new_document_begins_with_it()
    {
        var folder = await MadeAsync("document-blueprint/folder", """{"name":"Uit documenten"}""");
        var id = await MadeAsync("document-blueprint/from-document", $$"""{"document":{"id":"{{Vacancies}}"},"name":"Vacature","parent":{"id":"{{folder}}"} }""");

        var scaffold = await client.GetJsonAsync($"document-blueprint/{id}/scaffold");
        var read = await client.GetJsonAsync($"document-blueprint/{id}");

        Assert.NotEqual(id, (string?)scaffold["id"]);
        Assert.True(JsonNode.DeepEquals(read["values"], scaffold["values"]));
        Assert.NotEmpty(read["values"]!.AsArray());
        Assert.Equal(id, (string?)(await client.GetJsonAsync($"tree/document-blueprint/children?parentId={folder}"))["items"]![0]!["id"]);
    }

    [Fact]
    public async Task The_tree_shows_folders_first_and_only_them_when_asked()
    {
        var folder = await MadeAsync("document-blueprint/folder", """{"name":"Zzz"}""");

        var root = (await client.GetJsonAsync("tree/document-blueprint/root"))["items"]!.AsArray();
        var folders = (await client.GetJsonAsync("tree/document-blueprint/root?foldersOnly=true"))["items"]!.AsArray();
        var around = (await client.GetJsonAsync($"tree/document-blueprint/siblings?target={Template}&before=100&after=100"))["items"]!.AsArray();
        await client.AskAsync("PUT", $"document-blueprint/folder/{folder}", """{"name":"Yyy"}""");

        Assert.True(Place(root, folder) < Place(root, Template));
        Assert.DoesNotContain(folders, item => (string?)item!["id"] == Template);
        Assert.Contains(around, item => (string?)item!["id"] == Template);
        Assert.Equal("Yyy", (string?)(await client.GetJsonAsync($"document-blueprint/folder/{folder}"))["name"]);
        Assert.Equal("Bericht sjabloon", (string?)Assert.Single((await client.GetJsonAsync($"item/document-blueprint?id={Template}")).AsArray())!["name"]);

        static int Place(JsonArray items, string id) => items.Select(item => (string?)item!["id"]).ToList().IndexOf(id);
    }

    [Theory]
    [InlineData("POST", "document-blueprint", $$"""{"values":[],"variants":[{"name":"x"}],"documentType":{"id":"{{Nothing}}"} }""", HttpStatusCode.NotFound, "ContentTypeNotFound")]
    [InlineData("POST", "document-blueprint", $$"""{"values":[],"variants":[{"name":"x"}],"documentType":{"id":"{{NewsType}}"},"id":"{{Template}}"}""", HttpStatusCode.BadRequest, "DuplicateKey")]
    [InlineData("POST", "document-blueprint", $$"""{"values":[],"variants":[{"name":"x"}],"documentType":{"id":"{{NewsType}}"},"parent":{"id":"{{Nothing}}"} }""", HttpStatusCode.NotFound, "ParentNotFound")]
    [InlineData("POST", "document-blueprint/from-document", $$"""{"document":{"id":"{{Nothing}}"},"name":"x"}""", HttpStatusCode.NotFound, "NotFound")]
    [InlineData("POST", "document-blueprint/from-document", $$"""{"document":{"id":"{{Vacancies}}"},"name":"x","parent":{"id":"{{Nothing}}"} }""", HttpStatusCode.NotFound, "ParentNotFound")]
    [InlineData("PUT", $"document-blueprint/{Nothing}", """{"values":[],"variants":[]}""", HttpStatusCode.NotFound, "NotFound")]
    [InlineData("PUT", $"document-blueprint/{Nothing}/move", "{}", HttpStatusCode.NotFound, "NotFound")]
    [InlineData("PUT", $"document-blueprint/{Template}/move", $$"""{"target":{"id":"{{Nothing}}"} }""", HttpStatusCode.NotFound, "ParentNotFound")]
    [InlineData("DELETE", $"document-blueprint/{Nothing}", null, HttpStatusCode.NotFound, "NotFound")]
    [InlineData("GET", $"document-blueprint/{Nothing}/scaffold", null, HttpStatusCode.NotFound, "NotFound")]
    [InlineData("GET", $"document-blueprint/folder/{Nothing}", null, HttpStatusCode.NotFound, "NotFound")]
    public async Task What_cannot_be_is_refused(string method, string url, string? body, HttpStatusCode status, string operation)
    {
        var told = await client.AskAsync(method, url, body);

        Assert.Equal((status, operation), (told.Status, told.Operation));
    }

    [Fact]
    public async Task Only_documents_that_a_user_may_copy_become_blueprints()
    {
        using var reader = site.As(await site.UserInAsync(await site.GroupAsync(start: null, "Umb.Document.Read")));
        using var elsewhere = site.As(await site.UserInAsync(await site.GroupAsync(Guid.Parse(Archive), "Umb.Document.Read", "Umb.Document.CreateBlueprint")));

        foreach (var user in new[] { reader, elsewhere })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await user.AskAsync("POST", "document-blueprint/from-document", $$"""{"document":{"id":"{{Vacancies}}"},"name":"x"}""")).Status);
        }
    }

    [Fact]
    public async Task A_version_is_shown_with_its_values_and_to_nobody_who_may_not_browse_its_document()
    {
        using var elsewhere = site.As(await site.UserInAsync(await site.GroupAsync(Guid.Parse(Archive), "Umb.Document.Read")));
        var id = (string)(await client.GetJsonAsync($"document-version?documentId={Vacancies}"))["items"]!.AsArray()[^1]!["id"]!;

        var version = await client.GetJsonAsync($"document-version/{id}");

        Assert.Equal((id, Vacancies), ((string?)version["id"], (string?)version["document"]!["id"]));
        Assert.NotEmpty(version["values"]!.AsArray());
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.AskAsync("GET", $"document-version/{id}")).Status);
        Assert.Equal("NotFound", (await client.AskAsync("GET", $"document-version/{Nothing}")).Operation);
    }

    private static string Blueprint(string name, string more = "") => $$"""{"values":[],"variants":[{"culture":null,"segment":null,"name":"{{name}}"}]{{more}}}""";

    private async Task<string> MadeAsync(string url, string body)
    {
        var told = await client.AskAsync("POST", url, body);
        Assert.True(told.Status == HttpStatusCode.Created, told.Text);
        return told.Headers["Umb-Generated-Resource"];
    }
}
