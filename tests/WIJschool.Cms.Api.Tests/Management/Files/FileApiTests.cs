using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace WIJschool.Cms.Api.Tests.Management.Files;

/// <summary>Scripts and style sheets are files that editors write; partial views are compiled with the site.</summary>
public sealed class FileApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);
    private readonly string webRoot = site.Services.GetRequiredService<IWebHostEnvironment>().WebRootPath;

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("script", "scripts", "js")]
    [InlineData("stylesheet", "css", "css")]
    public async Task A_file_is_made_changed_renamed_and_deleted_in_its_folder(string kind, string folder, string extension)
    {
        var made = await client.AskAsync("POST", $"{kind}/folder", """{"name":"map","parent":null}""");
        var file = await client.AskAsync("POST", kind, $$"""{"name":"een.{{extension}}","parent":{"path":"/map"},"content":"één"}""");
        var changed = await client.AskAsync("PUT", $"{kind}/%2Fmap%2Feen.{extension}", """{"content":"twéé"}""");
        var renamed = await client.AskAsync("PUT", $"{kind}/%2Fmap%2Feen.{extension}/rename", $$"""{"name":"twee.{{extension}}"}""");
        var read = await client.GetJsonAsync($"{kind}/%2Fmap%2Ftwee.{extension}");
        var inFolder = Directory.GetFiles(Path.Combine(webRoot, folder, "map"));
        var full = await client.AskAsync("DELETE", $"{kind}/folder/%2Fmap");
        var deleted = await client.AskAsync("DELETE", $"{kind}/%2Fmap%2Ftwee.{extension}");
        var emptied = await client.AskAsync("DELETE", $"{kind}/folder/%2Fmap");

        Assert.Equal((HttpStatusCode.Created, "/map"), (made.Status, made.Headers["Umb-Generated-Resource"]));
        Assert.Equal((HttpStatusCode.Created, $"/map/een.{extension}"), (file.Status, file.Headers["Umb-Generated-Resource"]));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Created), (changed.Status, renamed.Status));
        Assert.Equal(("twéé", $"twee.{extension}", "/map"), ((string?)read["content"], (string?)read["name"], (string?)read["parent"]!["path"]));
        Assert.Equal($"twee.{extension}", Path.GetFileName(Assert.Single(inFolder)));
        Assert.Equal((HttpStatusCode.BadRequest, "NotEmpty"), (full.Status, full.Operation));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (deleted.Status, emptied.Status));
        Assert.False(Directory.Exists(Path.Combine(webRoot, folder, "map")));
    }

    [Theory]
    [InlineData("POST", "script", """{"name":"x.css","content":""}""", HttpStatusCode.BadRequest, "InvalidFileExtension")]
    [InlineData("POST", "stylesheet", """{"name":"x.js","content":""}""", HttpStatusCode.BadRequest, "InvalidFileExtension")]
    [InlineData("POST", "script", """{"name":"x.js","parent":{"path":"/nergens"},"content":""}""", HttpStatusCode.NotFound, "ParentNotFound")]
    [InlineData("POST", "script", """{"name":"../x.js","content":""}""", HttpStatusCode.BadRequest, "InvalidName")]
    [InlineData("POST", "script", """{"name":"..\\x.js","content":""}""", HttpStatusCode.BadRequest, "InvalidName")]
    [InlineData("POST", "script", """{"name":"x.js","parent":{"path":"/../.."},"content":""}""", HttpStatusCode.NotFound, "ParentNotFound")]
    [InlineData("PUT", "script/%2Fx.js", """{"content":""}""", HttpStatusCode.NotFound, "NotFound")]
    [InlineData("PUT", "script/%2Fx.js/rename", """{"name":"y.js"}""", HttpStatusCode.NotFound, "NotFound")]
    [InlineData("PUT", "script/%2Fx.js/rename", """{"name":"../y.js"}""", HttpStatusCode.BadRequest, "InvalidName")]
    [InlineData("DELETE", "script/%2Fx.js", null, HttpStatusCode.NotFound, "NotFound")]
    [InlineData("GET", "stylesheet/%2F", null, HttpStatusCode.NotFound, "NotFound")]
    [InlineData("GET", "stylesheet/folder/%2Fx", null, HttpStatusCode.NotFound, "NotFound")]
    [InlineData("DELETE", "stylesheet/folder/%2Fx", null, HttpStatusCode.NotFound, "NotFound")]
    [InlineData("DELETE", "stylesheet/folder/%2F", null, HttpStatusCode.NotFound, "NotFound")]
    [InlineData("POST", "stylesheet/folder", """{"name":".."}""", HttpStatusCode.BadRequest, "InvalidName")]
    [InlineData("POST", "stylesheet/folder", """{"name":"x","parent":{"path":"/nergens"}}""", HttpStatusCode.NotFound, "ParentNotFound")]
    [InlineData("POST", "partial-view", """{"name":"x.cshtml","content":"@(1 + 1)"}""", HttpStatusCode.BadRequest, "NotAllowedInProductionMode")]
    [InlineData("PUT", "partial-view/%2Fx.cshtml", """{"content":"@(1 + 1)"}""", HttpStatusCode.BadRequest, "NotAllowedInProductionMode")]
    [InlineData("PUT", "partial-view/%2Fx.cshtml/rename", """{"name":"y.cshtml"}""", HttpStatusCode.BadRequest, "NotAllowedInProductionMode")]
    [InlineData("DELETE", "partial-view/%2Fx.cshtml", null, HttpStatusCode.BadRequest, "NotAllowedInProductionMode")]
    [InlineData("GET", "partial-view/%2Fx.cshtml", null, HttpStatusCode.NotFound, "NotFound")]
    [InlineData("GET", "partial-view/snippet/Onzin", null, HttpStatusCode.NotFound, "NotFound")]
    public async Task A_change_that_cannot_be_is_refused(string method, string url, string? body, HttpStatusCode status, string operation)
    {
        var told = await client.AskAsync(method, url, body);

        Assert.Equal((status, operation), (told.Status, told.Operation));
    }

    [Fact]
    public async Task A_file_is_not_made_over_another()
    {
        await client.AskAsync("POST", "script", """{"name":"eerst.js","content":"1"}""");
        await client.AskAsync("POST", "script", """{"name":"tweede.js","content":"2"}""");

        var again = await client.AskAsync("POST", "script", """{"name":"eerst.js","content":"3"}""");
        var renamed = await client.AskAsync("PUT", "script/%2Ftweede.js/rename", """{"name":"eerst.js"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "AlreadyExists"), (again.Status, again.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "AlreadyExists"), (renamed.Status, renamed.Operation));
        Assert.Equal("1", (string?)(await client.GetJsonAsync("script/eerst.js"))["content"]);
    }

    [Theory]
    [InlineData("script/%2F..%2Fumbraco%2Findex.html")]
    [InlineData("stylesheet/..%2F..%2FUmbraco.sqlite.db")]
    [InlineData("stylesheet/%2Fmap%2F..%2F..%2Fgeheim.css")]
    [InlineData("stylesheet/..%5C..%5Cgeheim.css")]
    [InlineData("script/folder/%2F..")]
    [InlineData("partial-view/%2F..%2F..%2Fappsettings.json")]
    [InlineData("tree/script/children?parentPath=%2F..")]
    [InlineData("tree/static-file/children?parentPath=%2Fwwwroot%2F..%2F..")]
    [InlineData("tree/static-file/ancestors?descendantPath=%2Fwwwroot%2F..%2FUmbraco.sqlite.db")]
    [InlineData("tree/stylesheet/siblings?path=..%2F..%2Fx")]
    [InlineData("item/static-file?path=%2Fwwwroot%2F..%2FUmbraco.sqlite.db")]
    public async Task A_path_that_leads_out_of_the_folder_is_refused(string url)
    {
        var told = await client.AskAsync("GET", url);

        Assert.Equal(HttpStatusCode.BadRequest, told.Status);
    }

    [Theory]
    [InlineData("tree/static-file/children?parentPath=%2FViews")]
    [InlineData("tree/static-file/children?parentPath=%2Fwwwroot%2Fnergens")]
    [InlineData("tree/script/children?parentPath=%2Fnergens")]
    public async Task What_is_not_there_or_not_shown_has_nothing_in_it(string url) => Assert.Empty((await client.GetJsonAsync(url))["items"]!.AsArray());

    [Theory]
    [InlineData("tree/static-file/ancestors?descendantPath=%2FUmbraco.sqlite.db")]
    [InlineData("tree/script/ancestors?descendantPath=%2Fnergens.js")]
    [InlineData("item/static-file?path=%2FUmbraco.sqlite.db")]
    [InlineData("item/static-file?path=%2Fwwwroot%2F.env")]
    [InlineData("item/script?path=%2Fnergens.js")]
    public async Task What_is_not_there_or_not_shown_is_no_item(string url)
    {
        await File.WriteAllTextAsync(Path.Combine(webRoot, ".env"), "geheim");

        Assert.Empty((await client.GetJsonAsync(url)).AsArray());
    }

    [Fact]
    public async Task Static_files_show_the_web_root_and_the_packages_in_it()
    {
        await WriteAsync("App_Plugins/Dashboard/dashboard.js");
        await WriteAsync("assets/site.css");

        var plugins = await client.GetJsonAsync("tree/static-file/children?parentPath=%2FApp_Plugins%2FDashboard");
        var assets = await client.GetJsonAsync("tree/static-file/children?parentPath=%2Fwwwroot%2Fassets");
        var item = await client.GetJsonAsync("item/static-file?path=%2Fwwwroot%2Fassets%2Fsite.css");

        Assert.Equal("/App_Plugins/Dashboard/dashboard.js", (string?)Assert.Single(plugins["items"]!.AsArray())!["path"]);
        Assert.Contains(assets["items"]!.AsArray(), file => (string?)file!["path"] == "/wwwroot/assets/site.css" && (string?)file["parent"]!["path"] == "/wwwroot/assets");
        Assert.False((bool)Assert.Single(item.AsArray())!["isFolder"]!);
    }

    [Fact]
    public async Task What_the_site_built_is_no_script_or_style_sheet_of_the_back_office()
    {
        await WriteAsync("assets/site.js");
        await WriteAsync("umbraco/backoffice.js");

        var changed = await client.AskAsync("PUT", "script/%2Fassets%2Fsite.js", """{"content":"alert(1)"}""");
        var deleted = await client.AskAsync("DELETE", "script/%2Fumbraco%2Fbackoffice.js");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (changed.Status, deleted.Status));
        Assert.Equal("inhoud", await File.ReadAllTextAsync(Path.Combine(webRoot, "assets", "site.js")));
    }

    [Fact]
    public async Task Folders_stand_before_files_and_other_kinds_of_files_are_left_out()
    {
        await WriteAsync("css/volgorde/b.css");
        await WriteAsync("css/volgorde/a.css");
        await WriteAsync("css/volgorde/leesmij.txt");
        await WriteAsync("css/volgorde/z/c.css");

        var level = await client.GetJsonAsync("tree/stylesheet/children?parentPath=%2Fvolgorde");
        var part = await client.GetJsonAsync("tree/stylesheet/children?parentPath=%2Fvolgorde&skip=1&take=1");
        var around = await client.GetJsonAsync("tree/stylesheet/siblings?path=%2Fvolgorde%2Fa.css&before=0&after=1");
        var nowhere = await client.GetJsonAsync("tree/stylesheet/siblings?path=%2Fvolgorde%2Fx.css&before=1&after=1");
        var folder = await client.GetJsonAsync("stylesheet/folder/%2Fvolgorde%2Fz");

        Assert.Equal(["z", "a.css", "b.css"], Names(level));
        Assert.Equal((3, "a.css"), ((int)part["total"]!, Assert.Single(Names(part))));
        Assert.Equal((1, 0), ((int)around["totalBefore"]!, (int)around["totalAfter"]!));
        Assert.Equal(["a.css", "b.css"], Names(around));
        Assert.Empty(Names(nowhere));
        Assert.Equal(("z", "/volgorde"), ((string?)folder["name"], (string?)folder["parent"]!["path"]));
    }

    [Fact]
    public async Task A_folder_of_scripts_tells_where_it_stands()
    {
        await client.AskAsync("POST", "script/folder", """{"name":"boven"}""");
        var made = await client.AskAsync("POST", "script/folder", """{"name":"onder","parent":{"path":"/boven"}}""");

        var folder = await client.GetJsonAsync("script/folder/%2Fboven%2Fonder");

        Assert.Equal((HttpStatusCode.Created, "/boven/onder"), (made.Status, made.Headers["Umb-Generated-Resource"]));
        Assert.Equal(("/boven/onder", "onder", "/boven"), ((string?)folder["path"], (string?)folder["name"], (string?)folder["parent"]!["path"]));
    }

    [Fact]
    public async Task A_partial_view_can_begin_with_a_piece_of_umbracos()
    {
        var all = await client.GetJsonAsync("partial-view/snippet");
        var part = await client.GetJsonAsync("partial-view/snippet?skip=1&take=2");
        var one = await client.GetJsonAsync("partial-view/snippet/Breadcrumb");

        Assert.Equal(all["items"]!.AsArray().Skip(1).Take(2).Select(item => (string?)item!["id"]), part["items"]!.AsArray().Select(item => (string?)item!["id"]));
        Assert.StartsWith("@inherits", (string?)one["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_of_partial_views_can_be_kept_in_order()
    {
        var made = await client.AskAsync("POST", "partial-view/folder", """{"name":"Blokken"}""");
        var twice = await client.AskAsync("POST", "partial-view/folder", """{"name":"Blokken"}""");
        var read = await client.GetJsonAsync("partial-view/folder/%2FBlokken");
        var deleted = await client.AskAsync("DELETE", "partial-view/folder/%2FBlokken");

        Assert.Equal((HttpStatusCode.Created, "AlreadyExists", HttpStatusCode.OK), (made.Status, twice.Operation, deleted.Status));
        Assert.Equal("/Blokken", (string?)read["path"]);
    }

    [Fact]
    public async Task A_disk_that_refuses_is_told()
    {
        await WriteAsync("scripts/vol"); // a file where a folder is asked for

        var told = await client.AskAsync("POST", "script/folder", """{"name":"vol"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "The disk refused the change"), (told.Status, (string?)told.Body!["title"]));
    }

    private static string[] Names(JsonNode level) => [.. level["items"]!.AsArray().Select(item => (string)item!["name"]!)];

    private async Task WriteAsync(string path)
    {
        var file = Path.Combine(webRoot, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "inhoud");
    }
}
