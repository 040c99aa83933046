using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;
using static WIJschool.Cms.Api.Tests.Management.MediaMaking;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Media from upload to the end of the recycle bin.</summary>
public sealed class MediaApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task An_uploaded_picture_is_stored_with_its_details_and_its_focal_point()
    {
        var id = await client.MakeImageAsync("Weg", "gjtikvds/weg.png", focalPoint: """{"left":0.25,"top":0.75}""");
        var read = await client.GetJsonAsync($"media/{id}");
        var url = (string)(await client.GetJsonAsync($"media/urls?id={id}"))[0]!["urlInfos"]![0]!["url"]!;

        Assert.Equal(("20", "20", "698", "png"), (Value(read, "umbracoWidth"), Value(read, "umbracoHeight"), Value(read, "umbracoBytes"), Value(read, "umbracoExtension")));
        Assert.Equal("""{"left":0.25,"top":0.75}""", File(read)["focalPoint"]!.ToJsonString());
        Assert.Equal($"http://localhost{File(read)["src"]}", url);
        Assert.EndsWith("/weg.png", url, StringComparison.Ordinal);
        Assert.Equal(698, Size((string)File(read)["src"]!));
        Assert.Equal(("Weg", false), ((string?)read["variants"]![0]!["name"], (bool?)read["isTrashed"]));
    }

    [Fact]
    public async Task A_new_file_takes_the_place_of_the_old_one_which_is_gone()
    {
        var id = await client.MakeImageAsync("Wissel", "gjtikvds/weg.png");
        var before = (string)File(await client.GetJsonAsync($"media/{id}"))["src"]!;
        var upload = await client.UploadSampleAsync("phpfrcsb/../tt0brbiz/portret.png");

        var updated = await client.AskAsync("PUT", $"media/{id}", Body("Gewisseld", $$"""{"temporaryFileId":"{{upload}}","src":"","crops":[],"focalPoint":null}"""));
        var read = await client.GetJsonAsync($"media/{id}");

        Assert.Equal(HttpStatusCode.OK, updated.Status);
        Assert.EndsWith("/portret.png", (string)File(read)["src"]!, StringComparison.Ordinal);
        Assert.Equal(("Gewisseld", "11355"), ((string?)read["variants"]![0]!["name"], Value(read, "umbracoBytes")));
        Assert.Null(Size(before));
    }

    [Fact]
    public async Task A_focal_point_changes_without_a_new_file()
    {
        var id = await client.MakeImageAsync("Punt", "gjtikvds/weg.png");
        var src = (string)File(await client.GetJsonAsync($"media/{id}"))["src"]!;

        var updated = await client.AskAsync("PUT", $"media/{id}", Body("Punt", $$"""{"src":"{{src}}","crops":[],"focalPoint":{"left":0.1,"top":0.2} }"""));
        var read = await client.GetJsonAsync($"media/{id}");

        Assert.Equal(HttpStatusCode.OK, updated.Status);
        Assert.Equal((src, """{"left":0.1,"top":0.2}"""), ((string?)File(read)["src"], File(read)["focalPoint"]!.ToJsonString()));
        Assert.Equal(698, Size(src));
    }

    [Fact]
    public async Task Deleted_media_take_their_file_along_and_the_bin_gives_them_back()
    {
        var folder = await client.MakeFolderAsync("Bak");
        var id = await client.MakeImageAsync("Prullenbak", "gjtikvds/weg.png", folder);
        var src = (string)File(await client.GetJsonAsync($"media/{id}"))["src"]!;

        var thrown = await client.AskAsync("PUT", $"media/{id}/move-to-recycle-bin");
        var parent = await client.GetJsonAsync($"recycle-bin/media/{id}/original-parent");
        var bin = await client.GetJsonAsync("recycle-bin/media/root?take=500");
        var around = await client.GetJsonAsync($"recycle-bin/media/siblings?target={id}&before=0&after=0");
        var below = await client.GetJsonAsync($"recycle-bin/media/children?parentId={id}");
        var restored = await client.AskAsync("PUT", $"recycle-bin/media/{id}/restore", $$"""{"target":{"id":"{{folder}}"} }""");
        var back = await client.GetJsonAsync($"tree/media/children?parentId={folder}");
        var deleted = await client.AskAsync("DELETE", $"media/{id}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (thrown.Status, restored.Status, deleted.Status));
        Assert.Equal(folder, (string?)parent["id"]);
        Assert.Contains(bin["items"]!.AsArray(), item => (string?)item!["id"] == id && item["parent"] is null);
        Assert.Equal(id, (string?)Assert.Single(around["items"]!.AsArray())!["id"]);
        Assert.Empty(below["items"]!.AsArray());
        Assert.Equal(id, (string?)Assert.Single(back["items"]!.AsArray())!["id"]);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"media/{id}")).Status);
        Assert.Null(Size(src));
    }

    [Fact]
    public async Task A_protected_bin_gives_files_another_name_until_their_media_come_out_of_it()
    {
        var settings = site.Services.GetRequiredService<IOptionsMonitor<ContentSettings>>().CurrentValue;
        var folder = await client.MakeFolderAsync("Beschermd");
        var id = await client.MakeImageAsync("Geheim", "gjtikvds/weg.png", folder);
        var src = (string)File(await client.GetJsonAsync($"media/{id}"))["src"]!;
        var hidden = src.Replace("/weg.png", "/weg.deleted.png", StringComparison.Ordinal);
        settings.EnableMediaRecycleBinProtection = true;
        try
        {
            await client.AskAsync("PUT", $"media/{folder}/move-to-recycle-bin"); // what lies in it goes along
            var inBin = (Size(src), Size(hidden), (string?)File(await client.GetJsonAsync($"media/{id}"))["src"], (string)(await client.GetJsonAsync($"media/urls?id={id}"))[0]!["urlInfos"]![0]!["url"]!);
            var shown = (string)(await client.GetJsonAsync($"imaging/resize/urls?id={id}"))[0]!["urlInfos"]![0]!["url"]!;
            await client.AskAsync("PUT", $"recycle-bin/media/{id}/restore", """{"target":null}""");
            var back = (Size(src), Size(hidden), (string?)File(await client.GetJsonAsync($"media/{id}"))["src"]);
            await client.AskAsync("PUT", $"media/{id}/move-to-recycle-bin");
            await client.AskAsync("DELETE", $"recycle-bin/media/{id}");

            Assert.Equal((null, 698, hidden, $"http://localhost{hidden}"), inBin);
            Assert.StartsWith($"http://localhost{hidden}?", shown, StringComparison.Ordinal);
            Assert.Equal((698, null, src), back);
            Assert.Equal((null, null), (Size(src), Size(hidden)));
        }
        finally
        {
            settings.EnableMediaRecycleBinProtection = false;
        }
    }

    [Fact]
    public async Task Files_in_a_bin_that_is_not_protected_keep_their_names_and_go_with_their_media_once_it_is()
    {
        var settings = site.Services.GetRequiredService<IOptionsMonitor<ContentSettings>>().CurrentValue;
        var id = await client.MakeImageAsync("Open", "gjtikvds/weg.png");
        var src = (string)File(await client.GetJsonAsync($"media/{id}"))["src"]!;
        await client.AskAsync("PUT", $"media/{id}/move-to-recycle-bin");
        settings.EnableMediaRecycleBinProtection = true;
        try
        {
            var inBin = (Size(src), (string?)File(await client.GetJsonAsync($"media/{id}"))["src"]);
            await client.AskAsync("DELETE", $"recycle-bin/media/{id}");

            Assert.Equal((698, src), inBin);
            Assert.Null(Size(src));
        }
        finally
        {
            settings.EnableMediaRecycleBinProtection = false;
        }
    }

    [Fact]
    public async Task The_bin_lets_go_of_one_and_of_all_and_of_nothing_else()
    {
        var (one, other) = (await client.MakeFolderAsync("Eén"), await client.MakeFolderAsync("Twee"));
        foreach (var id in new[] { one, other }) await client.AskAsync("PUT", $"media/{id}/move-to-recycle-bin");

        var first = await client.AskAsync("DELETE", $"recycle-bin/media/{one}");
        var again = await client.AskAsync("DELETE", $"recycle-bin/media/{one}");
        var kept = await client.MakeFolderAsync("Blijft");
        var outside = await client.AskAsync("DELETE", $"recycle-bin/media/{kept}");
        var unasked = await client.AskAsync("GET", $"recycle-bin/media/{kept}/original-parent");
        var emptied = await client.AskAsync("DELETE", "recycle-bin/media");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (first.Status, again.Status));
        Assert.Equal((HttpStatusCode.BadRequest, "NotInTrash"), (outside.Status, outside.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "NotTrashed"), (unasked.Status, unasked.Operation));
        Assert.Equal(HttpStatusCode.OK, emptied.Status);
        Assert.Equal(0, (int)(await client.GetJsonAsync("recycle-bin/media/root"))["total"]!);
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("GET", $"media/{kept}")).Status);
    }

    [Fact]
    public async Task Media_are_moved_and_sorted()
    {
        var (from, to) = (await client.MakeFolderAsync("Van"), await client.MakeFolderAsync("Naar"));
        var (a, b) = (await client.MakeFolderAsync("a", from), await client.MakeFolderAsync("b", from));

        var sorted = await client.AskAsync("PUT", "media/sort", $$"""{"parent":{"id":"{{from}}"},"sorting":[{"id":"{{b}}","sortOrder":0},{"id":"{{a}}","sortOrder":1}]}""");
        var order = await client.GetJsonAsync($"tree/media/children?parentId={from}");
        var moved = await client.AskAsync("PUT", $"media/{a}/move", $$"""{"target":{"id":"{{to}}"} }""");
        var intoItself = await client.AskAsync("PUT", $"media/{to}/move", $$"""{"target":{"id":"{{a}}"} }""");
        var line = await client.GetJsonAsync($"tree/media/ancestors?descendantId={a}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (sorted.Status, moved.Status));
        Assert.Equal([b, a], order["items"]!.AsArray().Select(item => (string)item!["id"]!));
        Assert.Equal("ParentInvalid", intoItself.Operation);
        Assert.Equal([to, a], line.AsArray().Select(item => (string)item!["id"]!));
        Assert.Equal(to, (string?)line[1]!["parent"]!["id"]);
    }

    [Fact]
    public async Task What_was_done_is_in_the_audit_log()
    {
        var id = await client.MakeFolderAsync("Spoor");
        await client.AskAsync("PUT", $"media/{id}/move-to-recycle-bin");

        var log = await client.GetJsonAsync($"media/{id}/audit-log");

        var done = log["items"]!.AsArray().Select(item => (string)item!["logType"]!).ToList();
        Assert.Contains("Move", done);
        Assert.Contains(done[^1], new[] { "New", "Save" }); // the newest first
        Assert.All(log["items"]!.AsArray(), item => Assert.Equal(ManagementSite.Administrator.ToString(), (string?)item!["user"]!["id"]));
    }

    [Fact]
    public async Task Whoever_asks_in_vain_is_told_why()
    {
        var nothing = Guid.NewGuid();

        Assert.Equal("NotFound", (await client.AskAsync("GET", $"media/{nothing}")).Operation);
        Assert.Equal("NotFound", (await client.AskAsync("PUT", $"media/{nothing}", Body("x"))).Operation);
        Assert.Equal("NotFound", (await client.AskAsync("PUT", $"media/{nothing}/validate", Body("x"))).Operation);
        Assert.Equal("NotFound", (await client.AskAsync("DELETE", $"media/{nothing}")).Operation);
        Assert.Equal("NotFound", (await client.AskAsync("PUT", $"media/{nothing}/move", "{}")).Operation);
        Assert.Equal("NotFound", (await client.AskAsync("PUT", $"media/{nothing}/move-to-recycle-bin")).Operation);
        Assert.Equal("NotFound", (await client.AskAsync("GET", $"recycle-bin/media/{nothing}/original-parent")).Operation);
        Assert.Equal("NotFound", (await client.AskAsync("PUT", $"recycle-bin/media/{nothing}/restore", "{}")).Operation);
        Assert.Equal("ContentTypeNotFound", (await client.AskAsync("POST", "media", Body("x", mediaType: nothing))).Operation);
        Assert.Equal("ParentNotFound", (await client.AskAsync("POST", "media", Body("x", mediaType: Folder, parent: $"{nothing}"))).Operation);
        Assert.Equal("SortingInvalid", (await client.AskAsync("PUT", "media/sort", $$"""{"sorting":[{"id":"{{await client.MakeFolderAsync("Los")}}","sortOrder":0}],"parent":{"id":"{{await client.MakeFolderAsync("Elders")}}"} }""")).Operation);
    }

    [Fact]
    public async Task A_file_that_the_media_type_does_not_take_lights_up_its_field()
    {
        var upload = await client.UploadSampleAsync("fwockmke/leesmij.txt");
        var media = Body("Geen tekening", $$"""{"temporaryFileId":"{{upload}}"}""", VectorGraphics);

        var validated = await client.AskAsync("POST", "media/validate", media);
        var refused = await client.AskAsync("POST", "media", media);

        Assert.Equal((HttpStatusCode.BadRequest, "PropertyValidationError"), (validated.Status, validated.Operation));
        Assert.Equal((HttpStatusCode.BadRequest, "PropertyValidationError"), (refused.Status, refused.Operation));
        Assert.Equal("#media_disallowedFileType", (string?)refused.Body!["errors"]!["$.values[0].value"]![0]); // a text of the back office
    }

    [Fact]
    public async Task What_is_right_passes_validation()
    {
        var upload = await client.UploadSampleAsync("gjtikvds/weg.png");
        var id = await client.MakeFolderAsync("Goed");

        var valid = await client.AskAsync("POST", "media/validate", Body("Goed", $$"""{"temporaryFileId":"{{upload}}"}""", Image));
        var change = await client.AskAsync("PUT", $"media/{id}/validate", Body("Beter"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (valid.Status, change.Status));
        Assert.Equal("Goed", (string?)(await client.GetJsonAsync($"media/{id}"))["variants"]![0]!["name"]);
    }

    [Fact]
    public async Task Pictures_are_shown_in_the_asked_size_drawings_as_they_are_and_other_files_not()
    {
        var picture = await client.MakeImageAsync("Klein", "gjtikvds/weg.png");
        var drawing = await client.MakeAsync("Tekening", "2xdnpgta/logo.svg", VectorGraphics);
        var text = await client.MakeAsync("Tekst", "fwockmke/leesmij.txt", Constants.MediaTypes.Guids.FileGuid);

        var urls = await client.GetJsonAsync($"imaging/resize/urls?id={picture}&id={drawing}&id={text}&width=100&height=50&mode=Crop");

        var by = urls.AsArray().ToDictionary(item => (string)item!["id"]!, item => item!["urlInfos"]!.AsArray());
        Assert.Matches("weg[.]png[?].*width=100", (string)Assert.Single(by[picture])!["url"]!);
        Assert.EndsWith("logo.svg", (string)Assert.Single(by[drawing])!["url"]!, StringComparison.Ordinal);
        Assert.Empty(by[text]);
    }

    [Fact]
    public async Task The_use_of_media_is_told()
    {
        var folder = await client.MakeFolderAsync("Ongebruikt");
        var all = await client.GetJsonAsync("tree/media/root?take=500");
        var ids = string.Join('&', all["items"]!.AsArray().Select(item => $"id={item!["id"]}"));
        var used = (string)(await client.GetJsonAsync($"media/are-referenced?{ids}&take=500"))["items"]!.AsArray().First()!["id"]!;

        var by = await client.GetJsonAsync($"media/{used}/referenced-by");
        var nobody = await client.GetJsonAsync($"media/{folder}/referenced-by");
        var below = await client.GetJsonAsync($"media/{folder}/referenced-descendants");
        var ofBin = await client.GetJsonAsync("recycle-bin/media/referenced-by");

        Assert.NotEmpty(by["items"]!.AsArray());
        Assert.Equal((0, 0), ((int)nobody["total"]!, (int)below["total"]!));
        Assert.True((int)ofBin["total"]! >= 0);
    }

    [Fact]
    public async Task Many_files_that_are_dropped_at_once_all_become_media()
    {
        var folder = await client.MakeFolderAsync("Gesleept");

        var made = await Task.WhenAll(Enumerable.Range(1, 12).Select(number => client.MakeImageAsync($"Foto {number}", "gjtikvds/weg.png", folder)));
        var list = await client.GetJsonAsync($"collection/media?id={folder}&orderBy=name&take=20");

        Assert.Equal(12, made.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(12, (int)list["total"]!);
    }

    [Fact]
    public async Task Settings_of_media_are_told()
    {
        var told = await client.GetJsonAsync("media/configuration");

        Assert.Equal((false, false), ((bool?)told["disableDeleteWhenReferenced"], (bool?)told["disableUnpublishWhenReferenced"]));
    }

    private long? Size(string src)
    {
        var files = site.Services.GetRequiredService<MediaFileManager>().FileSystem;
        var path = files.GetRelativePath(src);
        return files.FileExists(path) ? files.GetSize(path) : null;
    }

    private static JsonNode File(JsonNode media) => media["values"]!.AsArray().Single(value => (string?)value!["alias"] == "umbracoFile")!["value"]!;

    private static string? Value(JsonNode media, string alias) => (string?)media["values"]!.AsArray().Single(value => (string?)value!["alias"] == alias)!["value"];
}
