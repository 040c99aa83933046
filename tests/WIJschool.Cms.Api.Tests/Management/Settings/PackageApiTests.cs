using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace WIJschool.Cms.Api.Tests.Management.Settings;

/// <summary>Packages are put together here and taken to another Umbraco.</summary>
public sealed class PackageApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_package_is_made_changed_listed_and_deleted()
    {
        var id = await CreateAsync(Body("Basis"));
        var changed = Body("Basis voor scholen", ("languages", new JsonArray("nl")), ("packagePath", ""));
        var updated = await client.AskAsync("PUT", $"package/created/{id}", changed.ToJsonString());
        var read = await client.GetJsonAsync($"package/created/{id}");
        var list = await client.GetJsonAsync("package/created");
        var deleted = await client.AskAsync("DELETE", $"package/created/{id}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (updated.Status, deleted.Status));
        Assert.Equal(("Basis voor scholen", "nl"), ((string?)read["name"], (string?)read["languages"]![0]));
        Assert.Contains(list["items"]!.AsArray(), package => (string?)package!["id"] == id);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"package/created/{id}")).Status);
    }

    [Fact]
    public async Task A_package_that_cannot_be_is_refused()
    {
        var id = await CreateAsync(Body("Eenmalig"));
        var again = await client.AskAsync("POST", "package/created", Body("Eenmalig").ToJsonString());
        var unnamed = await client.AskAsync("POST", "package/created", Body(" ").ToJsonString());
        var nothing = Guid.NewGuid();
        var unknown = await client.AskAsync("PUT", $"package/created/{nothing}", Body("x", ("packagePath", "")).ToJsonString());
        var unreadable = await client.AskAsync("POST", "package/created", """{"name":"x","contentLoadChildNodes":false,"mediaLoadChildNodes":false}""");

        Assert.Equal((HttpStatusCode.BadRequest, "DuplicateItemName"), (again.Status, again.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidName"), (unnamed.Status, unnamed.Operation));
        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (unknown.Status, unknown.Operation));
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("DELETE", $"package/created/{nothing}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"package/created/{nothing}/download")).Status);
        Assert.Contains("$.documentTypes", unreadable.Wrong);
        await client.AskAsync("DELETE", $"package/created/{id}");
    }

    [Fact]
    public async Task A_download_has_what_was_chosen_as_it_now_is()
    {
        var types = site.Services.GetRequiredService<IContentTypeService>().GetAll().Where(type => !type.IsElement).Take(2).ToList();
        var template = (await site.Services.GetRequiredService<ITemplateService>().GetAllAsync(Array.Empty<string>())).First();
        site.Services.GetRequiredService<IDocumentNavigationQueryService>().TryGetRootKeys(out var roots);
        await client.AskAsync("POST", "script", """{"name":"pakket.js","content":"1"}""");
        var id = await CreateAsync(Body(
            "Alles", ("documentTypes", new JsonArray([.. types.Select(type => (JsonNode)type.Key.ToString())])), ("templates", new JsonArray(template.Key.ToString())),
            ("languages", new JsonArray("nl", "xx")), ("scripts", new JsonArray("/pakket.js", "/../Umbraco.sqlite.db", "/nergens.js")), ("contentNodeId", roots.First().ToString())));

        var told = await client.AskAsync("GET", $"package/created/{id}/download");

        var package = XDocument.Parse(told.Text).Root!;
        Assert.Equal("Alles", package.Element("info")!.Element("package")!.Element("name")!.Value);
        Assert.Equal(types.Select(type => type.Alias), package.Element("DocumentTypes")!.Elements().Select(type => type.Element("Info")!.Element("Alias")!.Value));
        Assert.Single(package.Element("Templates")!.Elements());
        Assert.Single(package.Element("Languages")!.Elements());
        Assert.Equal("pakket.js", Assert.Single(package.Element("Scripts")!.Elements()).Attribute("path")!.Value);
        Assert.Single(package.Element("Documents")!.Element("DocumentSet")!.Elements());
        await client.AskAsync("DELETE", $"package/created/{id}");
    }

    [Fact]
    public async Task A_download_with_media_has_their_files_beside_it()
    {
        var media = site.Services.GetRequiredService<IMediaService>().GetRootMedia().First(item => item.ContentType.Alias == "Image");
        var files = site.Services.GetRequiredService<Umbraco.Cms.Core.IO.MediaFileManager>();
        var path = (string)JsonNode.Parse((string)media.GetValue("umbracoFile")!)!["src"]!;
        files.FileSystem.AddFile(files.FileSystem.GetRelativePath(path), new MemoryStream("plaatje"u8.ToArray()), overrideIfExists: true);
        var id = await CreateAsync(Body("Media", ("mediaIds", new JsonArray(media.Key.ToString()))));

        using var response = await client.GetAsync(new Uri($"package/created/{id}/download", UriKind.Relative));

        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["package.xml", $"media{path}"], zip.Entries.Select(entry => entry.FullName));
        await client.AskAsync("DELETE", $"package/created/{id}");
    }

    [Fact]
    public async Task No_package_waits_to_be_migrated()
    {
        var told = await client.AskAsync("POST", "package/Onbekend/run-migration");

        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (told.Status, told.Operation));
        Assert.Equal(0, (int)(await client.GetJsonAsync("package/migration-status"))["total"]!);
        Assert.StartsWith("https://marketplace.umbraco.com", (string?)(await client.GetJsonAsync("package/configuration"))["marketplaceUrl"], StringComparison.Ordinal);
    }

    private async Task<string> CreateAsync(JsonObject body)
    {
        var made = await client.AskAsync("POST", "package/created", body.ToJsonString());
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return made.Headers["Umb-Generated-Resource"];
    }

    private static JsonObject Body(string name, params (string Name, JsonNode Value)[] more)
    {
        var body = new JsonObject { ["name"] = name, ["contentLoadChildNodes"] = false, ["mediaLoadChildNodes"] = false };
        foreach (var list in (string[])["mediaIds", "documentTypes", "mediaTypes", "dataTypes", "templates", "partialViews", "stylesheets", "scripts", "languages", "dictionaryItems"])
            body[list] = new JsonArray();
        foreach (var (member, value) in more) body[member] = value;
        return body;
    }
}
