using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>What document, media and member types have in common; each case is done with all three.</summary>
public sealed class TypeApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private const string Textstring = "0cc0eba1-9960-42c9-bf9b-60e150b429ae";
    private const string Toggle = "92897bc6-a5f3-4ffe-ae27-f2e7e33dda49";

    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    [Theory, InlineData("document"), InlineData("media"), InlineData("member")]
    public async Task A_type_is_made_as_it_was_sent_and_changed(string kind)
    {
        var sent = Type(kind, "gemaakt");
        var id = await CreatedAsync($"{kind}-type", sent);
        var made = await client.GetJsonAsync($"{kind}-type/{id}");

        var changed = made.DeepClone().AsObject();
        changed["name"] = "Anders";
        changed["properties"]!.AsArray().RemoveAt(0);
        changed["properties"]![0]!["sortOrder"] = 4;
        changed["properties"]![0]!["name"] = "Hernoemd";
        changed["properties"]![0]!["container"] = null;
        changed["containers"] = new JsonArray();
        var updated = await client.AskAsync("PUT", $"{kind}-type/{id}", changed.ToJsonString());
        var read = await client.GetJsonAsync($"{kind}-type/{id}");
        await client.AskAsync("DELETE", $"{kind}-type/{id}");

        foreach (var (name, value) in sent.Where(member => member.Key is not "parent" and not "id"))
            Assert.True(JsonNode.DeepEquals(ByAlias(value), ByAlias(made[name])), $"{name}: {made[name]?.ToJsonString()} for {value?.ToJsonString()}");
        Assert.Equal(HttpStatusCode.OK, updated.Status);
        Assert.True(JsonNode.DeepEquals(changed, read), $"{read.ToJsonString()} for {changed.ToJsonString()}");
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"{kind}-type/{id}")).Status);
    }

    [Theory, InlineData("document"), InlineData("media"), InlineData("member")]
    public async Task Types_lie_in_folders_and_are_found(string kind)
    {
        var folder = await CreatedAsync($"{kind}-type/folder", JsonNode.Parse("""{"name":"Map van proef"}""")!.AsObject());
        var renamed = await client.AskAsync("PUT", $"{kind}-type/folder/{folder}", """{"name":"Proefmap"}""");
        var id = await CreatedAsync($"{kind}-type", Type(kind, "ligt", parent: folder));
        var copy = await CreatedAsync($"{kind}-type/{id}/copy", new JsonObject { ["target"] = null });
        var moved = await client.AskAsync("PUT", $"{kind}-type/{copy}/move", $$"""{"target":{"id":"{{folder}}"} }""");

        var root = await client.GetJsonAsync($"tree/{kind}-type/root?foldersOnly=true");
        var below = await client.GetJsonAsync($"tree/{kind}-type/children?parentId={folder}");
        var line = await client.GetJsonAsync($"tree/{kind}-type/ancestors?descendantId={copy}");
        var around = await client.GetJsonAsync($"tree/{kind}-type/siblings?target={id}&before=5&after=5");
        var found = await client.GetJsonAsync($"item/{kind}-type/search?query=LIGT");
        var byId = await client.GetJsonAsync($"item/{kind}-type/search?query={id}");
        var items = await client.GetJsonAsync($"item/{kind}-type?id={id}&id={Guid.NewGuid()}");
        var notEmpty = await client.AskAsync("DELETE", $"{kind}-type/folder/{folder}");
        foreach (var gone in new[] { id, copy }) Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("DELETE", $"{kind}-type/{gone}")).Status);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (renamed.Status, moved.Status));
        Assert.Contains(root["items"]!.AsArray(), item => (string?)item!["name"] == "Proefmap");
        Assert.All(root["items"]!.AsArray(), item => Assert.True((bool)item!["isFolder"]!));
        Assert.Equal(new[] { id, copy }.Order(StringComparer.Ordinal), Ids(below["items"]!).Order(StringComparer.Ordinal));
        Assert.Equal([folder, copy], Ids(line));
        Assert.Equal(2, around["items"]!.AsArray().Count);
        Assert.Contains(id, Ids(found["items"]!));
        Assert.Equal([id], Ids(byId["items"]!));
        Assert.Equal([id], Ids(items));
        Assert.Equal((HttpStatusCode.BadRequest, "NotEmpty"), (notEmpty.Status, notEmpty.Operation));
        Assert.Equal("Proefmap", (string?)(await client.GetJsonAsync($"{kind}-type/folder/{folder}"))["name"]);
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("DELETE", $"{kind}-type/folder/{folder}")).Status);
    }

    [Theory, InlineData("document"), InlineData("media"), InlineData("member")]
    public async Task A_type_takes_properties_from_others(string kind)
    {
        var shared = await CreatedAsync($"{kind}-type", Type(kind, "gedeeld"));
        var wanted = """{"currentPropertyAliases":["iets"],"currentCompositeIds":[],"isElement":false}""";
        var offered = await client.AskAsync("POST", $"{kind}-type/available-compositions", wanted);
        var composed = Type(kind, "samen");
        composed["compositions"]!.AsArray().Add(new JsonObject { [$"{kind}Type"] = new JsonObject { ["id"] = shared }, ["compositionType"] = "Composition" });
        var id = await CreatedAsync($"{kind}-type", composed);

        var users = await client.GetJsonAsync($"{kind}-type/{shared}/composition-references");
        var clash = await client.AskAsync("POST", $"{kind}-type/available-compositions", wanted.Replace("iets", "gedeeldTitel", StringComparison.Ordinal));
        foreach (var gone in new[] { id, shared }) await client.AskAsync("DELETE", $"{kind}-type/{gone}");

        Assert.Contains(offered.Body!.AsArray(), type => (string?)type!["id"] == shared && (bool)type["isCompatible"]!);
        Assert.Contains(clash.Body!.AsArray(), type => (string?)type!["id"] == shared && !(bool)type["isCompatible"]!);
        Assert.Equal([id], Ids(users));
    }

    [Theory, InlineData("document"), InlineData("media"), InlineData("member")]
    public async Task A_type_that_inherits_shows_all_above_it_and_is_saved_as_it_was_read(string kind)
    {
        var top = await CreatedAsync($"{kind}-type", Type(kind, "boven"));
        var middle = await CreatedAsync($"{kind}-type", Inheriting(kind, "midden", top));
        var id = await CreatedAsync($"{kind}-type", Inheriting(kind, "onder", middle));

        var read = await client.GetJsonAsync($"{kind}-type/{id}");
        var saved = await client.AskAsync("PUT", $"{kind}-type/{id}", read.ToJsonString());
        var line = await client.GetJsonAsync($"tree/{kind}-type/ancestors?descendantId={id}");
        foreach (var gone in new[] { id, middle, top }) await client.AskAsync("DELETE", $"{kind}-type/{gone}");

        Assert.Equal([(middle, "Inheritance"), (top, "Inheritance")], read["compositions"]!.AsArray()
            .Select(composition => ((string)composition![$"{kind}Type"]!["id"]!, (string)composition["compositionType"]!)));
        Assert.True(saved.Status == HttpStatusCode.OK, saved.Text);
        Assert.Equal([top, middle, id], Ids(line));
    }

    [Theory, InlineData("document"), InlineData("media"), InlineData("member")]
    public async Task What_was_exported_comes_back_by_import(string kind)
    {
        var folder = await CreatedAsync($"{kind}-type/folder", JsonNode.Parse("""{"name":"Uitvoer & meer"}""")!.AsObject());
        var shared = await CreatedAsync($"{kind}-type", Type(kind, "deel"));
        var sent = Type(kind, "reist", parent: folder);
        sent["compositions"]!.AsArray().Add(new JsonObject { [$"{kind}Type"] = new JsonObject { ["id"] = shared }, ["compositionType"] = "Composition" });
        var id = await CreatedAsync($"{kind}-type", sent);
        var before = await client.GetJsonAsync($"{kind}-type/{id}");
        var file = (await client.AskAsync("GET", $"{kind}-type/{id}/export")).Text;
        await client.AskAsync("DELETE", $"{kind}-type/{id}");

        var analysis = await client.GetJsonAsync($"import/analyze?temporaryFileId={await UploadedAsync(file)}");
        var imported = await client.AskAsync("POST", $"{kind}-type/import", File(await UploadedAsync(file)));
        var after = await client.GetJsonAsync($"{kind}-type/{id}");
        var again = await client.AskAsync("POST", $"{kind}-type/import", File(await UploadedAsync(file)));
        var other = await client.AskAsync("PUT", $"{kind}-type/{shared}/import", File(await UploadedAsync(file)));
        var over = await client.AskAsync("PUT", $"{kind}-type/{id}/import", File(await UploadedAsync(file.Replace("<Name>reist</Name>", "<Name>Aangekomen</Name>", StringComparison.Ordinal))));
        var renamed = await client.GetJsonAsync($"{kind}-type/{id}");
        var place = await client.GetJsonAsync($"tree/{kind}-type/ancestors?descendantId={id}");
        foreach (var gone in new[] { id, shared }) await client.AskAsync("DELETE", $"{kind}-type/{gone}");
        await client.AskAsync("DELETE", $"{kind}-type/folder/{folder}");

        Assert.Equal((id, "reist"), ((string)analysis["key"]!, (string)analysis["alias"]!));
        Assert.Equal((HttpStatusCode.Created, id), (imported.Status, imported.Headers.GetValueOrDefault("Umb-Generated-Resource")));
        AssertCameBack(kind, before, after);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, "IdMismatch"), (again.Status, other.Status, other.Operation));
        Assert.Equal((HttpStatusCode.OK, "Aangekomen"), (over.Status, (string?)renamed["name"]));
        Assert.Equal(kind == "document" ? [folder, id] : [id], Ids(place)); // the files of the others do not say where they lie
    }

    [Theory]
    [InlineData("document", "geen xml", "TemporaryFileConversionFailure")]
    [InlineData("document", "<Iets />", "TypeMismatch")]
    [InlineData("document", "<MediaType><Info><Key>9f1d1f0a-0000-4000-8000-000000000001</Key></Info></MediaType>", "TypeMismatch")]
    [InlineData("document", "<DocumentType />", "TemporaryFileConversionFailure")]
    [InlineData("document", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><DocumentType>&b;</DocumentType>", "TemporaryFileConversionFailure")]
    [InlineData("media", "<MediaType><Info><Key>9f1d1f0a-0000-4000-8000-000000000001</Key></Info></MediaType>", "TemporaryFileConversionFailure")]
    [InlineData("member", "<MemberType><Info><Key>9f1d1f0a-0000-4000-8000-000000000001</Key><Alias>x</Alias><Name>x</Name><Compositions><Composition>nietHier</Composition></Compositions></Info></MemberType>", "InvalidComposition")]
    [InlineData("document", "<DocumentType><Info><Key>9f1d1f0a-0000-4000-8000-000000000001</Key><Alias>persoon</Alias><Name>x</Name></Info></DocumentType>", "DuplicateAlias")]
    public async Task A_file_that_is_no_export_is_refused_and_nothing_is_written(string kind, string content, string status)
    {
        var told = await client.AskAsync("POST", $"{kind}-type/import", File(await UploadedAsync(content)));

        Assert.Equal((HttpStatusCode.BadRequest, status), (told.Status, told.Operation));
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("GET", $"{kind}-type/9f1d1f0a-0000-4000-8000-000000000001")).Status);
    }

    [Fact]
    public async Task A_file_that_says_nothing_of_itself_cannot_be_analyzed()
    {
        foreach (var content in new[] { "geen xml", "<Iets />", "<DocumentType />" })
        {
            var told = await client.AskAsync("GET", $"import/analyze?temporaryFileId={await UploadedAsync(content)}");

            Assert.Equal((HttpStatusCode.BadRequest, "UndeterminedEntityType"), (told.Status, told.Operation));
        }

        Assert.Equal("TemporaryFileNotFound", (await client.AskAsync("GET", $"import/analyze?temporaryFileId={Guid.NewGuid()}")).Operation);
    }

    [Theory]
    [InlineData("alias", "", null)] // cannot be read
    [InlineData("name", "", null)]
    [InlineData("alias", "persoon", "DuplicateAlias")]
    [InlineData("alias", "system", "InvalidAlias")]
    [InlineData("alias", "nieuwTitel", "PropertyTypeAliasCannotEqualContentTypeAlias")]
    public async Task A_type_that_cannot_be_is_refused(string member, string value, string? status)
    {
        var sent = Type("document", "nieuw");
        sent[member] = value;

        var told = await client.AskAsync("POST", "document-type", sent.ToJsonString());

        Assert.Equal((HttpStatusCode.BadRequest, status), (told.Status, told.Operation));
        if (status is null) Assert.Equal([$"$.{member}"], told.Wrong);
    }

    [Theory]
    [InlineData("data-type")]
    [InlineData("document-type")]
    [InlineData("media-type")]
    [InlineData("member-type")]
    [InlineData("data-type/folder")]
    [InlineData("document-type/folder")]
    [InlineData("media-type/folder")]
    [InlineData("member-type/folder")]
    public async Task An_id_that_anything_has_is_not_given_again(string resource)
    {
        var body = resource.EndsWith("folder", StringComparison.Ordinal) ? JsonNode.Parse("""{"name":"Weer een map"}""")!.AsObject()
            : resource == "data-type" ? JsonNode.Parse("""{"name":"x","editorAlias":"Umbraco.TextBox","editorUiAlias":"x","values":[]}""")!.AsObject()
            : Type(resource.Split('-')[0], "dubbel");
        foreach (var taken in new[] { "6de188d7-b849-5119-ab4f-bc467243baba", Textstring, "cc07b313-0843-4aa8-bbda-871c8da728c8" })
        {
            body["id"] = taken;

            var told = await client.AskAsync("POST", resource, body.ToJsonString());

            Assert.Equal((HttpStatusCode.BadRequest, "DuplicateKey"), (told.Status, told.Operation));
        }
    }

    [Theory]
    [InlineData("alias", "id", "InvalidPropertyTypeAlias")]
    [InlineData("alias", "fouteAan", "DuplicatePropertyTypeAlias")]
    [InlineData("dataType", """{"id":"00000000-0000-0000-0000-000000000001"}""", "DataTypeNotFound")]
    [InlineData("container", """{"id":"00000000-0000-0000-0000-000000000001"}""", "MissingContainer")]
    public async Task A_property_that_cannot_be_is_refused(string member, string value, string status)
    {
        foreach (var kind in new[] { "document", "media", "member" })
        {
            var sent = Type(kind, "foute");
            sent["properties"]![0]![member] = value.StartsWith('{') ? JsonNode.Parse(value) : value;

            var told = await client.AskAsync("POST", $"{kind}-type", sent.ToJsonString());

            Assert.Equal((kind, status), (kind, told.Operation));
        }
    }

    [Theory, InlineData("document"), InlineData("media"), InlineData("member")]
    public async Task What_is_not_there_is_a_404(string kind)
    {
        var nothing = Guid.NewGuid();
        (string Method, string Url, string? Body, string Status)[] asked =
        [
            ("GET", $"{kind}-type/{nothing}", null, "NotFound"),
            ("PUT", $"{kind}-type/{nothing}", Type(kind, "weg").ToJsonString(), "NotFound"),
            ("DELETE", $"{kind}-type/{nothing}", null, "NotFound"),
            ("POST", $"{kind}-type/{nothing}/copy", "{}", "NotFound"),
            ("PUT", $"{kind}-type/{nothing}/move", "{}", "NotFound"),
            ("GET", $"{kind}-type/{nothing}/export", null, "NotFound"),
            ("GET", $"{kind}-type/{nothing}/composition-references", null, "NotFound"),
            ("POST", $"{kind}-type/import", File(nothing), "TemporaryFileNotFound"),
            ("PUT", $"{kind}-type/{nothing}/import", File(nothing), "TemporaryFileNotFound"),
            ("GET", $"{kind}-type/folder/{nothing}", null, "NotFound"),
            ("DELETE", $"{kind}-type/folder/{nothing}", null, "NotFound"),
        ];
        foreach (var (method, url, body, status) in asked)
        {
            var told = await client.AskAsync(method, url, body);
            Assert.Equal((url, HttpStatusCode.NotFound, status), (url, told.Status, told.Operation));
        }
    }

    [Theory, InlineData("document", "publishDate", false), InlineData("media", "Name", true), InlineData("member", "Email", true)]
    public async Task Aliases_that_a_property_may_not_have_are_told(string kind, string alias, bool reserved)
    {
        var configuration = await client.GetJsonAsync($"{kind}-type/configuration");

        Assert.Equal(reserved, configuration["reservedFieldNames"]!.AsArray().Any(name => (string?)name == alias));
    }

    internal static JsonObject Type(string kind, string alias, string? parent = null)
    {
        var (tab, group) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var type = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["alias"] = alias,
            ["name"] = alias,
            ["description"] = "Voor een proef",
            ["icon"] = "icon-book",
            ["allowedAsRoot"] = kind != "member",
            ["variesByCulture"] = false,
            ["variesBySegment"] = false,
            ["collection"] = null,
            ["isElement"] = false,
            ["compositions"] = new JsonArray(),
            ["parent"] = parent is null ? null : new JsonObject { ["id"] = parent },
            ["containers"] = new JsonArray(Container(tab, null, "Tabblad", "Tab", 0), Container(group, tab, "Groep van velden", "Group", 1)),
            ["properties"] = new JsonArray(Property(kind, $"{alias}Titel", Textstring, group, 0), Property(kind, $"{alias}Aan", Toggle, tab, 1)),
        };
        if (kind == "document")
        {
            type["allowedTemplates"] = new JsonArray();
            type["defaultTemplate"] = null;
            type["cleanup"] = JsonNode.Parse("""{"preventCleanup":true,"keepAllVersionsNewerThanDays":3,"keepLatestVersionPerDayForDays":null}""");
        }

        if (kind != "member") type[kind == "document" ? "allowedDocumentTypes" : "allowedMediaTypes"] = new JsonArray();
        return type;
    }

    /// <summary>An export of member types has not all of them: who may see a property is not in Umbraco's file.</summary>
    private static void AssertCameBack(string kind, JsonNode before, JsonNode after)
    {
        foreach (var type in new[] { before, after })
        {
            foreach (var property in type["properties"]!.AsArray().Where(_ => kind == "member"))
            {
                property!.AsObject().Remove("isSensitive");
                property.AsObject().Remove("visibility");
            }
        }

        Assert.True(JsonNode.DeepEquals(before, after), $"{after.ToJsonString()} for {before.ToJsonString()}");
    }

    /// <summary>Properties are shown by their groups; which of them comes first is told by their sort order.</summary>
    private static JsonNode? ByAlias(JsonNode? value) => value is JsonArray items && items.FirstOrDefault() is JsonObject first && first.ContainsKey("alias")
        ? new JsonArray([.. items.OrderBy(item => (string)item!["alias"]!, StringComparer.Ordinal).Select(item => item!.DeepClone())]) : value;

    private static JsonObject Inheriting(string kind, string alias, string from)
    {
        var type = Type(kind, alias);
        type["compositions"]!.AsArray().Add(new JsonObject { [$"{kind}Type"] = new JsonObject { ["id"] = from }, ["compositionType"] = "Inheritance" });
        return type;
    }

    private static JsonObject Container(string id, string? parent, string name, string type, int order) => new()
    {
        ["id"] = id,
        ["parent"] = parent is null ? null : new JsonObject { ["id"] = parent },
        ["name"] = name,
        ["type"] = type,
        ["sortOrder"] = order,
    };

    private static JsonObject Property(string kind, string alias, string dataType, string container, int order)
    {
        var property = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["container"] = new JsonObject { ["id"] = container },
            ["sortOrder"] = order,
            ["alias"] = alias,
            ["name"] = alias,
            ["description"] = "Uitleg",
            ["dataType"] = new JsonObject { ["id"] = dataType },
            ["variesByCulture"] = false,
            ["variesBySegment"] = false,
            ["validation"] = JsonNode.Parse("""{"mandatory":true,"mandatoryMessage":"Vul in","regEx":"[a-z]*","regExMessage":"Kleine letters"}"""),
            ["appearance"] = new JsonObject { ["labelOnTop"] = true },
        };
        if (kind != "member") return property;

        property["isSensitive"] = true;
        property["visibility"] = JsonNode.Parse("""{"memberCanView":true,"memberCanEdit":false}""");
        return property;
    }

    private static IEnumerable<string> Ids(JsonNode items) => items.AsArray().Select(item => (string)item!["id"]!);

    private static string File(Guid temporary) => string.Format(CultureInfo.InvariantCulture, "{{\"file\":{{\"id\":\"{0}\"}}}}", temporary);

    private async Task<Guid> UploadedAsync(string content)
    {
        var key = Guid.NewGuid();
        var stored = await client.UploadAsync(key, "type.udt", Encoding.UTF8.GetBytes(content));
        Assert.Equal(HttpStatusCode.Created, stored.Status);
        return key;
    }

    private async Task<string> CreatedAsync(string url, JsonObject body)
    {
        var told = await client.AskAsync("POST", url, body.ToJsonString());
        Assert.True(told.Status == HttpStatusCode.Created, told.Text);
        return told.Headers["Umb-Generated-Resource"];
    }
}
