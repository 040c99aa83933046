using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Tests.Delivery;

/// <summary>What Umbraco's source says and the recordings do not show.</summary>
public sealed class DeliveryRulesTests(RichSite site) : IClassFixture<RichSite>
{
    private const string Home = "aae5bddd-c110-51de-a991-eabc74296aaa";
    private const string Portal = "fc1fb11b-661c-5ae0-b5b0-e685ce18fedc";
    private const string OnlyMembers = "10bc6c93-3698-5eb2-9c02-9a385172de61";
    private const string Key = "peer-preview-key-2026";

    private IContentService Contents => site.Services.GetRequiredService<IContentService>();

    [Theory]
    [InlineData("EN-us", HttpStatusCode.OK, "Home")]
    [InlineData("nl-BE", HttpStatusCode.NotFound, null)] // a region of an installed language is another language
    [InlineData("nl_NL", HttpStatusCode.NotFound, null)]
    [InlineData("nl en", HttpStatusCode.OK, "Startpagina")] // no name of a culture: the default one
    [InlineData("de;q=0.9", HttpStatusCode.OK, "Startpagina")]
    public async Task The_language_is_taken_from_a_header_that_names_one(string header, HttpStatusCode status, string? name)
    {
        var (answered, body) = await GetAsync($"item/{Home}", ("Accept-Language", header));

        Assert.Equal((status, name), (answered, (string?)body?["name"]));
    }

    [Fact]
    public async Task A_segment_that_nothing_varies_by_changes_nothing()
    {
        var (_, plain) = await GetAsync($"item/{Home}");

        var (_, segmented) = await GetAsync($"item/{Home}", ("Accept-Segment", "segment-een"));

        Assert.Null(JsonDifference.Find(plain, segmented, "$"));
    }

    [Theory]
    [InlineData(null, "voor iedereen")]
    [InlineData("leerkracht", "voor leerkrachten")]
    [InlineData("LEERKRACHT", "voor leerkrachten")]
    [InlineData("ouder", "voor iedereen")] // what a segment lacks is taken from no segment
    public async Task A_value_is_that_of_the_segment(string? segment, string value)
    {
        var type = await TypeWithAsync(Constants.PropertyEditors.Aliases.TextBox, ValueStorageType.Nvarchar, ("maxChars", 100), ContentVariation.Segment);
        var page = Contents.Create($"Deel {segment}", -1, type.Alias);
        page.SetValue("waarde", "voor iedereen");
        page.SetValue("waarde", "voor leerkrachten", culture: null, segment: "leerkracht");
        Publish(page);

        var (_, item) = await GetAsync($"item/{page.Key}", segment is null ? [] : [("Accept-Segment", segment)]);

        Assert.Equal(value, (string?)item!["properties"]!["waarde"]);
    }

    [Fact]
    public async Task A_repeated_list_of_fields_is_one_list()
    {
        var (_, first) = await GetAsync($"item/{Home}?fields=properties[titel]&fields=properties[metaTitel]");
        var (_, all) = await GetAsync($"item/{Home}?fields=onzin&fields=$all");

        Assert.Equal(["titel"], Properties(first));
        Assert.Contains("metaTitel", Properties(all));
    }

