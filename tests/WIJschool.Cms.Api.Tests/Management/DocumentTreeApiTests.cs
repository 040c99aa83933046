using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>The tree of documents, and documents in pickers, search and lists.</summary>
public sealed class DocumentTreeApiTests(RichManagement site) : IClassFixture<RichManagement>
{
    private const string Home = "aae5bddd-c110-51de-a991-eabc74296aaa";
    private const string Material = "4221ee71-eccf-5479-8f0c-1eab7cb3e906";
    private const string Arithmetic = "25de0bb7-8995-50f2-a5ce-b348d67c611c";
    private const string Fractions = "7cd43562-9a37-5687-acf6-4b684a1a7e6a";
    private const string Secret = "10bc6c93-3698-5eb2-9c02-9a385172de61";
    private const string DeeperSecret = "9fcb903c-aca6-5f39-9aa8-5e7f34ca6d95";
    private const string Folder = "fb92fe0a-b67a-56a0-8e26-5e55ba404b5a";
    private const string Nothing = "00000000-0000-0000-0000-000000000001";

    private readonly HttpClient admin = site.As(ManagementSite.Administrator);

    [Fact]
    public async Task The_root_shows_what_is_not_in_the_bin_in_its_order()
    {
        var root = await admin.GetJsonAsync("tree/document/root");

        Assert.Equal(["Startpagina", "Docentenportaal", "Archief"], Names(root).Take(3));
        Assert.True((bool)root["items"]![0]!["hasChildren"]!);
        Assert.DoesNotContain("Weggegooid bericht", Names(root));
    }

    [Fact]
    public async Task Any_part_of_a_level_is_given()
    {
        var all = await admin.GetJsonAsync($"tree/document/children?parentId={Home}");
        var part = await admin.GetJsonAsync($"tree/document/children?parentId={Home}&skip=3&take=2&dataTypeId=");
        var none = await admin.GetJsonAsync($"tree/document/children?parentId={Nothing}");

        Assert.Equal((int)all["total"]!, Names(all).Count());
        Assert.Equal(Names(all).Skip(3).Take(2), Names(part));
        Assert.Equal(Home, (string?)part["items"]![0]!["parent"]!["id"]);
        Assert.Equal(0, (int)none["total"]!);
    }

    [Fact]
    public async Task A_document_of_several_languages_shows_each_with_its_state()
    {
        var about = (await admin.GetJsonAsync($"tree/document/children?parentId={Home}"))["items"]!.AsArray()
            .First(item => (string?)item!["variants"]![0]!["name"] is "Over ons" or "About us")!;

        Assert.Equal(["en-US", "nl"], about["variants"]!.AsArray().Select(variant => (string?)variant!["culture"]).Order(StringComparer.Ordinal));
        Assert.All(about["variants"]!.AsArray(), variant => Assert.Equal("Published", (string?)variant!["state"]));
    }

    [Fact]
    public async Task What_is_protected_says_so_and_what_is_below_it_too()
    {
        var items = (await admin.GetJsonAsync($"item/document?id={Secret}&id={DeeperSecret}&id={Home}")).AsArray().ToDictionary(item => (string)item!["id"]!, item => item!);

        Assert.True((bool)items[Secret]["isProtected"]!);
        Assert.True((bool)items[DeeperSecret]["isProtected"]!);
        Assert.False((bool)items[Home]["isProtected"]!);
        Assert.Contains(items[Secret]["flags"]!.AsArray(), flag => (string?)flag!["alias"] == "Umb.IsProtected");
    }

