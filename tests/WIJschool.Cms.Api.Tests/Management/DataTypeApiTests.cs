using System.Net;
using System.Text.Json.Nodes;

namespace WIJschool.Cms.Api.Tests.Management;

public sealed class DataTypeApiTests(RichManagement site) : IClassFixture<RichManagement>, IDisposable
{
    private const string Textstring = "0cc0eba1-9960-42c9-bf9b-60e150b429ae";
    private const string Slider = "639e323b-ab3c-582b-b0b9-62c3fe6a991b";
    private const string OneLine = "3edabbb9-5119-503c-8203-92dceacea015";

    private readonly HttpClient client = site.As(ManagementSite.Administrator);

    public void Dispose() => client.Dispose();

    /// <summary>The property editors of the back office's package, with the settings it starts a data type of each with.</summary>
    public static TheoryData<string, string, string> Editors => new()
    {
        { "Umbraco.BlockGrid", "BlockGrid", """{"gridColumns":12,"blocks":[{"contentElementTypeKey":"248f2ed7-3d98-5d96-803d-198310256228","allowAtRoot":true,"areas":[]}],"useLiveEditing":false}""" },
        { "Umbraco.BlockList", "BlockList", """{"blocks":[{"contentElementTypeKey":"da02324c-d794-50c7-b8d3-da4bd2863bdd"}],"validationLimit":{"min":0,"max":4},"useInlineEditingAsDefault":true}""" },
        { "Umbraco.SingleBlock", "BlockSingle", """{"blocks":[{"contentElementTypeKey":"da02324c-d794-50c7-b8d3-da4bd2863bdd"}]}""" },
        { "Umbraco.CheckBoxList", "CheckBoxList", """{"items":["rood","groen"]}""" },
        { "Umbraco.ColorPicker", "ColorPicker", """{"useLabel":true,"items":[{"value":"ff0000","label":"Rood"}]}""" },
        { "Umbraco.ColorPicker.EyeDropper", "EyeDropper", """{"showAlpha":true,"showPalette":false}""" },
        { "Umbraco.ContentPicker", "DocumentPicker", "{}" },
        { "Umbraco.DateOnly", "DateOnlyPicker", "{}" },
        { "Umbraco.DateTime", "DatePicker", """{"format":"YYYY-MM-DD HH:mm:ss"}""" },
        { "Umbraco.DateTimeUnspecified", "DateTimePicker", """{"timeFormat":"HH:mm"}""" },
        { "Umbraco.DateTimeWithTimeZone", "DateTimeWithTimeZonePicker", """{"timeFormat":"HH:mm","timeZones":{"mode":"all","timeZones":[]}}""" },
        { "Umbraco.Decimal", "Decimal", """{"step":"0.01"}""" },
        { "Umbraco.DropDown.Flexible", "Dropdown", """{"multiple":true,"items":["een","twee"]}""" },
        { "Umbraco.EmailAddress", "EmailAddress", """{"inputType":"email"}""" },
        { "Umbraco.EntityDataPicker", "EntityDataPicker", """{"umbEditorDataSource":"iets"}""" },
        { "Umbraco.ImageCropper", "ImageCropper", """{"crops":[{"alias":"vierkant","label":"Vierkant","width":100,"height":100}]}""" },
        { "Umbraco.Integer", "Integer", """{"min":0,"max":10,"step":2}""" },
        { "Umbraco.Label", "Label", """{"umbracoDataValueType":"STRING"}""" },
        { "Umbraco.ListView", "Collection", """{"pageSize":10,"orderBy":"updateDate","orderDirection":"desc","includeProperties":[{"header":"Sort","alias":"sortOrder","isSystem":1}],"layouts":[{"icon":"icon-list","name":"Lijst","collectionView":"Umb.CollectionView.Document.Table"}]}""" },
        { "Umbraco.MarkdownEditor", "MarkdownEditor", """{"preview":true,"defaultValue":"# Kop"}""" },
        { "Umbraco.MediaPicker3", "MediaPicker", """{"multiple":true,"validationLimit":{"min":1,"max":3},"enableLocalFocalPoint":true,"crops":[{"alias":"breed","label":"Breed","width":16,"height":9}]}""" },
        { "Umbraco.MemberGroupPicker", "MemberGroupPicker", "{}" },
        { "Umbraco.MemberPicker", "MemberPicker", "{}" },
        { "Umbraco.MultiNodeTreePicker", "ContentPicker", """{"minNumber":0,"maxNumber":0,"startNode":{"type":"content"}}""" },
        { "Umbraco.MultiUrlPicker", "MultiUrlPicker", """{"minNumber":0,"maxNumber":0,"hideAnchor":true}""" },
        { "Umbraco.MultipleTextstring", "MultipleTextString", """{"min":0,"max":0}""" },
        { "Umbraco.Plain.String", "CodeEditor", """{"language":"javascript","height":400,"lineNumbers":true,"minimap":true,"wordWrap":false}""" },
        { "Umbraco.Plain.String", "IconPicker", "{}" },
        { "Umbraco.RadioButtonList", "RadioButtonList", """{"items":["ja","nee"]}""" },
        { "Umbraco.RichText", "Tiptap", """{"toolbar":[[["Umb.Tiptap.Toolbar.SourceEditor"],["Umb.Tiptap.Toolbar.Bold"]]],"maxImageSize":500,"extensions":["Umb.Tiptap.Link"]}""" },
        { "Umbraco.Slider", "Slider", """{"minVal":0,"maxVal":100,"initVal1":0,"initVal2":0,"step":1}""" },
        { "Umbraco.Tags", "Tags", """{"group":"default","storageType":"Json"}""" },
        { "Umbraco.TextArea", "TextArea", """{"rows":10,"maxChars":200}""" },
        { "Umbraco.TextBox", "TextBox", """{"maxChars":512,"inputType":"text"}""" },
        { "Umbraco.TimeOnly", "TimeOnlyPicker", """{"timeFormat":"HH:mm"}""" },
        { "Umbraco.TrueFalse", "Toggle", """{"default":true,"labelOn":"Aan"}""" },
        { "Umbraco.UploadField", "UploadField", """{"fileExtensions":["pdf","docx"]}""" },
        { "Umbraco.UserPicker", "UserPicker", "{}" },
    };

