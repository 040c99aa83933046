using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Tests.Delivery;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Opening, making, changing and placing documents.</summary>
public sealed class DocumentApiTests(RichManagement site) : IClassFixture<RichManagement>
{
    private const string Home = "aae5bddd-c110-51de-a991-eabc74296aaa";
    private const string News = "d78b683d-a93f-5955-bd2c-ef1db8df2cb0";
    private const string Changed = "8f5f31d8-40ba-5f67-b146-fed458ae7b0a";
    private const string Filled = "f5dbac27-9c4b-506f-a548-6a88e894381e";
    private const string Archive = "a45ec06e-e73e-51c5-be3f-7b4f8a4928f2";
    private const string MessageType = "a2b11c81-23dd-5af5-9dc1-78cd3be199cb";
    private const string Nothing = "00000000-0000-0000-0000-000000000001";

    private readonly HttpClient admin = site.As(ManagementSite.Administrator);
    private readonly IContentService documents = site.Services.GetRequiredService<IContentService>();

    [Fact]
    public async Task Saving_what_was_opened_changes_no_value_of_any_editor()
    {
        List<string> differences = [];
        foreach (var (key, name) in OneOfEachType())
        {
            var opened = await admin.GetJsonAsync($"document/{key}");

            var saved = await admin.AskAsync("PUT", $"document/{key}", Request(opened));
            var (again, stored) = (await admin.GetJsonAsync($"document/{key}"), Stored(key));
            await admin.AskAsync("PUT", $"document/{key}", Request(again));

            if (saved.Status != HttpStatusCode.OK) differences.Add($"{name}: {saved.Text}");
            if (JsonDifference.Find(Comparable(opened), Comparable(again), "$") is { } shown) differences.Add($"{name}: {shown}");
            differences.AddRange(Stored(key).Where(value => !Equals(value.Value, stored[value.Key])).Select(value => $"{name} {value.Key}: {value.Value} was {stored[value.Key]}"));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task Blocks_are_opened_with_the_layout_as_the_back_office_reads_it()
    {
        var opened = await admin.GetJsonAsync($"document/{Filled}");

        var blocks = opened["values"]!.AsArray().Where(value => (string?)value!["editorAlias"] == "Umbraco.BlockList" && value["value"] is JsonObject).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, value => Assert.NotEmpty(value!["value"]!["layout"]!["Umbraco.BlockList"]!.AsArray()));
    }

    [Fact]
    public async Task What_is_published_is_opened_without_the_changes_since()
    {
        var draft = await admin.GetJsonAsync($"document/{Changed}");
        var published = await admin.GetJsonAsync($"document/{Changed}/published");

        Assert.Equal("PublishedPendingChanges", (string?)Variant(draft, "nl")["state"]);
        Assert.Equal("Published", (string?)Variant(published, "nl")["state"]);
        Assert.NotEqual((string?)Variant(draft, "nl")["name"], (string?)Variant(published, "nl")["name"]);
    }

    [Fact]
    public async Task A_document_is_made_changed_and_removed()
    {
        var id = Guid.NewGuid();

        var made = await admin.AskAsync("POST", "document", NewMessage(id, "Nieuw bericht"));
        var again = await admin.AskAsync("POST", "document", NewMessage(id, "Nog een"));
        var opened = await admin.GetJsonAsync($"document/{id}");
        opened["variants"]![0]!["name"] = "Ander bericht";
        var changed = await admin.AskAsync("PUT", $"document/{id}", Request(opened));
        var renamed = documents.GetById(id)!.Name;
        var removed = await admin.AskAsync("DELETE", $"document/{id}");

        Assert.Equal((HttpStatusCode.Created, id.ToString()), (made.Status, made.Headers["Umb-Generated-Resource"]));
        Assert.Equal((HttpStatusCode.BadRequest, "DuplicateKey"), (again.Status, again.Operation));
        Assert.Equal("Draft", (string?)opened["variants"]![0]!["state"]);
        Assert.Equal((HttpStatusCode.OK, "Ander bericht"), (changed.Status, renamed));
        Assert.Equal(HttpStatusCode.OK, removed.Status);
        Assert.Null(documents.GetById(id));
    }

    [Fact]
    public async Task A_value_that_is_not_valid_is_named_by_its_path_before_it_is_saved()
    {
        var opened = await admin.GetJsonAsync($"document/{Filled}");
        var values = opened["values"]!.AsArray();
        var mail = values.First(value => (string?)value!["editorAlias"] == "Umbraco.EmailAddress")!;
        mail["value"] = "geen adres";

        var checkedUpdate = await admin.AskAsync("PUT", $"../v1.1/document/{Filled}/validate", Request(opened));
        var fine = await admin.AskAsync("PUT", $"../v1.1/document/{Filled}/validate", Request(await admin.GetJsonAsync($"document/{Filled}")));
        var missing = await admin.AskAsync("PUT", $"../v1.1/document/{Nothing}/validate", Request(opened));

        Assert.Equal((HttpStatusCode.BadRequest, "PropertyValidationError"), (checkedUpdate.Status, checkedUpdate.Operation));
        Assert.Equal([$"$.values[{values.IndexOf(mail)}].value"], checkedUpdate.Body!["errors"]!.AsObject().Select(error => error.Key));
        Assert.Equal(HttpStatusCode.OK, fine.Status);
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
    }

    [Fact]
    public async Task What_is_not_valid_is_told_in_the_language_of_the_user()
    {
        var user = await site.UserInAsync(Constants.Security.EditorGroupKey);
        var users = site.Services.GetRequiredService<IUserService>();
        var dutch = (await users.GetAsync(user))!;
        dutch.Language = "nl-NL";
        users.Save(dutch);
        using var client = site.As(user);
        var opened = await client.GetJsonAsync($"document/{Filled}");
        opened["values"]!.AsArray().First(value => (string?)value!["editorAlias"] == "Umbraco.EmailAddress")!["value"] = "geen adres";

        var (inDutch, inEnglish) = (
            await client.AskAsync("PUT", $"../v1.1/document/{Filled}/validate", Request(opened)), await admin.AskAsync("PUT", $"../v1.1/document/{Filled}/validate", Request(opened)));

        Assert.Equal("Ongeldig e-mailadres", Message(inDutch));
        Assert.Equal("Invalid email", Message(inEnglish));
    }

    [Fact]
    public async Task A_new_document_is_checked_without_being_made()
    {
        var id = Guid.NewGuid();

        var valid = await admin.AskAsync("POST", "document/validate", NewMessage(id, "Bericht"));
        var misplaced = await admin.AskAsync("POST", "document/validate", NewMessage(id, "Bericht", parent: Filled));

        Assert.Equal(HttpStatusCode.OK, valid.Status);
        Assert.Equal((HttpStatusCode.BadRequest, "NotAllowed"), (misplaced.Status, misplaced.Operation));
        Assert.Null(documents.GetById(id));
    }

    [Fact]
    public async Task A_document_is_copied_moved_and_sorted()
    {
        var (first, second) = (await MadeAsync("Een"), await MadeAsync("Twee"));

        var copied = await admin.AskAsync("POST", $"document/{first}/copy", $$"""{"target":{"id":"{{Archive}}"},"relateToOriginal":true,"includeDescendants":false}""");
        var moved = await admin.AskAsync("PUT", $"document/{first}/move", $$"""{"target":{"id":"{{Archive}}"} }""");
        var back = await admin.AskAsync("PUT", $"document/{first}/move", $$"""{"target":{"id":"{{News}}"} }""");
        var sorted = await admin.AskAsync("PUT", "document/sort", $$"""
            {"parent":{"id":"{{News}}"},"sorting":[{"id":"{{second}}","sortOrder":0},{"id":"{{first}}","sortOrder":1}]}
            """);
        var strange = await admin.AskAsync("PUT", "document/sort", $$"""{"parent":{"id":"{{News}}"},"sorting":[{"id":"{{Home}}","sortOrder":0}]}""");
        var lost = await admin.AskAsync("PUT", $"document/{first}/move", $$"""{"target":{"id":"{{Nothing}}"} }""");

        Assert.Equal(HttpStatusCode.Created, copied.Status);
        Assert.Equal(Guid.Parse(Archive), ParentOf(Guid.Parse(copied.Headers["Umb-Generated-Resource"])));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (moved.Status, back.Status, sorted.Status));
        Assert.True(documents.GetById(second)!.SortOrder < documents.GetById(first)!.SortOrder);
        Assert.Equal((HttpStatusCode.BadRequest, "SortingInvalid"), (strange.Status, strange.Operation));
        Assert.Equal((HttpStatusCode.NotFound, "ParentNotFound"), (lost.Status, lost.Operation));
    }