    [Fact]
    public async Task Siblings_come_with_how_many_are_left_on_both_sides()
    {
        var all = Names(await admin.GetJsonAsync($"tree/document/children?parentId={Home}")).ToList();

        var some = await admin.GetJsonAsync($"tree/document/siblings?target={Material}&before=1&after=2");

        var at = all.IndexOf(Names(some).ElementAt(1));
        Assert.Equal(all.Skip(at - 1).Take(4), Names(some));
        Assert.Equal((at - 1, all.Count - at - 3), ((int)some["totalBefore"]!, (int)some["totalAfter"]!));
        Assert.Empty((await admin.GetJsonAsync($"tree/document/siblings?target={Nothing}&before=1&after=1"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_user_with_a_start_node_sees_the_way_there_and_what_is_below_it()
    {
        using var client = site.As(await site.UserWithAsync(Guid.Parse(Arithmetic)));

        var root = await client.GetJsonAsync("tree/document/root");
        var way = await client.GetJsonAsync($"tree/document/children?parentId={Home}");
        var start = await client.GetJsonAsync($"tree/document/children?parentId={Material}");
        var below = await client.GetJsonAsync($"tree/document/children?parentId={Arithmetic}");
        var beside = await client.GetJsonAsync($"tree/document/siblings?target={Arithmetic}&before=5&after=5");
        var outside = await client.GetJsonAsync($"tree/document/children?parentId={Secret}");
        var line = (await client.GetJsonAsync($"tree/document/ancestors?descendantId={Fractions}")).AsArray();

        Assert.Equal([(Home, true)], Seen(root));
        Assert.Equal([(Material, true)], Seen(way));
        Assert.Equal([(Arithmetic, false)], Seen(start));
        Assert.Equal([(Arithmetic, false)], Seen(beside));
        Assert.Contains((Fractions, false), Seen(below));
        Assert.Empty(Seen(outside));
        Assert.Equal([true, true, false, false], line.Select(item => (bool)item!["noAccess"]!));
    }

    [Fact]
    public async Task A_user_without_any_start_node_sees_nothing()
    {
        var nobody = await site.UserInAsync(Constants.Security.SensitiveDataGroupKey, Constants.Security.TranslatorGroupKey);
        using var client = site.As(nobody);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.AskAsync("GET", "tree/document/root")).Status);
    }

    [Theory]
    [InlineData("Breuken", Fractions)]
    [InlineData("breuk", Fractions)]
    [InlineData("1183", Fractions)]
    [InlineData("7CD43562-9A37-5687-ACF6-4B684A1A7E6A", Fractions)]
    public async Task A_document_is_found_by_name_number_and_id(string query, string id)
    {
        await site.IndexedAsync();

        var found = await admin.GetJsonAsync($"item/document/search?query={Uri.EscapeDataString(query)}");

        Assert.Contains(id, found["items"]!.AsArray().Select(item => (string?)item!["id"]));
    }

    [Fact]
    public async Task Search_keeps_to_start_nodes_types_and_parents()
    {
        await site.IndexedAsync();
        using var client = site.As(await site.UserWithAsync(Guid.Parse(Secret)));

        var elsewhere = await client.GetJsonAsync("item/document/search?query=Breuken");
        var otherType = await admin.GetJsonAsync($"item/document/search?query=Breuken&allowedDocumentTypes={Nothing}");
        var otherParent = await admin.GetJsonAsync($"item/document/search?query=Breuken&parentId={Secret}&dataTypeId=");
        var nothing = await admin.GetJsonAsync("item/document/search?query=");

        Assert.All([elsewhere, otherType, otherParent, nothing], found => Assert.Empty(found["items"]!.AsArray()));
    }

    [Fact]
    public async Task A_list_shows_the_columns_that_its_data_type_chooses()
    {
        var types = site.Services.GetRequiredService<IContentTypeService>();
        var folder = types.Get("map")!;
        folder.ListView = Constants.DataTypes.Guids.ListViewContentGuid;
        await types.UpdateAsync(folder, ManagementSite.Administrator);

        var list = await admin.GetJsonAsync($"collection/document/{Folder}?dataTypeId=&orderBy=updateDate&orderDirection=Descending&orderCulture=nl&skip=0&take=50");
        var byUnknown = await admin.AskAsync("GET", $"collection/document/{Folder}?orderBy=onzin");
        var filtered = await admin.GetJsonAsync($"collection/document/{Folder}?filter=bestaat-niet");
        var marked = await admin.GetJsonAsync($"item/document?id={Folder}");

        Assert.Equal("Bericht in map", (string?)list["items"]![0]!["variants"]![0]!["name"]);
        Assert.Equal("nieuwsbericht", (string?)list["items"]![0]!["documentType"]!["alias"]);
        Assert.Equal([Home, Folder], list["items"]![0]!["ancestors"]!.AsArray().Select(above => (string?)above!["id"]));
        Assert.Empty(list["items"]![0]!["values"]!.AsArray());
        Assert.NotNull(list["items"]![0]!["creator"]);
        Assert.Equal((HttpStatusCode.BadRequest, "OrderByNotPartOfCollectionConfiguration"), (byUnknown.Status, byUnknown.Operation));
        Assert.Equal(0, (int)filtered["total"]!);
        Assert.Contains(marked[0]!["flags"]!.AsArray(), flag => (string?)flag!["alias"] == "Umb.HasCollection");
    }

    private static IEnumerable<string?> Names(JsonNode page) => page["items"]!.AsArray().Select(item => item!["variants"]!.AsArray())
        .Select(variants => (string?)(variants.FirstOrDefault(variant => (string?)variant!["culture"] == "nl") ?? variants[0])!["name"]);

    private static IEnumerable<(string?, bool)> Seen(JsonNode page) => page["items"]!.AsArray().Select(item => ((string?)item!["id"], (bool)item["noAccess"]!));
}