    [Theory, MemberData(nameof(Editors))]
    public async Task Every_editor_of_the_back_office_keeps_its_settings(string editor, string ui, string settings)
    {
        var values = new JsonArray([.. JsonNode.Parse(settings)!.AsObject().Select(s => new JsonObject { ["alias"] = s.Key, ["value"] = s.Value?.DeepClone() })]);
        var sent = new JsonObject
        {
            ["name"] = $"{ui} {Guid.NewGuid():N}",
            ["editorAlias"] = editor,
            ["editorUiAlias"] = $"Umb.PropertyEditorUi.{ui}",
            ["values"] = values,
        };

        var created = await client.AskAsync("POST", "data-type", sent.ToJsonString());

        Assert.True(created.Status == HttpStatusCode.Created, created.Text);
        var read = await client.GetJsonAsync($"data-type/{created.Headers["Umb-Generated-Resource"]}");
        Assert.True(JsonNode.DeepEquals(values, read["values"]), read.ToJsonString());
        await client.AskAsync("DELETE", $"data-type/{created.Headers["Umb-Generated-Resource"]}");
    }

    [Fact]
    public async Task What_a_real_Umbraco_kept_is_accepted_again_as_it_is()
    {
        var all = (await client.GetJsonAsync("filter/data-type?take=500"))["items"]!.AsArray();
        List<string> wrong = [];
        foreach (var id in all.Select(item => (string)item!["id"]!))
        {
            var before = await client.GetJsonAsync($"data-type/{id}");
            var told = await client.AskAsync("PUT", $"data-type/{id}", before.ToJsonString());
            var after = await client.GetJsonAsync($"data-type/{id}");
            if (told.Status != HttpStatusCode.OK || !JsonNode.DeepEquals(before, after)) wrong.Add($"{before["name"]} ({before["editorAlias"]}): {told.Text}");
        }

        Assert.True(all.Count > 80);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("Umbraco.CheckBoxList", """{"alias":"items","value":["rood","rood"]}""")]
    [InlineData("Umbraco.DropDown.Flexible", """{"alias":"items","value":["een","een"]}""")]
    [InlineData("Umbraco.ColorPicker", """{"alias":"items","value":[{"value":"geen kleur","label":"?"}]}""")]
    [InlineData("Umbraco.ColorPicker", """{"alias":"items","value":[{"value":"ff0000","label":"a"},{"value":"FF0000","label":"b"}]}""")]
    [InlineData("Umbraco.Integer", """{"alias":"min","value":"veel"}""")]
    [InlineData("Umbraco.TextBox", """{"alias":"maxChars","value":"veel"}""")]
    [InlineData("Umbraco.Slider", """{"alias":"minVal","value":"laag"}""")]
    [InlineData("Umbraco.MediaPicker3", """{"alias":"crops","value":"geen lijst"}""")]
    [InlineData("Umbraco.BlockList", """{"alias":"blocks","value":[{"contentElementTypeKey":"geen id"}]}""")]
    public async Task Settings_that_cannot_be_are_refused(string editor, string setting)
    {
        var told = await client.AskAsync("POST", "data-type", Body("Fout", editor, setting));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidConfiguration"), (told.Status, told.Operation));
    }