    [Fact]
    public async Task The_addresses_of_documents_are_told_and_why_one_has_none()
    {
        var draft = await MadeAsync("Nog niet");

        var urls = (await admin.GetJsonAsync($"document/urls?id={News}&id={draft}")).AsArray();

        Assert.Contains(urls.First(entry => (string?)entry!["id"] == News)!["urlInfos"]!.AsArray(), url => (string?)url!["url"] is { Length: > 0 });
        Assert.DoesNotContain(urls.First(entry => (string?)entry!["id"] == draft.ToString())!["urlInfos"]!.AsArray(), url => (string?)url!["url"] is not null);
    }

    [Fact]
    public async Task The_settings_that_editors_need_are_told()
    {
        var settings = await admin.GetJsonAsync("document/configuration");
        var segments = await admin.GetJsonAsync($"document/{News}/available-segment-options");

        Assert.False((bool)settings["disableDeleteWhenReferenced"]!);
        Assert.Equal(0, (int)segments["total"]!);
    }

    [Fact]
    public async Task A_user_changes_only_what_is_within_the_start_node()
    {
        using var client = site.As(await site.UserWithAsync(start: Guid.Parse(Archive)));

        var outside = await client.AskAsync("GET", $"document/{News}");
        var inside = await client.AskAsync("GET", $"document/{Archive}");
        var made = await client.AskAsync("POST", "document", NewMessage(Guid.NewGuid(), "Elders"));
        var copied = await client.AskAsync("POST", $"document/{Archive}/copy", $$"""{"target":{"id":"{{Home}}"},"relateToOriginal":false,"includeDescendants":false}""");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (outside.Status, inside.Status));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (made.Status, copied.Status));
    }

    [Fact]
    public async Task A_writer_may_write_and_not_publish_nor_remove()
    {
        var id = await MadeAsync("Van de schrijver");
        using var writer = site.As(await site.UserInAsync(Constants.Security.WriterGroupKey));

        var saved = await writer.AskAsync("PUT", $"document/{id}", Request(await writer.GetJsonAsync($"document/{id}")));
        var published = await writer.AskAsync("PUT", $"document/{id}/publish", """{"publishSchedules":[{"culture":null}]}""");
        var removed = await writer.AskAsync("DELETE", $"document/{id}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (saved.Status, published.Status, removed.Status));
    }

    [Fact]
    public async Task A_language_that_a_user_may_not_write_stays_as_it_was()
    {
        var opened = await admin.GetJsonAsync($"document/{Changed}");
        using var client = site.As(await site.UserWithAsync(start: null, "en-US"));
        Variant(opened, "nl")["name"] = "Overschreven";

        var saved = await client.AskAsync("PUT", $"document/{Changed}", Request(opened));
        var published = await client.AskAsync("PUT", $"document/{Changed}/publish", """{"publishSchedules":[{"culture":"nl"}]}""");

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.NotEqual("Overschreven", (string?)Variant(await admin.GetJsonAsync($"document/{Changed}/published"), "nl")["name"]);
        Assert.Equal(HttpStatusCode.Forbidden, published.Status);
    }

    private static string? Message(Told told) => (string?)told.Body!["errors"]!.AsObject().Single().Value![0];

    private static JsonNode Variant(JsonNode document, string culture) => document["variants"]!.AsArray().First(variant => (string?)variant!["culture"] == culture)!;

    /// <summary>What the back office sends of what it opened.</summary>
    private static string Request(JsonNode opened) => new JsonObject
    {
        ["values"] = new JsonArray([.. opened["values"]!.AsArray().Select(value => new JsonObject
        {
            ["culture"] = value!["culture"]?.DeepClone(), ["segment"] = value["segment"]?.DeepClone(),
            ["alias"] = value["alias"]!.DeepClone(), ["value"] = value["value"]?.DeepClone(),
        })]),
        ["variants"] = new JsonArray([.. opened["variants"]!.AsArray().Select(variant => new JsonObject
        {
            ["culture"] = variant!["culture"]?.DeepClone(), ["segment"] = variant["segment"]?.DeepClone(), ["name"] = variant["name"]!.DeepClone(),
        })]),
        ["template"] = opened["template"]?.DeepClone(),
    }.ToJsonString();

    /// <summary>Without what any save changes; the order of values inside a block tells nothing, nor does an empty line.</summary>
    private static JsonNode? Comparable(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => member.Key is not ("updateDate" or "state"))
            .Select(member => KeyValuePair.Create(member.Key, Comparable(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Comparable).Where(item => item?.ToJsonString() != "\"\"")
            .OrderBy(item => item is JsonObject value ? $"{value["alias"]} {value["culture"]}" : "", StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };

    private static string NewMessage(Guid id, string name, string parent = News) => $$"""
        {"id":"{{id}}","parent":{"id":"{{parent}}"},"documentType":{"id":"{{MessageType}}"},"template":null,"values":[{"alias":"titel","culture":null,"segment":null,"value":"{{name}}"}],"variants":[{"culture":null,"segment":null,"name":"{{name}}"}]}
        """;

    private async Task<Guid> MadeAsync(string name)
    {
        var id = Guid.NewGuid();
        var made = await admin.AskAsync("POST", "document", NewMessage(id, name));
        Assert.True(made.Status == HttpStatusCode.Created, made.Text);
        return id;
    }

    private Guid? ParentOf(Guid id) => documents.GetById(documents.GetById(id)!.ParentId)?.Key;

    private IEnumerable<(Guid Key, string? Name)> OneOfEachType() => documents.GetPagedDescendants(Constants.System.Root, 0, 1000, out _)
        .Where(document => !document.Trashed).DistinctBy(document => document.ContentType.Alias.StartsWith("alleEditors", StringComparison.Ordinal) ? document.Key.ToString() : document.ContentType.Alias)
        .Select(document => (document.Key, document.Name)).ToList();

    private Dictionary<string, object?> Stored(Guid key) => documents.GetById(key)!.Properties
        .SelectMany(property => property.Values.Select(value => (Name: $"{property.Alias} {value.Culture} {value.Segment}", value.EditedValue)))
        .ToDictionary(value => value.Name, value => value.EditedValue);
}