    [Theory]
    [InlineData("take=2147483648")]
    [InlineData("skip=-1")]
    [InlineData("take=-1")]
    [InlineData("take=tien")]
    [InlineData("skip=")]
    [InlineData("take=1.5")]
    public async Task A_number_that_cannot_be_is_refused(string query) => Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync($"?{query}")).Status);

    [Theory]
    [InlineData("createDate>gisteren,2100-01-01", false)] // only the first has a size, and it is none: nothing is filtered
    [InlineData("createDate>2100-01-01,gisteren", true)]
    public async Task Of_several_dates_only_the_first_has_a_size(string filter, bool isEmpty) =>
        Assert.Equal(isEmpty, (long)(await GetAsync($"?filter={filter}")).Body!["total"]! == 0);

    [Fact]
    public async Task A_page_is_gone_with_its_parent_and_comes_back_with_it()
    {
        var parent = Publish(Page("Ouder"));
        var child = Publish(Page("Kind", parent.Id));
        Assert.Equal("/ouder/kind/", (string?)(await GetAsync($"item/{child.Key}")).Body!["route"]!["path"]);

        Contents.Unpublish(parent);

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"item/{child.Key}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("item/ouder/kind/")).Status);
        Assert.Equal(0, (long)(await GetAsync($"?fetch=children:{parent.Key}&sort=name:asc")).Body!["total"]!);

        Publish(Contents.GetById(parent.Key)!);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("item/ouder/kind/")).Status);
    }

    [Fact]
    public async Task A_page_in_the_bin_is_nowhere_not_even_in_a_preview()
    {
        var page = Publish(Page("Weg ermee"));

        Contents.MoveToRecycleBin(page);

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"item/{page.Key}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"item/{page.Key}", ("Api-Key", Key), ("Preview", "true"))).Status);
        var (_, list) = await GetAsync("?filter=name:ermee", ("Api-Key", Key), ("Preview", "true"));
        Assert.Equal(0, (long)list!["total"]!);
    }

    [Fact]
    public async Task A_draft_is_for_those_with_the_key_and_leaves_what_is_published_as_it_is()
    {
        var page = Publish(Page("Kladje"));
        page.SetValue("titel", "Nieuw", "nl");
        Contents.Save(page);

        Assert.Equal("Kladje", (string?)(await GetAsync($"item/{page.Key}")).Body!["properties"]!["titel"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync($"item/{page.Key}", ("Preview", "true"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync($"item/{page.Key}", ("Preview", "true"), ("Api-Key", "fout"))).Status);
        var (_, draft) = await GetAsync($"item/{page.Key}", ("Preview", "true"), ("Api-Key", Key));
        Assert.Equal(("Nieuw", "/kladje/"), ((string?)draft!["properties"]!["titel"], (string?)draft["route"]!["path"]));
    }

    [Fact]
    public async Task A_page_that_was_never_published_is_previewed_at_an_address_of_its_own()
    {
        var page = Page("Alleen klad");
        Contents.Save(page);

        var (_, draft) = await GetAsync($"item/preview-{page.Key}/", ("Preview", "true"), ("Api-Key", Key));

        Assert.Equal($"/preview-{page.Key}/", (string?)draft!["route"]!["path"]);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"item/preview-{page.Key}/")).Status);
    }

    [Fact]
    public async Task A_renamed_page_redirects_and_says_below_which_root()
    {
        var page = Publish(Page("Oude naam"));
        Publish(Page("Eronder", page.Id));
        page.SetCultureName("Jonge naam", "nl");
        Publish(page);

        await AssertRedirects("item/oude-naam", "/jonge-naam/", "startpagina");
        await AssertRedirects("item/oude-naam/eronder/", "/jonge-naam/eronder/", "startpagina");
    }

    [Fact]
    public async Task A_page_below_a_domain_redirects_in_each_culture_of_it_and_not_elsewhere()
    {
        var page = Page("Oud rooster", Contents.GetById(Guid.Parse(Portal))!.Id);
        page.SetCultureName("Old timetable", "en-US");
        Publish(page, "nl", "en-US");
        page.SetCultureName("Jong rooster", "nl");
        page.SetCultureName("Young timetable", "en-US");
        Publish(page, "nl", "en-US");

        await AssertRedirects("item/oud-rooster", "/jong-rooster/", "docentenportaal", ("Host", "docenten.peer.test"));
        await AssertRedirects("item/en/old-timetable", "/en/young-timetable/", "teacher-portal", ("Host", "docenten.peer.test"));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("item/oud-rooster")).Status);
    }

    [Fact]
    public async Task A_page_that_gets_its_old_name_back_is_there_and_redirects_from_the_name_between()
    {
        var page = Publish(Page("Eerste naam"));
        foreach (var name in new[] { "Tweede naam", "Eerste naam" })
        {
            page.SetCultureName(name, "nl");
            Publish(page);
        }

        await AssertRedirects("item/tweede-naam", "/eerste-naam/", "startpagina");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("item/eerste-naam")).Status);
        Assert.DoesNotContain(
            site.Services.GetRequiredService<IRedirectUrlService>().GetContentRedirectUrls(page.Key), redirect => redirect.Url == "/eerste-naam");
    }

    [Fact]
    public async Task Only_allowed_types_are_delivered_when_they_are_named()
    {
        site.Use([.. Standard, new("AllowedContentTypeAliases:0", "persoon"), new("DisallowedContentTypeAliases:0", "persoon")]);
        using var client = site.Client();

        var list = JsonNode.Parse(await client.GetStringAsync(Address("?take=100")))!;

        Assert.Equal(["persoon"], list["items"]!.AsArray().Select(item => (string?)item!["contentType"]).Distinct());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Address($"item/{Home}"))).StatusCode);
    }

    [Theory]
    [InlineData(false, "leden", HttpStatusCode.Unauthorized)] // signed in on the site is not signed in here
    [InlineData(true, "vreemden", HttpStatusCode.Forbidden)]
    [InlineData(true, "leden", HttpStatusCode.OK)]
    public async Task A_protected_page_is_for_its_members_where_members_are_let_in(bool areLetIn, string role, HttpStatusCode status)
    {
        site.Use([.. Standard, new("MemberAuthorization:AuthorizationCodeFlow:Enabled", areLetIn ? "true" : "false")]);
        using var client = site.Client();
        client.DefaultRequestHeaders.Add(SampleSite.MemberHeader, role == "leden" ? MemberGroup() : role);

        Assert.Equal(status, (await client.GetAsync(Address($"item/{OnlyMembers}"))).StatusCode);
        var list = JsonNode.Parse(await client.GetStringAsync(Address("?filter=contentType:geheimPagina&take=50")))!;
        Assert.Equal(status == HttpStatusCode.OK, list["items"]!.AsArray().Any(item => (string?)item!["id"] == OnlyMembers));
    }

    [Theory]
    [InlineData("lid@peer.test", true)]
    [InlineData("docent@peer.test", false)]
    public async Task A_page_of_one_member_is_in_the_lists_of_that_member(string name, bool isListed)
    {
        site.Use([.. Standard, new("MemberAuthorization:AuthorizationCodeFlow:Enabled", "true")]);
        var page = Publish(Page("Van een lid"));
        var access = site.Services.GetRequiredService<IPublicAccessService>();
        Assert.True(access.Save(new PublicAccessEntry(page, page, page, [new PublicAccessRule { RuleType = "MemberUsername", RuleValue = name }])).Success);
        using var client = site.Client();
        client.DefaultRequestHeaders.Add(SampleSite.MemberHeader, "niemand");

        Assert.Equal(isListed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await client.GetAsync(Address($"item/{page.Key}"))).StatusCode);
        var list = JsonNode.Parse(await client.GetStringAsync(Address("?sort=createDate:desc&take=5")))!;
        Assert.Equal(isListed, list["items"]!.AsArray().Any(item => (string?)item!["id"] == page.Key.ToString()));
    }

    [Fact]
    public async Task Picked_entries_of_a_data_source_are_delivered_as_ids_with_their_source()
    {
        var type = await TypeWithAsync(Constants.PropertyEditors.Aliases.EntityDataPicker, ValueStorageType.Ntext, ("umbEditorDataSource", "Peer.Bron"));
        var page = Contents.Create("Kiezer", -1, type.Alias);
        page.SetValue("waarde", """{"ids":["een","twee"]}""");
        Publish(page);
        var empty = Publish(Contents.Create("Lege kiezer", -1, type.Alias));

        var (_, picked) = await GetAsync($"item/{page.Key}");
        var (_, nothing) = await GetAsync($"item/{empty.Key}");

        Assert.Equal("""{"ids":["een","twee"],"dataSource":"Peer.Bron"}""", picked!["properties"]!["waarde"]!.ToJsonString());
        Assert.Null(nothing!["properties"]!["waarde"]);
    }

    [Fact]
    public async Task A_label_of_decimals_is_delivered_as_a_number()
    {
        var type = await TypeWithAsync(Constants.PropertyEditors.Aliases.Label, ValueStorageType.Decimal, ("umbracoDataValueType", "DECIMAL"));
        var page = Contents.Create("Etiket", -1, type.Alias);
        page.SetValue("waarde", 12.5m);
        Publish(page);

        var (_, item) = await GetAsync($"item/{page.Key}");

        Assert.Equal("12.5", item!["properties"]!["waarde"]!.ToJsonString());
    }

    [Fact]
    public async Task A_sort_by_name_minds_no_case_and_goes_by_the_name_that_was_saved_last()
    {
        var parent = Publish(Page("Sorteren"));
        foreach (var name in new[] { "zebra", "Banaan", "appel" }) Publish(Page(name, parent.Id));
        var renamed = Publish(Page("citroen", parent.Id));
        renamed.SetCultureName("Aardbei", "nl");
        Contents.Save(renamed);

        var (_, ascending) = await GetAsync($"?fetch=children:{parent.Key}&sort=name:asc");
        var (_, descending) = await GetAsync($"?fetch=children:{parent.Key}&sort=name:desc");
        var (_, found) = await GetAsync($"?fetch=children:{parent.Key}&filter=name:aardbei");

        Assert.Equal(["citroen", "appel", "Banaan", "zebra"], Names(ascending));
        Assert.Equal(["zebra", "Banaan", "appel", "citroen"], Names(descending));
        Assert.Equal(["citroen"], Names(found));
    }

    [Fact]
    public async Task A_preview_lists_a_page_whose_parent_is_not_in_its_language()
    {
        var parent = Publish(Page("Nederlands"));
        var child = Page("Kind van Nederlands", parent.Id);
        child.SetCultureName("English child", "en-US");
        Publish(child);

        var (_, live) = await GetAsync($"?fetch=children:{parent.Key}&sort=name:asc", ("Accept-Language", "en-US"));
        var (_, draft) = await GetAsync($"?fetch=children:{parent.Key}&sort=name:asc", ("Accept-Language", "en-US"), ("Preview", "true"), ("Api-Key", Key));

        Assert.Equal((0, 1), ((long)live!["total"]!, (long)draft!["total"]!));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("<p></p>", true)] // what the editor leaves when all text is taken away
    [InlineData("<p>x</p>", false)]
    public async Task A_rich_text_without_text_is_no_value(string markup, bool isNull)
    {
        var page = await RichTextAsync(markup);

        var (_, item) = await GetAsync($"item/{page.Key}");

        Assert.Equal(isNull, item!["properties"]!["waarde"] is null);
    }

    [Fact]
    public async Task A_tree_of_rich_text_keeps_spaces_and_drops_line_breaks_between_elements()
    {
        var page = await RichTextAsync("<ul>\n<li>een</li>\r\n<li><b>twee</b> <i>drie</i></li>\n</ul>");
        site.Use([.. Standard, new("RichTextOutputAsJson", "true")]);
        using var client = site.Client();

        var item = JsonNode.Parse(await client.GetStringAsync(Address($"item/{page.Key}")))!;

        var list = item["properties"]!["waarde"]!["elements"]![0]!["elements"]!.AsArray();
        Assert.Equal(["li", "li"], list.Select(element => (string?)element!["tag"]));
        Assert.Equal(["b", "#text", "i"], list[1]!["elements"]!.AsArray().Select(element => (string?)element!["tag"]));
    }

    [Theory]
    [InlineData("document")]
    [InlineData("Document")] // as the upgrade to version 15 wrote it
    public async Task A_link_in_rich_text_names_its_type_in_any_case(string type)
    {
        var page = await RichTextAsync($"<p><a href=\"/{{localLink:{Home}}}\" type=\"{type}\">thuis</a></p>");

        var (_, item) = await GetAsync($"item/{page.Key}");

        Assert.Contains($"data-destination-id=\"{Home}\"", (string?)item!["properties"]!["waarde"]!["markup"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_media_has_its_query_in_its_address_and_one_to_something_else_is_external()
    {
        var media = site.Services.GetRequiredService<IMediaService>().GetRootMedia().First(item => item.ContentType.Alias == Constants.Conventions.MediaTypes.Image);
        var type = await TypeWithAsync(Constants.PropertyEditors.Aliases.MultiUrlPicker, ValueStorageType.Ntext, ("minNumber", 0));
        var page = Contents.Create("Verwijst", -1, type.Alias);
        page.SetValue("waarde", $$"""[{"name":"Beeld","udi":"umb://media/{{media.Key:N}}","queryString":"?width=100"},{"name":"Lid","udi":"umb://member/{{media.Key:N}}","url":"/lid"}]""");
        Publish(page);

        var (_, item) = await GetAsync($"item/{page.Key}");

        var links = item!["properties"]!["waarde"]!.AsArray();
        Assert.EndsWith("?width=100", (string?)links[0]!["url"], StringComparison.Ordinal);
        Assert.Equal(("External", "/lid"), ((string?)links[1]!["linkType"], (string?)links[1]!["url"]));
    }

    [Fact]
    public async Task Crops_and_focal_points_that_the_data_type_no_longer_has_are_not_delivered()
    {
        var media = site.Services.GetRequiredService<IMediaService>().GetRootMedia().First(item => item.ContentType.Alias == Constants.Conventions.MediaTypes.Folder);
        var type = await TypeWithAsync(Constants.PropertyEditors.Aliases.MediaPicker3, ValueStorageType.Ntext, ("crops", new[] { new { alias = "smal", width = 10, height = 20 } }));
        var page = Contents.Create("Kiest beeld", -1, type.Alias);
        page.SetValue("waarde", $$$"""[{"key":"{{{Guid.NewGuid()}}}","mediaKey":"{{{media.Key}}}","crops":[{"alias":"weg","width":1,"height":2,"coordinates":{"x1":0,"y1":0,"x2":0,"y2":0}}],"focalPoint":{"left":0.1,"top":0.2}}]""");
        Publish(page);

        var (_, item) = await GetAsync($"item/{page.Key}");

        var image = item!["properties"]!["waarde"]![0]!;
        Assert.Equal(["smal"], image["crops"]!.AsArray().Select(crop => (string?)crop!["alias"]));
        Assert.Null(image["focalPoint"]);
    }

    [Fact]
    public async Task A_value_of_an_editor_that_is_not_installed_is_delivered_as_the_text_that_is_stored()
    {
        var missing = new MissingPropertyEditor("Leverancier.Kaart", site.Services.GetRequiredService<IDataValueEditorFactory>());
        var type = await TypeWithAsync(missing, ValueStorageType.Ntext, ("diepte", 1));
        var page = Contents.Create("Kaart", -1, type.Alias);
        page.SetValue("waarde", """{"lat":52.1}""");
        Publish(page);

        var (_, item) = await GetAsync($"item/{page.Key}");

        Assert.Equal("""{"lat":52.1}""", (string?)item!["properties"]!["waarde"]);
    }

    [Theory]
    [InlineData("""{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("geen json", null)]
    public async Task Stored_json_is_delivered_as_it_is_and_other_text_is_not(string stored, string? delivered)
    {
        var type = await TypeWithAsync(Constants.PropertyEditors.Aliases.PlainJson, ValueStorageType.Ntext, ("x", 1));
        var page = Contents.Create("Json", -1, type.Alias);
        page.SetValue("waarde", stored);
        Publish(page);

        var (_, item) = await GetAsync($"item/{page.Key}");

        Assert.Equal(delivered, item!["properties"]!["waarde"]?.ToJsonString());
    }

    private static KeyValuePair<string, string?>[] Standard =>
        [new("Enabled", "true"), new("PublicAccess", "true"), new("Media:Enabled", "true"), new("Media:PublicAccess", "true"), new("ApiKey", Key)];

    private static Uri Address(string path) => new($"/umbraco/delivery/api/v2/content{(path.StartsWith('?') ? "" : "/")}{path}", UriKind.Relative);

    private static IEnumerable<string> Properties(JsonNode? item) => item!["properties"]!.AsObject().Select(property => property.Key);

    private async Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        site.Use(Standard);
        using var client = site.Client();
        foreach (var (name, value) in headers) client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        using var answer = await client.GetAsync(Address(path));
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private async Task AssertRedirects(string from, string to, string root, params (string Name, string Value)[] headers)
    {
        site.Use(Standard);
        using var client = site.Client();
        foreach (var (name, value) in headers) client.DefaultRequestHeaders.Add(name, value);
        using var answer = await client.GetAsync(Address(from));

        Assert.Equal((HttpStatusCode.MovedPermanently, to), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal(root, answer.Headers.GetValues("Location-Start-Item-Path").Single());
        Assert.True(Guid.TryParse(answer.Headers.GetValues("Location-Start-Item-Id").Single(), out _));
    }

    /// <summary>A new page below home or another page, in Dutch.</summary>
    private IContent Page(string name, int? parent = null)
    {
        var page = Contents.Create("", parent ?? Contents.GetById(Guid.Parse(Home))!.Id, "pagina");
        page.SetCultureName(name, "nl");
        page.SetValue("titel", name, "nl");
        return page;
    }

    private IContent Publish(IContent page, params string[] cultures)
    {
        Contents.Save(page);
        var published = Contents.Publish(page, cultures.Length > 0 ? cultures : page.ContentType.VariesByCulture() ? ["nl"] : ["*"]);
        Assert.True(published.Success, published.Result.ToString());
        return page;
    }

    private string MemberGroup() =>
        site.Services.GetRequiredService<IPublicAccessService>().GetAll().SelectMany(entry => entry.Rules).First(rule => rule.RuleType == "MemberRole").RuleValue!;

    private static IEnumerable<string?> Names(JsonNode? list) => list!["items"]!.AsArray().Select(item => (string?)item!["name"]);

    private async Task<IContent> RichTextAsync(string markup)
    {
        var type = await TypeWithAsync(Constants.PropertyEditors.Aliases.RichText, ValueStorageType.Ntext, ("maxImageSize", 500));
        var page = Contents.Create("Tekst", -1, type.Alias);
        page.SetValue("waarde", JsonSerializer.Serialize(new { markup, blocks = (object?)null }));
        return Publish(page);
    }

    private Task<IContentType> TypeWithAsync(string editorAlias, ValueStorageType storage, (string Name, object Value) setting, ContentVariation variations = ContentVariation.Nothing) =>
        TypeWithAsync(site.Services.GetRequiredService<PropertyEditorCollection>()[editorAlias]!, storage, setting, variations);

    /// <summary>A document type with one property, of a data type of its own.</summary>
    private async Task<IContentType> TypeWithAsync(IDataEditor editor, ValueStorageType storage, (string Name, object Value) setting, ContentVariation variations = ContentVariation.Nothing)
    {
        var editorAlias = editor.Alias;
        var alias = $"met{editorAlias.Split('.')[^1]}";
        if (site.Services.GetRequiredService<IContentTypeService>().Get(alias) is { } made) return made;

        var dataType = new DataType(editor, site.Services.GetRequiredService<IConfigurationEditorJsonSerializer>())
        {
            Name = editorAlias,
            EditorUiAlias = editorAlias,
            DatabaseType = storage,
            ConfigurationData = new Dictionary<string, object> { [setting.Name] = setting.Value },
        };
        Assert.True((await site.Services.GetRequiredService<IDataTypeService>().CreateAsync(dataType, Constants.Security.SuperUserKey)).Success);
        var strings = site.Services.GetRequiredService<IShortStringHelper>();
        var type = new ContentType(strings, -1) { Alias = alias, Name = editorAlias, AllowedAsRoot = true, Variations = variations };
        type.AddPropertyType(new PropertyType(strings, dataType, "waarde") { Name = "Waarde", Variations = variations }, "inhoud", "Inhoud");
        Assert.True((await site.Services.GetRequiredService<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success);
        return type;
    }
}

public sealed class SiteWithRootsInPaths() : SampleSite(
    "umbraco17-rich.sqlite.db.gz", ("Umbraco:CMS:Global:HideTopLevelNodeFromPath", "false"), ("Umbraco:CMS:RequestHandler:AddTrailingSlash", "false"));

/// <summary>Paths where the settings of the site show the root and leave the last slash out.</summary>
public sealed class DeliveryPathTests(SiteWithRootsInPaths site) : IClassFixture<SiteWithRootsInPaths>
{
    private const string About = "b2a3d7f2-917e-5087-ac3e-254e99a13116";

    [Theory]
    [InlineData(About, "/over-ons")]
    [InlineData("636520c2-9868-54da-b45c-534c982201f3", "/over-ons/ons-team")]
    [InlineData("0356e6c4-9b8b-5302-baff-9f0798b6340d", "/jaar-2024")]
    public async Task A_route_leaves_the_root_to_the_start_item(string id, string path)
    {
        using var client = Client();

        var item = JsonNode.Parse(await client.GetStringAsync(Address($"item/{id}")))!;

        Assert.Equal(path, (string?)item["route"]!["path"]);
    }

    [Theory]
    [InlineData("startpagina", "over-ons")]
    [InlineData("startpagina", "over-ons/ons-team/")]
    [InlineData("archief", "jaar-2024")]
    public async Task A_path_is_looked_for_below_the_start_item(string start, string path)
    {
        using var client = Client();
        client.DefaultRequestHeaders.Add("Start-Item", start);

        using var answer = await client.GetAsync(Address($"item/{path}"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(start, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["route"]!["startItem"]!["path"]);
    }

    private HttpClient Client()
    {
        site.Use([new("Enabled", "true"), new("PublicAccess", "true")]);
        return site.Client();
    }

    private static Uri Address(string path) => new($"/umbraco/delivery/api/v2/content/{path}", UriKind.Relative);
}