    [Fact]
    public async Task A_data_type_is_made_changed_copied_moved_and_deleted()
    {
        var folder = await CreatedAsync("data-type/folder", """{"name":"Velden"}""");
        var inner = await CreatedAsync("data-type/folder", $$"""{"name":"Binnen","parent":{"id":"{{folder}}"} }""");
        var id = await CreatedAsync("data-type", Body("Kort", "Umbraco.TextBox", """{"alias":"maxChars","value":5}""", folder));
        var updated = await client.AskAsync("PUT", $"data-type/{id}", Body("Lang", "Umbraco.TextArea", """{"alias":"rows","value":3}"""));
        var copy = await CreatedAsync($"data-type/{id}/copy", $$"""{"target":{"id":"{{inner}}"} }""");
        var moved = await client.AskAsync("PUT", $"data-type/{id}/move", """{"target":null}""");

        var read = await client.GetJsonAsync($"data-type/{id}");
        var copied = await client.GetJsonAsync($"data-type/{copy}");
        var below = await client.GetJsonAsync($"tree/data-type/children?parentId={folder}");
        var folders = await client.GetJsonAsync($"tree/data-type/children?parentId={inner}&foldersOnly=true");
        var line = await client.GetJsonAsync($"tree/data-type/ancestors?descendantId={copy}");
        var around = await client.GetJsonAsync($"tree/data-type/siblings?target={id}&before=1&after=1");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (updated.Status, moved.Status));
        Assert.Equal(("Lang", "Umbraco.TextArea", 3), ((string)read["name"]!, (string)read["editorAlias"]!, (int)read["values"]![0]!["value"]!));
        Assert.Equal("Lang (copy)", (string?)copied["name"]);
        Assert.Equal((inner, true), ((string)Assert.Single(below["items"]!.AsArray())!["id"]!, (bool)below["items"]![0]!["isFolder"]!));
        Assert.Equal(0, (int)folders["total"]!);
        Assert.Equal([folder, inner, copy], line.AsArray().Select(item => (string)item!["id"]!));
        Assert.Equal(id, (string?)around["items"]![1]!["id"]);
        foreach (var gone in new[] { id, copy }) Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("DELETE", $"data-type/{gone}")).Status);
        Assert.Equal("NotEmpty", (await client.AskAsync("DELETE", $"data-type/folder/{folder}")).Operation);
        foreach (var gone in new[] { inner, folder }) Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("DELETE", $"data-type/folder/{gone}")).Status);
    }

    [Fact]
    public async Task A_folder_gets_another_name_and_stays_where_it_is()
    {
        var outer = await CreatedAsync("data-type/folder", """{"name":"Buiten"}""");
        var folder = await CreatedAsync("data-type/folder", $$"""{"name":"Oud","parent":{"id":"{{outer}}"} }""");

        var renamed = await client.AskAsync("PUT", $"data-type/folder/{folder}", """{"name":"Nieuw"}""");

        var below = await client.GetJsonAsync($"tree/data-type/children?parentId={outer}");
        Assert.Equal(HttpStatusCode.OK, renamed.Status);
        Assert.Equal("Nieuw", (string?)(await client.GetJsonAsync($"data-type/folder/{folder}"))["name"]);
        Assert.Equal("Nieuw", (string?)Assert.Single(below["items"]!.AsArray())!["name"]);
        foreach (var gone in new[] { folder, outer }) await client.AskAsync("DELETE", $"data-type/folder/{gone}");
    }

    [Fact]
    public async Task What_the_system_needs_stays()
    {
        string[] needed = [Textstring, "92897bc6-a5f3-4ffe-ae27-f2e7e33dda49", "c0808dd3-8133-4e4b-8ce8-e2bea84a96a4", "3a0156c4-3b8c-4803-bdc1-6871faa83fff"];
        foreach (var id in needed)
        {
            var told = await client.AskAsync("DELETE", $"data-type/{id}");
            var read = await client.GetJsonAsync($"data-type/{id}");

            Assert.Equal((HttpStatusCode.BadRequest, "NonDeletable"), (told.Status, told.Operation));
            Assert.False((bool)read["isDeletable"]!);
        }
    }

    [Fact]
    public async Task Where_a_data_type_is_used_is_told()
    {
        var used = await client.GetJsonAsync($"data-type/{OneLine}/is-used");
        var uses = await client.GetJsonAsync($"data-type/{OneLine}/referenced-by?skip=0&take=100");
        var found = await client.GetJsonAsync("item/data-type/search?query=schuif");
        var items = await client.GetJsonAsync($"item/data-type?id={OneLine}");
        var filtered = await client.GetJsonAsync("filter/data-type?editorAlias=Umbraco.Slider&take=1");

        Assert.True((bool)used);
        Assert.Contains(uses["items"]!.AsArray(), use => (string?)use!["alias"] == "functie" && (string?)use["documentType"]!["alias"] == "persoon");
        Assert.Equal(["Schuif bereik", "Schuif enkel"], found["items"]!.AsArray().Select(item => (string)item!["name"]!));
        Assert.Equal(OneLine, (string?)Assert.Single(items.AsArray())!["id"]);
        Assert.Equal((2, 1), ((int)filtered["total"]!, filtered["items"]!.AsArray().Count));
        Assert.Empty((await client.GetJsonAsync("item/data-type")).AsArray());
    }

    [Fact]
    public async Task A_changed_setting_shows_at_once_on_what_is_published()
    {
        site.Use([new("Enabled", "true"), new("PublicAccess", "true")]);
        using var visitor = site.Client();
        var page = new Uri("/umbraco/delivery/api/v2/content/item/f5dbac27-9c4b-506f-a548-6a88e894381e?fields=properties[schuif]", UriKind.Relative);
        var before = JsonNode.Parse(await visitor.GetStringAsync(page))!["properties"]!["schuif"]!;
        var type = await client.GetJsonAsync($"data-type/{Slider}");
        var other = await client.GetJsonAsync($"data-type/{Textstring}");
        await client.AskAsync("PUT", $"data-type/{Textstring}", other.ToJsonString()); // one change does not hide the next
        var range = type.DeepClone();
        range["values"]!.AsArray().Single(setting => (string?)setting!["alias"] == "enableRange")!["value"] = true;

        var told = await client.AskAsync("PUT", $"data-type/{Slider}", range.ToJsonString());
        var after = JsonNode.Parse(await visitor.GetStringAsync(page))!["properties"]!["schuif"]!;
        await client.AskAsync("PUT", $"data-type/{Slider}", type.ToJsonString());
        var back = JsonNode.Parse(await visitor.GetStringAsync(page))!["properties"]!["schuif"]!;

        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Equal((25, 25), ((int)before, (int)back));
        Assert.True(after is JsonObject, after.ToJsonString());
        Assert.Equal(25, (int)after["minimum"]!);
    }

    [Theory]
    [InlineData("GET", "data-type/{0}", null, "NotFound")]
    [InlineData("PUT", "data-type/{0}", """{"name":"x","editorAlias":"Umbraco.TextBox","editorUiAlias":"x","values":[]}""", "NotFound")]
    [InlineData("DELETE", "data-type/{0}", null, "NotFound")]
    [InlineData("GET", "data-type/{0}/is-used", null, "NotFound")]
    [InlineData("POST", "data-type/{0}/copy", "{}", "NotFound")]
    [InlineData("PUT", "data-type/{0}/move", "{}", "NotFound")]
    [InlineData("POST", $"data-type/{Slider}/copy", """{"target":{"id":"00000000-0000-0000-0000-000000000001"}}""", "ParentNotFound")]
    [InlineData("PUT", $"data-type/{Slider}/move", """{"target":{"id":"00000000-0000-0000-0000-000000000001"}}""", "ParentNotFound")]
    [InlineData("POST", "data-type", """{"name":"x","editorAlias":"Bestaat.Niet","editorUiAlias":"x","values":[]}""", "PropertyEditorNotFound")]
    [InlineData("POST", "data-type", """{"name":"x","editorAlias":"Umbraco.TextBox","editorUiAlias":"x","values":[],"parent":{"id":"00000000-0000-0000-0000-000000000001"}}""", "ParentNotFound")]
    [InlineData("GET", "data-type/folder/{0}", null, "NotFound")]
    [InlineData("PUT", "data-type/folder/{0}", """{"name":"x"}""", "NotFound")]
    [InlineData("DELETE", "data-type/folder/{0}", null, "NotFound")]
    [InlineData("POST", "data-type/folder", """{"name":"x","parent":{"id":"00000000-0000-0000-0000-000000000001"}}""", "ParentNotFound")]
    public async Task What_is_not_there_is_a_404(string method, string url, string? body, string status)
    {
        var told = await client.AskAsync(method, string.Format(System.Globalization.CultureInfo.InvariantCulture, url, Guid.NewGuid()), body);

        Assert.Equal((HttpStatusCode.NotFound, status), (told.Status, told.Operation));
    }

    [Fact]
    public async Task An_id_is_given_once()
    {
        var told = await client.AskAsync("POST", "data-type", Body("Weer", "Umbraco.TextBox", """{"alias":"maxChars","value":5}""", id: Slider));

        Assert.Equal((HttpStatusCode.BadRequest, "DuplicateKey"), (told.Status, told.Operation));
    }

    [Fact]
    public async Task The_lists_that_Umbraco_brings_are_told_by_their_ids()
    {
        var configuration = await client.GetJsonAsync("data-type/configuration");

        Assert.Equal(("True", "c0808dd3-8133-4e4b-8ce8-e2bea84a96a4"), ((string)configuration["canBeChanged"]!, (string)configuration["documentListViewId"]!));
    }

    private static string Body(string name, string editor, string setting, string? parent = null, string? id = null) => new JsonObject
    {
        ["name"] = name,
        ["editorAlias"] = editor,
        ["editorUiAlias"] = "Umb.PropertyEditorUi.Iets",
        ["values"] = new JsonArray(JsonNode.Parse(setting)),
        ["id"] = id,
        ["parent"] = parent is null ? null : new JsonObject { ["id"] = parent },
    }.ToJsonString();

    private async Task<string> CreatedAsync(string url, string body)
    {
        var told = await client.AskAsync("POST", url, body);
        Assert.True(told.Status == HttpStatusCode.Created, told.Text);
        return told.Headers["Umb-Generated-Resource"];
    }
}
