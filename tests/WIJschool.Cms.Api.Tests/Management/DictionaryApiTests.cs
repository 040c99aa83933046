using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class DictionaryApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private const string General = "e8f82c62-d884-51a1-afa4-1b3abee50cc0";
    private const string ReadMore = "069fdefd-7f94-5157-acf5-6bbf9a4e0a9b";
    private const string ReadMoreShort = "0dfbc9e0-88b4-5fe3-a37b-511cf838ce2b";

    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_word_is_made_changed_moved_and_deleted_with_what_is_below_it()
    {
        var id = await CreateAsync("Groet", """[{"isoCode":"nl","translation":"Dag"},{"isoCode":"xx","translation":"?"}]""");
        var child = await CreateAsync("Groet.Kort", "[]");
        var updated = await client.AskAsync("PUT", $"dictionary/{id}", """{"name":"Begroeting","translations":[{"isoCode":"en-US","translation":""}]}""");
        var moved = await client.AskAsync("PUT", $"dictionary/{child}/move", $$"""{"target":{"id":"{{id}}"} }""");
        var read = await client.GetJsonAsync($"dictionary/{id}");
        var below = await client.GetJsonAsync($"tree/dictionary/children?parentId={id}");
        var deleted = await client.AskAsync("DELETE", $"dictionary/{id}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (updated.Status, moved.Status, deleted.Status));
        Assert.Equal("Begroeting", (string?)read["name"]);
        Assert.Equal(["en-US=", "nl=Dag"], read["translations"]!.AsArray().Select(t => $"{t!["isoCode"]}={t["translation"]}").Order(StringComparer.Ordinal));
        Assert.Equal(child, (string?)Assert.Single(below["items"]!.AsArray())!["id"]);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"dictionary/{child}")).Status);
    }

    [Fact]
    public async Task A_word_is_told_once()
    {
        var told = await client.AskAsync("POST", "dictionary", """{"name":"Algemeen","translations":[]}""");
        var sameId = await client.AskAsync("POST", "dictionary", $$"""{"name":"Anders","translations":[],"id":"{{General}}"}""");

        Assert.Equal((HttpStatusCode.Conflict, "DuplicateItemKey"), (told.Status, told.Operation));
        Assert.Equal((HttpStatusCode.Conflict, "DuplicateKey"), (sameId.Status, sameId.Operation));
    }

    [Fact]
    public async Task A_word_does_not_come_below_itself()
    {
        var told = await client.AskAsync("PUT", $"dictionary/{General}/move", $$"""{"target":{"id":"{{ReadMore}}"} }""");

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParent"), (told.Status, told.Operation));
    }

    [Theory]
    [InlineData("GET", "dictionary/{0}", null, "ItemNotFound")]
    [InlineData("PUT", "dictionary/{0}", """{"name":"x","translations":[]}""", "ItemNotFound")]
    [InlineData("DELETE", "dictionary/{0}", null, "ItemNotFound")]
    [InlineData("GET", "dictionary/{0}/export", null, "ItemNotFound")]
    [InlineData("PUT", "dictionary/{0}/move", "{}", "ItemNotFound")]
    [InlineData("POST", "dictionary", """{"name":"Wees","translations":[],"parent":{"id":"00000000-0000-0000-0000-000000000001"}}""", "ParentNotFound")]
    [InlineData("POST", "dictionary/import", """{"temporaryFile":{"id":"00000000-0000-0000-0000-000000000001"}}""", "TemporaryFileNotFound")]
    public async Task What_is_not_there_is_a_404(string method, string url, string? body, string status)
    {
        var told = await client.AskAsync(method, string.Format(System.Globalization.CultureInfo.InvariantCulture, url, Guid.NewGuid()), body);

        Assert.Equal((HttpStatusCode.NotFound, status), (told.Status, told.Operation));
    }

    [Fact]
    public async Task The_tree_shows_each_level_and_the_way_to_a_word()
    {
        var root = await client.GetJsonAsync("tree/dictionary/root");
        var counted = await client.GetJsonAsync($"tree/dictionary/children?parentId={General}&take=0");
        var line = await client.GetJsonAsync($"tree/dictionary/ancestors?descendantId={ReadMoreShort}");
        var nowhere = await client.GetJsonAsync("tree/dictionary/ancestors");

        Assert.Contains(root["items"]!.AsArray(), item => (string?)item!["id"] == General && (bool?)item["hasChildren"] == true && item["parent"] is null);
        Assert.Equal((2, 0), ((int)counted["total"]!, counted["items"]!.AsArray().Count));
        Assert.Equal([General, ReadMore, ReadMoreShort], line.AsArray().Select(item => (string)item!["id"]!));
        Assert.Empty(nowhere.AsArray());
    }

    [Fact]
    public async Task A_list_is_narrowed_by_name_or_text()
    {
        var byText = await client.GetJsonAsync("dictionary?filter=Read%20more");
        var byName = await client.GetJsonAsync("dictionary?filter=Algemeen&skip=1&take=1");

        Assert.Contains(byText["items"]!.AsArray(), item => (string?)item!["id"] == ReadMore && (string?)item["parent"]!["id"] == General);
        Assert.Equal((4, 1), ((int)byName["total"]!, byName["items"]!.AsArray().Count));
    }

    [Fact]
    public async Task Whoever_lacks_a_language_writes_no_text_in_it()
    {
        using var dutch = site.As(await site.UserInAsync(await GroupOfDutchAsync()));

        var english = await dutch.AskAsync("POST", "dictionary", """{"name":"Half","translations":[{"isoCode":"nl","translation":"half"},{"isoCode":"en-US","translation":"half"}]}""");
        var own = await dutch.AskAsync("POST", "dictionary", """{"name":"Heel","translations":[{"isoCode":"nl","translation":"heel"}]}""");
        var changed = await dutch.AskAsync("PUT", $"dictionary/{own.Headers["Umb-Generated-Resource"]}", """{"name":"Heel","translations":[{"isoCode":"en-US","translation":"whole"}]}""");
        var imported = await ImportAsync(dutch, Udt("Ingevoerd", Guid.NewGuid(), "en-US", "imported"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Created, HttpStatusCode.Forbidden), (english.Status, own.Status, changed.Status));
        Assert.Equal("MissingLanguageAccess", imported.Operation);
        await client.AskAsync("DELETE", $"dictionary/{own.Headers["Umb-Generated-Resource"]}");
    }

    [Fact]
    public async Task What_was_exported_comes_back_by_import()
    {
        var before = await client.GetJsonAsync("dictionary?filter=Algemeen");
        var file = (await client.AskAsync("GET", $"dictionary/{General}/export?includeChildren=true")).Text;
        await client.AskAsync("DELETE", $"dictionary/{General}");

        var told = await ImportAsync(client, file);

        Assert.Equal((HttpStatusCode.Created, General), (told.Status, told.Headers["Umb-Generated-Resource"]));
        Assert.True(JsonNode.DeepEquals(before, await client.GetJsonAsync("dictionary?filter=Algemeen")));
    }

    [Fact]
    public async Task An_import_gives_words_that_are_there_the_texts_of_the_file()
    {
        var id = await CreateAsync("Bestaand", """[{"isoCode":"nl","translation":"oud"}]""");

        var told = await ImportAsync(client, Udt("Bestaand", Guid.NewGuid(), "nl", "nieuw")); // another key: known by its name

        Assert.Equal(id, told.Headers["Umb-Generated-Resource"]);
        Assert.Equal("nieuw", (string?)(await client.GetJsonAsync($"dictionary/{id}"))["translations"]![0]!["translation"]);
        await client.AskAsync("DELETE", $"dictionary/{id}");
    }

    [Theory]
    [InlineData("woord.txt", "<DictionaryItem Key='9f1d1f0a-0000-4000-8000-000000000001' Name='Woord' />", "InvalidFileType")]
    [InlineData("woord.udt", "geen xml", "InvalidFileContent")]
    [InlineData("woord.udt", "<Iets />", "InvalidFileContent")]
    [InlineData("woord.udt", "<DictionaryItem Name='Woord' />", "InvalidFileContent")]
    [InlineData("woord.udt", "<!DOCTYPE a [<!ENTITY b 'c'>]><DictionaryItem Key='9f1d1f0a-0000-4000-8000-000000000001' Name='&b;' />", "InvalidFileContent")]
    [InlineData("woord.udt", "<DictionaryItem Key='9f1d1f0a-0000-4000-8000-000000000001' Name='Woord'><DictionaryItem Key='x' Name='Kind' /></DictionaryItem>", "InvalidFileContent")]
    public async Task A_file_that_is_no_export_is_refused_and_nothing_is_written(string name, string content, string status)
    {
        var told = await ImportAsync(client, content, name);

        Assert.Equal((HttpStatusCode.BadRequest, status), (told.Status, told.Operation));
        Assert.Equal(0, (int)(await client.GetJsonAsync("dictionary?filter=Woord"))["total"]!);
    }

    private async Task<string> CreateAsync(string name, string translations)
    {
        var told = await client.AskAsync("POST", "dictionary", $$"""{"name":"{{name}}","translations":{{translations}}}""");
        Assert.Equal(HttpStatusCode.Created, told.Status);
        return told.Headers["Umb-Generated-Resource"];
    }

    private static async Task<Told> ImportAsync(HttpClient who, string content, string name = "woorden.udt")
    {
        var key = Guid.NewGuid();
        var stored = await who.UploadAsync(key, name, Encoding.UTF8.GetBytes(content));
        Assert.Equal(HttpStatusCode.Created, stored.Status);
        return await who.AskAsync("POST", "dictionary/import", $$"""{"temporaryFile":{"id":"{{key}}"} }""");
    }

    private static string Udt(string name, Guid key, string language, string text) =>
        $"<DictionaryItem Key='{key}' Name='{name}'><Value LanguageCultureAlias='{language}'><![CDATA[{text}]]></Value></DictionaryItem>";

    private async Task<Guid> GroupOfDutchAsync()
    {
        var dutch = await site.Services.GetRequiredService<ILanguageService>().GetAsync("nl");
        var group = new UserGroup(site.Services.GetRequiredService<IShortStringHelper>()) { Name = "Nederlands", Alias = "nederlands", HasAccessToAllLanguages = false };
        group.AddAllowedSection("translation");
        group.AddAllowedLanguage(dutch!.Id);
        var created = await site.Services.GetRequiredService<IUserGroupService>().CreateAsync(group, ManagementSite.Administrator);
        Assert.True(created.Success, created.Status.ToString());
        return created.Result.Key;
    }
}
